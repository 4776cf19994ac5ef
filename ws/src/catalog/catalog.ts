import type { Song, SongId } from '@earshot/sync'
import { matches, searchText, searchWords } from './search-text.ts'

/**
 * A song with what only the server knows of it: what makes it one song and not two, and how much of it lies on this
 * server's disk. `createdAt` is in ms since 1970.
 */
export type CatalogRecord = { song: Song; sourceKey: string; sizeBytes: number; demo: boolean; createdAt: number }

/** Where the songs are kept for good. */
export type Shelf = {
  allSongs(): Promise<CatalogRecord[]>
  addSong(record: CatalogRecord): Promise<void>
}

export type CatalogLimits = { maxSongs: number; maxBytes: number }

/** What to list: at most `limit` songs that hold every word of `query`, beginning after the song `cursor`. */
export type SongQuery = { query: string; limit: number; cursor?: SongId | undefined }
/** `nextCursor` is null when there are no more. */
export type SongPage = { songs: Song[]; nextCursor: SongId | null }

type Entry = CatalogRecord & { text: string }

/** The library: every song, in memory, in the order in which it is shown. */
export class Catalog {
  readonly #shelf: Shelf
  readonly #limits: CatalogLimits
  readonly #byId = new Map<SongId, Entry>()
  readonly #byKey = new Map<string, Entry>()
  #ordered: Entry[] = []
  #bytes = 0

  private constructor(shelf: Shelf, limits: CatalogLimits) {
    this.#shelf = shelf
    this.#limits = limits
  }

  /** Reads all songs from the shelf. */
  static async open(shelf: Shelf, limits: CatalogLimits): Promise<Catalog> {
    const catalog = new Catalog(shelf, limits)
    const records = await shelf.allSongs()
    for (const record of records) catalog.#note(record)
    catalog.#ordered = [...catalog.#byId.values()].sort(byPlace)
    return catalog
  }

  getSong(songId: SongId): Song | null {
    return this.#byId.get(songId)?.song ?? null
  }

  /** The song of a source, by its key; null when the library has none. */
  findSource(sourceKey: string): Song | null {
    return this.#byKey.get(sourceKey)?.song ?? null
  }

  /** Resolves when the song is kept for good; from then on it is found. A song that is known stays as it is. */
  async addSong(record: CatalogRecord): Promise<void> {
    if (this.#byId.has(record.song.songId)) return
    await this.#shelf.addSong(record)
    if (this.#byId.has(record.song.songId)) return
    const entry = this.#note(record)
    const behind = this.#ordered.findIndex((other) => byPlace(entry, other) < 0)
    this.#ordered.splice(behind < 0 ? this.#ordered.length : behind, 0, entry)
  }

  /** Whether one more song, and so many more bytes, may come in. */
  hasRoomFor(bytes: number): boolean {
    return this.#byId.size < this.#limits.maxSongs && this.#bytes + bytes <= this.#limits.maxBytes
  }

  /** All of them. */
  *songs(): Iterable<Song> {
    for (const { song } of this.#ordered) yield song
  }

  /** What people added, the newest first, then what came with the program. A cursor nobody knows answers nothing. */
  listSongs({ query, limit, cursor }: SongQuery): SongPage {
    const words = searchWords(query)
    const after = cursor === undefined ? null : this.#byId.get(cursor)
    if (after === undefined) return { songs: [], nextCursor: null }
    const from = after === null ? 0 : this.#ordered.indexOf(after) + 1
    const songs: Song[] = []
    for (let at = from; at < this.#ordered.length; at += 1) {
      const entry = this.#ordered[at]
      if (!entry || !matches(entry.text, words)) continue
      if (songs.length === limit) return { songs, nextCursor: songs.at(-1)?.songId ?? null }
      songs.push(entry.song)
    }
    return { songs, nextCursor: null }
  }

  #note(record: CatalogRecord): Entry {
    const entry = { ...record, text: searchText(record.song) }
    this.#bytes += record.sizeBytes
    this.#byId.set(record.song.songId, entry)
    this.#byKey.set(record.sourceKey, entry)
    return entry
  }
}

/** Negative when `one` is shown before `other`. */
function byPlace(one: Entry, other: Entry): number {
  if (one.demo !== other.demo) return one.demo ? 1 : -1
  if (!one.demo && one.createdAt !== other.createdAt) return other.createdAt - one.createdAt
  return one.song.title.localeCompare(other.song.title, 'en') || (one.song.songId < other.song.songId ? -1 : 1)
}
