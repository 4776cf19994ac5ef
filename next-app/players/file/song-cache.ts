import type { Item, Loading, SongId } from '@earshot/sync'
import type { Failure } from '../failure.ts'
import { fetchSong, isGone } from '../shared/fetch-song.ts'
import { addresses } from '../shared/sound-address.ts'
import { isWholeSized } from '../shared/whole.ts'

type Entry =
  | { state: 'loading'; abort: AbortController }
  | { state: 'ready'; buffer: AudioBuffer }
  | { state: 'failed'; failure: Failure; tries: number; retryAt: number }

/** Decoded songs that are kept besides those that sound: the one that follows, and two more. */
const KEPT = 3
/** A failed song is tried again after so long, and each time after twice as long, up to a minute. */
const RETRY_AFTER_MS = 5000
const RETRY_AFTER_MOST_MS = 60_000

/** Songs, fetched and decoded whole. */
export class SongCache {
  readonly #entries = new Map<SongId, Entry>()
  readonly #decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>
  readonly #now: () => number
  readonly #onChange: () => void
  readonly #sounds: (songId: SongId) => boolean

  /** `sounds`: whether a song is in use, and so must stay. */
  constructor(
    decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>,
    now: () => number,
    onChange: () => void,
    sounds: (songId: SongId) => boolean,
  ) {
    this.#sounds = sounds
    this.#decode = decode
    this.#now = now
    this.#onChange = onChange
  }

  state({ song }: Item): Loading {
    const entry = this.#entries.get(song.songId)
    if (entry === undefined) return 'absent'
    // After a while a failed song may be asked for again: the network may be back.
    return entry.state === 'failed' && this.#now() >= entry.retryAt ? 'absent' : entry.state
  }

  /** Why a song failed last; null while it has not. */
  failureOf({ song }: Item): Failure | null {
    const entry = this.#entries.get(song.songId)
    return entry?.state === 'failed' ? entry.failure : null
  }

  buffer({ song }: Item): AudioBuffer | null {
    const entry = this.#entries.get(song.songId)
    return entry?.state === 'ready' ? entry.buffer : null
  }

  /** Begins to load; what was loaded longest ago and does not sound goes. */
  load(item: Item): void {
    const { songId } = item.song
    if (this.state(item) !== 'absent') return
    const before = this.#entries.get(songId)
    const tries = before?.state === 'failed' ? before.tries : 0
    const abort = new AbortController()
    this.#entries.delete(songId)
    this.#entries.set(songId, { state: 'loading', abort })
    this.#evict()
    const failed = (failure: Failure): Entry => {
      const waitMs = Math.min(RETRY_AFTER_MOST_MS, RETRY_AFTER_MS * 2 ** tries)
      return { state: 'failed', failure, tries: tries + 1, retryAt: this.#now() + waitMs }
    }
    const ready = (buffer: AudioBuffer): Entry => ({ state: 'ready', buffer })
    const fetched = async (): Promise<Entry> => {
      if (!isWholeSized(item.song)) return failed('format')
      const { url } = await addresses.of(item.song)
      const bytes = await fetchSong(url, abort.signal).catch(() => null)
      if (bytes !== null) return this.#decode(bytes).then(ready, () => failed('format'))
      if (item.song.source.kind === 'file' && (await isGone(url, abort.signal))) return failed('removed')
      if (!abort.signal.aborted) addresses.avoid(item.song)
      return failed('network')
    }
    fetched().then((entry) => {
      if (abort.signal.aborted) return
      this.#entries.set(songId, entry)
      this.#onChange()
    })
  }

  clear(): void {
    for (const songId of [...this.#entries.keys()]) this.#drop(songId)
  }

  #evict(): void {
    const spare = [...this.#entries.keys()].filter((songId) => !this.#sounds(songId))
    for (const songId of spare.slice(0, -KEPT)) this.#drop(songId)
  }

  #drop(songId: SongId): void {
    const entry = this.#entries.get(songId)
    if (entry?.state === 'loading') entry.abort.abort()
    this.#entries.delete(songId)
  }
}
