import type { Item, Loading, SongId } from '@earshot/sync'

type Entry = { state: Loading; tries: number; retryAt: number; abort: AbortController }

/** Songs that are kept open besides those that are played: the one that follows, and some to go back to. */
const KEPT = 3
/** A failed song is tried again after so long, and each time after twice as long, up to a minute. */
const RETRY_AFTER_MS = 5000
const RETRY_AFTER_MOST_MS = 60_000

/** How far each song has come. */
export class SongStates {
  readonly #entries = new Map<SongId, Entry>()
  readonly #now: () => number
  readonly #isPlayed: (songId: SongId) => boolean
  readonly #onGone: (songId: SongId) => void

  /** `isPlayed`: whether a song is in use, and so must stay. `onGone` hears of each one that is let go. */
  constructor(now: () => number, isPlayed: (songId: SongId) => boolean, onGone: (songId: SongId) => void) {
    this.#now = now
    this.#isPlayed = isPlayed
    this.#onGone = onGone
  }

  state({ song }: Item): Loading {
    const entry = this.#entries.get(song.songId)
    if (entry === undefined) return 'absent'
    // After a while a failed song may be asked for again: the network may be back.
    return entry.state === 'failed' && this.#now() >= entry.retryAt ? 'absent' : entry.state
  }

  /** Takes note that a song is asked for; answers a signal to load it by, or null when that is under way or done. */
  ask(item: Item): AbortSignal | null {
    if (this.state(item) !== 'absent') return null
    const { songId } = item.song
    const tries = this.#entries.get(songId)?.tries ?? 0
    const abort = new AbortController()
    this.#entries.delete(songId)
    this.#entries.set(songId, { state: 'loading', tries, retryAt: 0, abort })
    const spare = [...this.#entries.keys()].filter((id) => !this.#isPlayed(id))
    for (const id of spare.slice(0, -KEPT)) this.#forget(id)
    return abort.signal
  }

  /** The song has now come so far; nothing changes when it is no more wanted. */
  set(songId: SongId, state: 'ready' | 'failed'): void {
    const entry = this.#entries.get(songId)
    if (entry === undefined) return
    entry.state = state
    if (state === 'ready') return
    entry.retryAt = this.#now() + Math.min(RETRY_AFTER_MOST_MS, RETRY_AFTER_MS * 2 ** entry.tries)
    entry.tries++
  }

  clear(): void {
    for (const songId of [...this.#entries.keys()]) this.#forget(songId)
  }

  #forget(songId: SongId): void {
    this.#entries.get(songId)?.abort.abort()
    this.#entries.delete(songId)
    this.#onGone(songId)
  }
}
