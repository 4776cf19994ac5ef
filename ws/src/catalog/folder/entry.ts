import { createHash } from 'node:crypto'
import { type DurationMs, type Song, type SongId, song } from '@earshot/sync'
import * as z from 'zod'

/** One file of the folder as it was when it was read: `path` is from the folder on, with `/` between its names. */
export const folderEntry = z.object({
  path: z.string().min(1).max(4096),
  sizeBytes: z.int().min(0),
  mtimeMs: z.number(),
  /** Null when it could not be read as music; it is read again when it has changed. */
  song: song.nullable(),
})
export type FolderEntry = z.infer<typeof folderEntry>

/** What a file of the folder was found to be. */
export type ReadFile = {
  title: string
  artist: string
  album: string
  durationMs: DurationMs
  mimeType: string
  hasCover: boolean
}

export type FileStamp = Pick<FolderEntry, 'path' | 'sizeBytes' | 'mtimeMs'>

/**
 * The song of one version of one file. Its id says which: a file that changes is another song from then on, so that what
 * an address holds never changes.
 */
export function entryOf(stamp: FileStamp, read: ReadFile): FolderEntry {
  const { path, sizeBytes, mtimeMs } = stamp
  const songId = createHash('sha256').update(`${path}\0${sizeBytes}\0${mtimeMs}`).digest('hex').slice(0, 32) as SongId
  const { title, artist, album, durationMs, mimeType, hasCover } = read
  const url = `/music/${songId}`
  const found: Song = {
    songId,
    title,
    artist,
    album,
    durationMs,
    coverUrl: hasCover ? `${url}/cover` : null,
    source: { kind: 'file', url, mimeType, sizeBytes },
  }
  return { path, sizeBytes, mtimeMs, song: found }
}

/** The folder in which a file or folder lies; the folder of all has no name. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
