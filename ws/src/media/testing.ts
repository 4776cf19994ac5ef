import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Song } from '@earshot/sync'
import { afterEach } from 'vitest'
import { type Ingest, type IngestOptions, openIngest } from './ingest.ts'

/** The bytes of a one-second tone in this format. */
export const tone = (kind: string): Promise<Buffer> =>
  readFile(path.join(import.meta.dirname, 'fixtures', `tone.${kind}`))

/** The bytes as a stream of small pieces. */
export async function* pieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export type Bench = {
  ingest: Ingest
  mediaDir: string
  songs: Map<string, Song>
  /** All files under the media folder. */
  files(): string[]
}

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A fresh media folder with a library that only remembers; removed after the test. */
export async function ingestBench(options: Partial<IngestOptions> = {}): Promise<Bench> {
  const mediaDir = mkdtempSync(path.join(tmpdir(), 'earshot-media-'))
  folders.push(mediaDir)
  const songs = new Map<string, Song>()
  const library = {
    getSong: (songId: string) => songs.get(songId) ?? null,
    hasRoomFor: () => true,
    addSong: async ({ song }: { song: Song }) => void songs.set(song.songId, song),
  }
  const ingest = await openIngest({
    mediaDir,
    library,
    maxBytes: 1_000_000,
    maxAtOnce: 4,
    idleMs: 1000,
    now: () => 1_700_000_000_000,
    ...options,
  })
  const files = () =>
    readdirSync(mediaDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(mediaDir, path.join(entry.parentPath, entry.name)))
      .sort()
  return { ingest, mediaDir, songs, files }
}
