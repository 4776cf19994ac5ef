import type { Item, Loading, SongId } from '@earshot/sync'
import type { Failure } from '../failure.ts'

type Entry = { state: Loading; failure: Failure | null; tries: number; retryAt: number; abort: AbortController }

/** A failed song is tried again after so long, and each time after twice as long, up to a minute. */
const RETRY_AFTER_MS = 5000
const RETRY_AFTER_MOST_MS = 60_000

/** How far each song has come. */
export class SongStates {
  readonly #entries = new Map<SongId, Entry>()
  readonly #kept: number
  readonly #now: () => number
  readonly #isPlayed: (songId: SongId) => boolean
  readonly #onGone: (songId: SongId) => void

  /** `kept`: so many songs stay besides those that are played. `isPlayed`: whether a song is in use, and so must stay. `onGone` hears of each one that is let go. */
  constructor(
    kept: number,
    now: () => number,
    isPlayed: (songId: SongId) => boolean,
    onGone: (songId: SongId) => void,
  ) {
    this.#kept = kept
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

  /** Why a song failed last; null while it has not. */
  failureOf({ song }: Item): Failure | null {
    return this.#entries.get(song.songId)?.failure ?? null
  }

  /** Takes note that a song is asked for; answers a signal to load it by, or null when that is under way or done. */
  ask(item: Item): AbortSignal | null {
    if (this.state(item) !== 'absent') return null
    const { songId } = item.song
    const tries = this.#entries.get(songId)?.tries ?? 0
    const abort = new AbortController()
    this.#entries.delete(songId)
    this.#entries.set(songId, { state: 'loading', failure: null, tries, retryAt: 0, abort })
    const spare = [...this.#entries.keys()].filter((id) => !this.#isPlayed(id))
    for (const id of spare.slice(0, -this.#kept)) this.#forget(id)
    return abort.signal
  }

  /** The song can be played now, or cannot for want of data any more; nothing changes when it is no more wanted. */
  set(songId: SongId, state: 'ready' | 'loading'): void {
    const entry = this.#entries.get(songId)
    if (entry !== undefined) entry.state = state
  }

  fail(songId: SongId, failure: Failure): void {
    const entry = this.#entries.get(songId)
    if (entry === undefined) return
    entry.state = 'failed'
    entry.failure = failure
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
