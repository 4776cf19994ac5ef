import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { SpaceState } from '@earshot/sync'
import { type JournalEntry, replay, stepEntry } from './journal-entry.ts'

/** Once a journal has grown by this much beyond its last snapshot, it is written anew. */
const COMPACT_AFTER_BYTES = 64 * 1024 * 1024
const FLUSH_EVERY_MS = 1000
/** While the disk fails a snapshot is tried less and less often, up to once in so many flushes. */
const PATIENCE_FLUSHES = 60

export type Journal = {
  appendSpace(space: SpaceState): void
  appendStep(before: SpaceState, after: SpaceState): void
  /** Tells the journal where to find all spaces when it writes itself anew; it does so at once. */
  snapshotOf(all: () => Iterable<SpaceState>): void
  /** True while the disk refuses: the rooms go on in memory, and a snapshot is tried now and then. */
  failing(): boolean
  close(): void
}

/**
 * The file that lets rooms outlive the process: one line for each accepted step, handed to the kernel before anyone is
 * told of it, so that `kill -9` loses nothing; on the disk itself within a second. No more than a second of changes is
 * lost when the machine itself loses power.
 */
export const openJournal = (
  file: string,
  onProblem: (problem: string, error: unknown) => void,
): { journal: Journal; recovered: SpaceState[] } => {
  const { spaces, unreadable } = existsSync(file)
    ? replay(readFileSync(file, 'utf8').split('\n'))
    : { spaces: new Map<string, SpaceState>(), unreadable: 0 }
  if (unreadable > 0) {
    const aside = `${file}.unreadable-${unreadable}-lines`
    copyFileSync(file, aside)
    onProblem(`${unreadable} lines of the journal could not be read; a copy of it is at ${aside}`, null)
  }

  let all: (() => Iterable<SpaceState>) | null = null
  let fd = openSync(file, 'a', 0o600)
  let grown = 0
  let dirty = false
  let broken = false
  let patience = 1
  let wait = 0

  const guarded = (what: string, act: () => void) => {
    try {
      act()
      return true
    } catch (error) {
      if (!broken) onProblem(what, error)
      broken = true
      return false
    }
  }

  const append = (entry: JournalEntry) => {
    // While the disk fails a line might follow a torn one; the snapshot that ends the failure holds it all.
    if (broken) return
    guarded('the journal cannot be written', () => {
      grown += writeAll(fd, `${JSON.stringify(entry)}\n`)
      dirty = true
    })
  }

  const compact = () => {
    const spaces = all
    if (spaces === null) return
    const done = guarded('the journal cannot be compacted', () => {
      const fresh = `${file}.new`
      const freshFd = openSync(fresh, 'w', 0o600)
      try {
        for (const space of spaces()) writeAll(freshFd, `${JSON.stringify({ space })}\n`)
        fsyncSync(freshFd)
      } finally {
        closeSync(freshFd)
      }
      renameSync(fresh, file)
      flushFolder(path.dirname(file))
      closeSync(fd)
      fd = openSync(file, 'a', 0o600)
      grown = 0
    })
    patience = done ? 1 : Math.min(PATIENCE_FLUSHES, patience * 2)
    wait = done ? 0 : patience
    if (done) broken = false
  }

  const flush = () => {
    if (wait > 0) wait--
    else if (broken || grown > COMPACT_AFTER_BYTES) compact()
    if (!dirty || broken) return
    dirty = false
    guarded('the journal cannot be flushed', () => fsyncSync(fd))
  }
  const timer = setInterval(flush, FLUSH_EVERY_MS)
  timer.unref()

  return {
    recovered: [...spaces.values()],
    journal: {
      appendSpace: (space) => append({ space }),
      appendStep: (before, after) => append(stepEntry(before, after)),
      snapshotOf: (source) => {
        all = source
        compact()
      },
      failing: () => broken,
      close: () => {
        clearInterval(timer)
        flush()
        guarded('the journal cannot be closed', () => closeSync(fd))
      },
    },
  }
}

const writeAll = (fd: number, text: string) => {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) written += writeSync(fd, bytes, written)
  return written
}

/** A rename is on the disk once its folder is (fsync(2)). */
const flushFolder = (folder: string) => {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
