import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Song, SongId } from '@earshot/sync'
import { entryOf, type FileStamp, type FolderEntry, type ReadFile } from './entry.ts'
import { FolderTree, type FolderView } from './folder-tree.ts'
import { loadIndex, saveIndex } from './index-file.ts'
import { isInside, listFolder } from './scan.ts'
import { Watchers } from './watch.ts'

/** How the reading of the folder stands. `polled`: there is too much of it to be watched, it is looked through now and then. */
export type FolderHealth = {
  state: 'reading' | 'watched' | 'polled' | 'missing'
  songs: number
  /** Files that are no music or cannot be read. */
  unreadable: number
}

export type MusicFolderOptions = {
  dir: string
  /** What was read is kept here. */
  indexFile: string
  /** Reads a file; throws when it is no music. */
  readFile(file: string, sizeBytes: number): Promise<ReadFile>
  /** Calls back after so many ms; answers how to take that back. */
  after(ms: number, act: () => void): () => void
  /** ms since 1970. */
  now(): number
  onProblem(problem: string, error: unknown): void
}

/** A folder that cannot be what it should be; `message` is for the operator. */
export class MusicFolderError extends Error {}

/** A copying program writes its file in many steps: it is read when it has rested for so long. */
const REST_MS = 2000
/** Changes come in swarms. */
const SWARM_MS = 500
/** Network shares tell of no changes. */
const LOOK_AGAIN_MS = 15 * 60_000
const FILES_LIMIT = 200_000
const SAVE_EVERY = 2000
const SEARCH_LIMIT = 200

/**
 * The music folder of the operator: read once, then whatever changes in it. It is never written to. Its songs are no part of
 * the library.
 */
export class MusicFolder {
  readonly #options: MusicFolderOptions
  readonly #root: string
  readonly #tree = new FolderTree()
  readonly #watchers: Watchers
  /** Folders that have still to be looked at. */
  readonly #due = new Set<string>()
  readonly #undo = new Set<() => void>()
  #work: Promise<void> | null = null
  #unsaved = 0
  /** Files of each folder that could not even be looked at. */
  readonly #unlisted = new Map<string, number>()
  readonly #waiting = new Set<string>()
  #isMissing = false
  #isClosed = false

  private constructor(options: MusicFolderOptions, root: string) {
    this.#options = options
    this.#root = root
    this.#watchers = new Watchers(root, (folder) => this.#soon(folder, SWARM_MS))
  }

  /** Opens a folder and begins to read it. Throws a `MusicFolderError` when there is no such folder. */
  static async open(options: MusicFolderOptions): Promise<MusicFolder> {
    const root = await realpath(options.dir).catch(() => null)
    const isFolder = root !== null && (await stat(root)).isDirectory()
    if (root === null || !isFolder) throw new MusicFolderError(`MUSIC_DIR: there is no folder ${options.dir}`)
    await listFolder(root, '').catch((error) => {
      throw new MusicFolderError(`MUSIC_DIR: ${options.dir} cannot be read (${String(error?.code ?? error)})`)
    })
    const folder = new MusicFolder(options, root)
    for (const entry of await loadIndex(options.indexFile, root)) folder.#tree.put(entry)
    folder.#lookAtAll()
    return folder
  }

  browse(folder: string): FolderView | null {
    return this.#tree.browse(folder)
  }

  search(query: string): { songs: Song[]; isCut: boolean } {
    return this.#tree.search(query, SEARCH_LIMIT)
  }

  getSong(songId: SongId): Song | null {
    return this.#tree.entryOf(songId)?.song ?? null
  }

  /** Where the file of a song lies, and as what; null when it is not there any more as it was. */
  async fileOf(songId: SongId): Promise<{ file: string; sizeBytes: number; mimeType: string } | null> {
    const entry = this.#tree.entryOf(songId)
    if (entry?.song?.source.kind !== 'file') return null
    try {
      const file = await realpath(path.join(this.#root, entry.path))
      const { size, mtimeMs } = await stat(file)
      if (!isInside(this.#root, file) || size !== entry.sizeBytes || mtimeMs !== entry.mtimeMs) return null
      return { file, sizeBytes: size, mimeType: entry.song.source.mimeType }
    } catch {
      return null
    }
  }

  /** The file beside a song's that is called like it but for its `ending`; null when there is none in the folder. */
  async besideOf(songId: SongId, ending: string): Promise<string | null> {
    const entry = this.#tree.entryOf(songId)
    if (entry === null) return null
    const { dir, name } = path.parse(path.join(this.#root, entry.path))
    const file = await realpath(path.join(dir, name + ending)).catch(() => null)
    return file !== null && isInside(this.#root, file) ? file : null
  }

  health(): FolderHealth {
    const { songs, unreadable } = this.#tree.counts
    const isReading = this.#work !== null
    const state = this.#isMissing ? 'missing' : isReading ? 'reading' : this.#watchers.isFull ? 'polled' : 'watched'
    const unlisted = [...this.#unlisted.values()].reduce((sum, count) => sum + count, 0)
    return { state, songs, unreadable: unreadable + unlisted }
  }

  /** Resolves when all that is due has been read. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const undo of this.#undo) undo()
    this.#watchers.close()
    await this.settled()
  }

  #lookAtAll(): void {
    this.#soon('', 0)
    this.#later(LOOK_AGAIN_MS, () => this.#lookAtAll())
  }

  #later(ms: number, act: () => void): void {
    if (this.#isClosed) return
    const undo = this.#options.after(ms, () => {
      this.#undo.delete(undo)
      act()
    })
    this.#undo.add(undo)
  }

  #soon(folder: string, ms: number): void {
    if (ms > 0) {
      // One alarm for a whole swarm.
      if (this.#waiting.has(folder)) return
      this.#waiting.add(folder)
      return this.#later(ms, () => {
        this.#waiting.delete(folder)
        this.#soon(folder, 0)
      })
    }
    this.#due.add(folder)
    this.#work ??= this.#workOff().finally(() => {
      this.#work = null
    })
  }

  async #workOff(): Promise<void> {
    while (this.#due.size > 0 && !this.#isClosed) {
      for (const folder of this.#due) {
        this.#due.delete(folder)
        await this.#look(folder)
      }
      if (this.#unsaved > 0) await this.#save()
    }
  }

  /** Makes what is known of one folder true again. */
  async #look(folder: string): Promise<void> {
    this.#watchers.add(folder)
    const known = this.#tree.inside(folder)
    const listing = await listFolder(this.#root, folder).catch(() => null)
    if (folder === '') {
      // A disk that is not mounted at the moment leaves an empty folder, and has lost nothing.
      const isEmpty = listing?.files.length === 0 && listing.folders.length === 0
      this.#isMissing = listing === null || (isEmpty && this.#tree.counts.songs > 0)
    }
    if (this.#isMissing || this.#isClosed) return
    if (!listing) return this.#forget(folder)
    if (listing.unreadable > 0) this.#unlisted.set(folder, listing.unreadable)
    else this.#unlisted.delete(folder)
    const files = new Set(listing.files.map((file) => file.path))
    for (const gone of known.files) if (!files.has(gone)) this.#drop(gone)
    for (const gone of known.folders) if (!listing.folders.includes(gone)) this.#forget(gone)
    for (const below of listing.folders) this.#due.add(below)
    for (const file of listing.files) {
      if (this.#isClosed) return
      await this.#take(folder, file)
    }
  }

  async #take(folder: string, file: FileStamp): Promise<void> {
    const before = this.#tree.entryAt(file.path)
    if (before && before.sizeBytes === file.sizeBytes && before.mtimeMs === file.mtimeMs) return
    const restsInMs = file.mtimeMs + REST_MS - this.#options.now()
    if (restsInMs > 0) return this.#soon(folder, Math.min(restsInMs, REST_MS))
    const { songs, unreadable } = this.#tree.counts
    if (!before && songs + unreadable >= FILES_LIMIT) return
    const entry = await this.#read(file)
    if (this.#isClosed) return
    this.#tree.put(entry)
    this.#unsaved += 1
    if (this.#unsaved >= SAVE_EVERY) await this.#save()
  }

  async #read(file: FileStamp): Promise<FolderEntry> {
    try {
      return entryOf(file, await this.#options.readFile(path.join(this.#root, file.path), file.sizeBytes))
    } catch {
      return { ...file, song: null }
    }
  }

  #drop(file: string): void {
    this.#tree.remove(file)
    this.#unsaved += 1
  }

  #forget(folder: string): void {
    this.#tree.removeFolder(folder)
    this.#watchers.remove(folder)
    this.#unlisted.delete(folder)
    this.#unsaved += 1
  }

  async #save(): Promise<void> {
    this.#unsaved = 0
    // What could not be read is tried again at the next start: it may only have been out of reach.
    const songs = this.#tree.entries.filter(({ song }) => song !== null)
    await saveIndex(this.#options.indexFile, this.#root, songs).catch((error) =>
      this.#options.onProblem('what was read of the music folder could not be kept', error),
    )
  }
}
