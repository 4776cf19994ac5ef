import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import type { ChatMessage, SpaceId, SpaceState } from '@earshot/sync'
import { chatEntry, type JournalEntry, type Replayed, replay, stepEntry } from './journal-entry.ts'
import type { ChatEvent } from './talk.ts'

/** Once a journal has grown by this much beyond its last snapshot, it is written anew. */
const COMPACT_AFTER_BYTES = 64 * 1024 * 1024
const FLUSH_EVERY_MS = 1000
/** While the disk fails a snapshot is tried less and less often, up to once in so many flushes. */
const PATIENCE_FLUSHES = 60

export type Journal = {
  appendSpace(space: SpaceState): void
  appendStep(before: SpaceState, after: SpaceState): void
  /** The space has left memory, and is not to come back by this file. */
  appendLeft(spaceId: SpaceId): void
  appendChat(spaceId: SpaceId, chat: readonly ChatMessage[]): void
  appendChatEvent(event: ChatEvent): void
  /** Tells the journal where to find all spaces when it writes itself anew; it does so at once. */
  snapshotOf(all: () => Iterable<SpaceState>): void
  /** The same for what was said in them; until then it keeps what it held at start. */
  chatsOf(all: () => Iterable<[SpaceId, readonly ChatMessage[]]>): void
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
): { journal: Journal; recovered: SpaceState[]; chats: Replayed['chats'] } => {
  const { spaces, chats, unreadable } = replay(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
  if (unreadable > 0) {
    const aside = `${file}.unreadable-${unreadable}-lines`
    copyFileSync(file, aside)
    onProblem(`${unreadable} lines of the journal could not be read; a copy of it is at ${aside}`, null)
  }

  let all: (() => Iterable<SpaceState>) | null = null
  let allChats: () => Iterable<[SpaceId, readonly ChatMessage[]]> = () => chats
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
        const write = (entry: JournalEntry) => writeAll(freshFd, `${JSON.stringify(entry)}\n`)
        for (const space of spaces()) write({ space })
        for (const [spaceId, chat] of allChats()) if (chat.length > 0) write({ spaceId, chat: [...chat] })
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
    chats,
    journal: {
      appendSpace: (space) => append({ space }),
      appendStep: (before, after) => append(stepEntry(before, after)),
      appendLeft: (spaceId) => append({ left: spaceId }),
      appendChat: (spaceId, chat) => append({ spaceId, chat: [...chat] }),
      appendChatEvent: (event) => append(chatEntry(event)),
      snapshotOf: (source) => {
        all = source
        compact()
      },
      chatsOf: (source) => {
        allChats = source
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
