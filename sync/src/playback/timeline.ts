import {
  asPositionMs,
  asServerMs,
  type PlaybackState,
  POSITION_MOST_MS,
  type PositionMs,
  type ServerMs,
  type Song,
} from '../protocol/index.ts'

/**
 * The timeline of one song: pure functions from a `PlaybackState` to the next. Each takes the instant at which the new
 * state takes effect, and expects it not to lie before the old one's `lastUpdated`.
 */

/** Where a song's positions end, in ms: at its length or, while that is not known, at none that could be reached. */
export const lastOf = (song: Song | null): number => song?.durationMs ?? (song === null ? 0 : POSITION_MOST_MS)

export const isLive = (song: Song | null): boolean => song?.source.kind === 'live'

/** A space in which nothing plays since `at`. */
export const silence = (at: ServerMs): PlaybackState => ({
  currentSong: null,
  startedAt: at,
  pausedAt: at,
  isPlaying: false,
  lastUpdated: at,
})

/** `song` begins with its first sample at `at`. */
export const start = (song: Song, at: ServerMs): PlaybackState => ({
  currentSong: song,
  startedAt: at,
  pausedAt: null,
  isPlaying: true,
  lastUpdated: at,
})

/**
 * Where the song stands at `at`, in ms from its first sample: from 0 to its duration, never beyond. It says nothing of
 * instants before `lastUpdated`: there the earlier state holds (see `heldAt`).
 */
export const positionAt = (state: PlaybackState, at: ServerMs): PositionMs => {
  if (state.currentSong === null) return asPositionMs(0)
  const until = state.pausedAt ?? at
  return asPositionMs(Math.min(Math.max(0, until - state.startedAt), lastOf(state.currentSong)))
}

/** The instant at which the playing song's last sample has sounded; null when nothing plays, or nobody knows. */
export const endsAt = ({ isPlaying, currentSong, startedAt }: PlaybackState): ServerMs | null =>
  isPlaying && currentSong !== null && currentSong.durationMs !== null
    ? asServerMs(startedAt + currentSong.durationMs)
    : null

/** Holds the song where it stands at `at`; a song that ends sooner is held at its end. */
export const pause = (state: PlaybackState, at: ServerMs): PlaybackState => ({
  ...state,
  pausedAt: asServerMs(state.startedAt + positionAt(state, at)),
  isPlaying: false,
  lastUpdated: at,
})

/** Goes on at `at` from where the song was held; what is live, from where it is by then. */
export const resume = (state: PlaybackState, at: ServerMs): PlaybackState => ({
  ...state,
  startedAt: asServerMs(at - (isLive(state.currentSong) ? 0 : positionAt(state, at))),
  pausedAt: null,
  isPlaying: true,
  lastUpdated: at,
})

/** Puts the song at `position` (cut to its duration) at `at`; a playing song plays on from there, a paused one stays. */
export const seek = (state: PlaybackState, position: PositionMs, at: ServerMs): PlaybackState => {
  const target = asPositionMs(Math.min(position, lastOf(state.currentSong)))
  return {
    ...state,
    startedAt: asServerMs(at - target),
    pausedAt: state.isPlaying ? null : at,
    lastUpdated: at,
  }
}
