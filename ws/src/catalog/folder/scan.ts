import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileStamp } from './entry.ts'

/** What a folder holds at this moment: its music files, and the folders in it, each by its path from the root. */
export type Listing = { files: FileStamp[]; folders: string[]; unreadable: number }

/** Names by which music is looked for; what is inside decides later. */
const MUSIC = /\.(mp3|m4a|m4b|mp4|aac|ogg|oga|opus|flac|wav)$/i
/** Files that are looked at at the same time. */
const AT_ONCE = 16
const DEPTH = 32

/** Whether a place lies in a folder, both as they really are. */
export const isInside = (root: string, place: string): boolean => place === root || place.startsWith(root + path.sep)

/**
 * Lists one folder below `root`. Hidden names are passed over; a link is followed only to what lies in the root itself.
 * Throws when the folder cannot be read; what in it cannot be read is counted.
 */
export async function listFolder(root: string, folder: string): Promise<Listing> {
  const listing: Listing = { files: [], folders: [], unreadable: 0 }
  const entries = await readdir(path.join(root, folder), { withFileTypes: true })
  const wanted = entries.filter(({ name }) => !name.startsWith('.'))
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    await Promise.all(wanted.slice(at, at + AT_ONCE).map((entry) => look(root, folder, entry, listing)))
  }
  return listing
}

async function look(root: string, folder: string, entry: Dirent, listing: Listing): Promise<void> {
  const place = folder === '' ? entry.name : `${folder}/${entry.name}`
  const isFolder = entry.isDirectory()
  const isMusic = MUSIC.test(entry.name)
  if (isFolder) {
    if (place.split('/').length <= DEPTH) listing.folders.push(place)
    return
  }
  if (!entry.isSymbolicLink() && !(entry.isFile() && isMusic)) return
  try {
    const full = path.join(root, place)
    // A link to a folder would be a second way to the same songs, or a way in a circle.
    if (entry.isSymbolicLink() && !isInside(root, await realpath(full))) return
    const found = await stat(full)
    if (!found.isFile() || !isMusic) return
    listing.files.push({ path: place, sizeBytes: found.size, mtimeMs: found.mtimeMs })
  } catch {
    if (isMusic) listing.unreadable += 1
  }
}
