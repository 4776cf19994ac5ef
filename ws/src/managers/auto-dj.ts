import type { PublicUser, ServerMs, Song, SongId, SourceKind, SpaceState, UserId } from '@earshot/sync'
import { Alarm, type Timers } from './alarm.ts'
import type { Space } from './space.ts'

/** By whom its songs are added. */
export const AUTO_DJ: PublicUser = { userId: 'auto-dj' as UserId, name: 'Auto-DJ' }
/** Songs that are not played again so soon, as long as there are others. */
export const NOT_AGAIN_WITHIN = 20
/** However fast its songs are skipped or taken away, the next comes no sooner. */
const LEAST_MS = 1000
/** What a room has played is waited for so long. */
const PATIENCE_MS = 3000

/** What everyone can hear without an account of their own, and what comes to an end. */
const ANYONE_HEARS: Record<SourceKind, boolean> = { file: true, url: true, youtube: true, spotify: false, live: false }

/** Whether the room's auto-DJ is on and its queue has run dry: nothing follows what plays. */
export const isDry = ({ settings, queue }: SpaceState): boolean =>
  settings.autoDj !== 'off' && queue.upcoming.length === 0 && (queue.current === null || queue.repeat === 'off')

/**
 * One of `songs` that everyone can hear, by `chance` (from 0 up to, not including, 1), none of the last 20 of `heard`, which runs
 * from the oldest to the newest. Where all were heard so lately, the one heard longest ago. Null when there is none.
 */
export const chooseSong = (songs: Iterable<Song>, heard: readonly SongId[], chance: number): Song | null => {
  const candidates = [...songs].filter(({ source }) => ANYONE_HEARS[source.kind])
  const lately = heard.slice(-NOT_AGAIN_WITHIN)
  const fresh = candidates.filter(({ songId }) => !lately.includes(songId))
  if (fresh.length > 0) return fresh[Math.floor(chance * fresh.length)] ?? null
  const oldestFirst = [...candidates].sort((a, b) => lately.lastIndexOf(a.songId) - lately.lastIndexOf(b.songId))
  return oldestFirst[0] ?? null
}

/** The songs that a room has played as far as its queue remembers, oldest first. */
export const heardIn = ({ queue }: SpaceState): Song[] =>
  [...queue.played, ...(queue.current === null ? [] : [queue.current])].map(({ song }) => song)

export type AutoDjDeps = {
  timers: Timers
  now: () => ServerMs
  /** From 0 up to, not including, 1. */
  chance: () => number
  /** What the library has now. */
  librarySongs: () => Iterable<Song>
  /** What the room has played beyond what its queue remembers, as far as that is kept. */
  songsPlayed: (space: SpaceState) => Promise<readonly Song[]>
  onProblem: (problem: string, error: unknown) => void
}

/** Looks after the queue of one open room; to be told whenever the room changes or somebody comes. One song at a time. */
export class AutoDj {
  readonly #space: Space
  readonly #deps: AutoDjDeps
  readonly #add: (song: Song) => Promise<unknown>
  readonly #alarm: Alarm
  #lastAt = 0
  #isAdding = false

  constructor(space: Space, deps: AutoDjDeps, add: (song: Song) => Promise<unknown>) {
    this.#space = space
    this.#deps = deps
    this.#add = add
    this.#alarm = new Alarm(deps.timers, deps.now, () => {
      this.#refill().catch((error) => deps.onProblem('the auto-DJ could not add a song', error))
    })
  }

  look(): void {
    if (this.#isAdding) return
    const isWanted = !this.#space.isEmpty && isDry(this.#space.state)
    this.#alarm.set(isWanted ? (Math.max(this.#deps.now(), this.#lastAt + LEAST_MS) as ServerMs) : null)
  }

  close(): void {
    this.#alarm.set(null)
  }

  async #refill(): Promise<void> {
    this.#lastAt = this.#deps.now()
    this.#isAdding = true
    let song: Song | null = null
    try {
      const songs = await this.#songs()
      // Somebody may have been quicker meanwhile, or all have gone.
      const { state, isEmpty } = this.#space
      if (isEmpty || !isDry(state)) return
      const heard = heardIn(state).map(({ songId }) => songId)
      song = chooseSong(songs, heard, this.#deps.chance())
      if (song !== null) await this.#add(song)
    } finally {
      this.#isAdding = false
    }
    // What changed while a song was being added was not looked at. Where there is none, another look finds none either.
    if (song !== null) this.look()
  }

  async #songs(): Promise<Iterable<Song>> {
    const { state } = this.#space
    if (state.settings.autoDj === 'library') return this.#deps.librarySongs()
    const played = [...(await this.#keptSongs(state)), ...heardIn(state)]
    return new Map(played.map((song) => [song.songId, song])).values()
  }

  /** A slow or stopped database leaves what the queue remembers. */
  #keptSongs(state: SpaceState): Promise<readonly Song[]> {
    const { timers, songsPlayed, onProblem } = this.#deps
    return new Promise((resolve) => {
      const timer = timers.setTimeout(() => resolve([]), PATIENCE_MS)
      songsPlayed(state)
        .catch((error: unknown) => {
          onProblem('what a room has played could not be looked up', error)
          return []
        })
        .then((songs) => {
          timers.clearTimeout(timer)
          resolve(songs)
        })
    })
  }
}
