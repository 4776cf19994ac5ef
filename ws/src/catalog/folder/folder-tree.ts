import type { Song, SongId } from '@earshot/sync'
import { matches, searchText, searchWords } from '../search-text.ts'
import { type FolderEntry, nameOf, parentOf } from './entry.ts'

/** What lies in one folder, in the order of names; `isCut`: there is more than may be listed at once. */
export type FolderView = {
  path: string
  folders: { name: string; path: string }[]
  songs: Song[]
  isCut: boolean
}

const LISTED_FOLDERS = 2000
const LISTED_SONGS = 500

/** So that 2 comes before 10, and Ä beside A. */
const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

type Node = { folders: Set<string>; files: Set<string> }
type Known = { entry: FolderEntry; text: string }

/** All that is known of the files of a folder, in memory. A folder without any file of music in or below it is none. */
export class FolderTree {
  readonly #files = new Map<string, Known>()
  readonly #byId = new Map<SongId, FolderEntry>()
  readonly #nodes = new Map<string, Node>([['', { folders: new Set(), files: new Set() }]])

  get entries(): FolderEntry[] {
    return [...this.#files.values()].map(({ entry }) => entry)
  }

  /** Songs, and files that are none. */
  get counts(): { songs: number; unreadable: number } {
    return { songs: this.#byId.size, unreadable: this.#files.size - this.#byId.size }
  }

  entryAt(path: string): FolderEntry | null {
    return this.#files.get(path)?.entry ?? null
  }

  entryOf(songId: SongId): FolderEntry | null {
    return this.#byId.get(songId) ?? null
  }

  put(entry: FolderEntry): void {
    this.remove(entry.path)
    this.#files.set(entry.path, { entry, text: entry.song ? searchText(entry.song) + pathText(entry.path) : '' })
    if (entry.song) this.#byId.set(entry.song.songId, entry)
    this.#nodeOf(parentOf(entry.path)).files.add(entry.path)
  }

  remove(path: string): void {
    const known = this.#files.get(path)
    if (!known) return
    this.#files.delete(path)
    if (known.entry.song) this.#byId.delete(known.entry.song.songId)
    this.#nodes.get(parentOf(path))?.files.delete(path)
    this.#prune(parentOf(path))
  }

  /** Everything in and below a folder is gone. */
  removeFolder(path: string): void {
    for (const file of [...this.#files.keys()]) if (file.startsWith(`${path}/`)) this.remove(file)
  }

  /** The files that are known to lie in a folder itself, and the folders below it. */
  inside(path: string): { files: string[]; folders: string[] } {
    const node = this.#nodes.get(path)
    return { files: [...(node?.files ?? [])], folders: [...(node?.folders ?? [])] }
  }

  /** Null when there is no such folder. */
  browse(path: string): FolderView | null {
    const node = this.#nodes.get(path)
    if (!node) return null
    const folders = [...node.folders].map((each) => ({ name: nameOf(each), path: each }))
    const files = [...node.files].sort((one, other) => compare(nameOf(one), nameOf(other)))
    return {
      path,
      folders: folders.sort((one, other) => compare(one.name, other.name)).slice(0, LISTED_FOLDERS),
      songs: files.slice(0, LISTED_SONGS).flatMap((file) => this.#files.get(file)?.entry.song ?? []),
      isCut: folders.length > LISTED_FOLDERS || files.length > LISTED_SONGS,
    }
  }

  /** At most `limit` songs with every word of `query` in what they say of themselves, or in the names of their folders. */
  search(query: string, limit: number): { songs: Song[]; isCut: boolean } {
    const words = searchWords(query)
    const songs: Song[] = []
    if (words.length === 0) return { songs, isCut: false }
    for (const { entry, text } of this.#files.values()) {
      if (!entry.song || !matches(text, words)) continue
      if (songs.length === limit) return { songs, isCut: true }
      songs.push(entry.song)
    }
    return { songs, isCut: false }
  }

  #nodeOf(path: string): Node {
    const known = this.#nodes.get(path)
    if (known) return known
    const node: Node = { folders: new Set(), files: new Set() }
    this.#nodes.set(path, node)
    this.#nodeOf(parentOf(path)).folders.add(path)
    return node
  }

  #prune(path: string): void {
    const node = this.#nodes.get(path)
    if (path === '' || !node || node.files.size > 0 || node.folders.size > 0) return
    this.#nodes.delete(path)
    this.#nodes.get(parentOf(path))?.folders.delete(path)
    this.#prune(parentOf(path))
  }
}

const pathText = (path: string): string => searchText({ title: path, artist: '', album: '' } as Song)
