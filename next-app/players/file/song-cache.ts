import type { Item, Loading, SongId } from '@earshot/sync'

type Entry =
  | { state: 'loading'; abort: AbortController }
  | { state: 'ready'; buffer: AudioBuffer }
  | { state: 'failed'; retryAt: number }

/** Decoded songs that are kept: the one that plays, the one that follows, and one to go back to. */
const KEPT = 3
const RETRY_AFTER_MS = 5000

/** Songs, fetched and decoded whole. */
export class SongCache {
  readonly #entries = new Map<SongId, Entry>()
  readonly #decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>
  readonly #now: () => number
  readonly #onChange: () => void

  constructor(decode: (bytes: ArrayBuffer) => Promise<AudioBuffer>, now: () => number, onChange: () => void) {
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

  buffer({ song }: Item): AudioBuffer | null {
    const entry = this.#entries.get(song.songId)
    return entry?.state === 'ready' ? entry.buffer : null
  }

  /** Begins to load; what was used longest ago goes. */
  load(item: Item): void {
    const { songId, source } = item.song
    if (this.state(item) !== 'absent') return this.#touch(songId)
    const abort = new AbortController()
    this.#entries.delete(songId)
    this.#entries.set(songId, { state: 'loading', abort })
    this.#evict()
    this.#fetch(source.url, abort.signal)
      .then((buffer): Entry => ({ state: 'ready', buffer }))
      .catch((): Entry => ({ state: 'failed', retryAt: this.#now() + RETRY_AFTER_MS }))
      .then((entry) => {
        if (abort.signal.aborted) return
        this.#entries.set(songId, entry)
        this.#onChange()
      })
  }

  clear(): void {
    for (const songId of [...this.#entries.keys()]) this.#drop(songId)
  }

  async #fetch(url: string, signal: AbortSignal): Promise<AudioBuffer> {
    const response = await fetch(url, { signal })
    if (!response.ok) throw new Error(`${response.status} for ${url}`)
    return this.#decode(await response.arrayBuffer())
  }

  #touch(songId: SongId): void {
    const entry = this.#entries.get(songId)
    if (entry === undefined) return
    this.#entries.delete(songId)
    this.#entries.set(songId, entry)
  }

  #evict(): void {
    while (this.#entries.size > KEPT) {
      const oldest = this.#entries.keys().next().value
      if (oldest === undefined) return
      this.#drop(oldest)
    }
  }

  #drop(songId: SongId): void {
    const entry = this.#entries.get(songId)
    if (entry?.state === 'loading') entry.abort.abort()
    this.#entries.delete(songId)
  }
}
