import type { Item } from '@earshot/sync'
import type { RoomSnapshot } from '../../session/room-session.ts'
import { mayIn } from '../../store/permissions.ts'

/** What the system's own controls (lock screen, headset, media keys) can ask of a page. */
export const DEEDS = [
  'play',
  'pause',
  'stop',
  'seekto',
  'seekbackward',
  'seekforward',
  'previoustrack',
  'nexttrack',
] as const satisfies readonly MediaSessionAction[]
export type Deed = (typeof DEEDS)[number]

/** The seconds that they go back and forth where they do not say how far. */
export const STEP_S = 10

/** The deeds that lead somewhere now, and that whoever sits here may do. */
export const offered = (room: RoomSnapshot): ReadonlySet<Deed> => {
  const { item, queue } = room
  if (item === null) return new Set()
  const [mayControl, mayChange] = [mayIn(room, 'control-playback'), mayIn(room, 'change-song')]
  return new Set<Deed>([
    // Whoever may not pause the room still silences this device.
    'play',
    'pause',
    'stop',
    ...(mayControl && lengthOf(item) !== null ? (['seekto', 'seekbackward', 'seekforward'] as const) : []),
    ...(mayChange ? (['previoustrack'] as const) : []),
    ...(mayChange && queue.upcoming.length > 0 ? (['nexttrack'] as const) : []),
  ])
}

/** What this device does, as the system is to show it: one that is muted while the room plays is as good as paused. */
export const shownState = ({ item, isPlaying, muted }: RoomSnapshot): MediaSessionPlaybackState => {
  if (item === null) return 'none'
  return isPlaying && !muted ? 'playing' : 'paused'
}

/** What is done about a press. */
export type Effect = 'pause-room' | 'resume-room' | 'mute' | 'unmute'

/**
 * What a press of play or pause means: the room's playing, for who may decide about it; for others this device's
 * sound. Play always ends with sound here, if the room has any.
 */
export const meantBy = (deed: 'play' | 'pause', room: RoomSnapshot): readonly Effect[] => {
  const { isPlaying, muted } = room
  if (deed === 'play')
    return [...(muted ? (['unmute'] as const) : []), ...(isPlaying ? [] : (['resume-room'] as const))]
  if (!isPlaying || muted) return []
  return mayIn(room, 'control-playback') ? ['pause-room'] : ['mute']
}

/** The item's length in ms; null for what is live and where nobody knows. */
const lengthOf = ({ song }: Item): number | null => (song.source.kind === 'live' ? null : song.durationMs)

/**
 * Where it stands, as the system wants to know it. What is live has no end: without a word of ours the length of the silence
 * beside it would be shown.
 */
export const positionState = (item: Item, positionMs: number): MediaPositionState => {
  const lengthMs = lengthOf(item)
  const duration = lengthMs === null ? Number.POSITIVE_INFINITY : lengthMs / 1000
  return { duration, playbackRate: 1, position: Math.min(duration, Math.max(0, positionMs / 1000)) }
}

/** What was told last, and when: the system reckons on from there by itself. */
export type Told = {
  itemId: string
  lengthMs: number | null
  state: MediaSessionPlaybackState
  positionMs: number
  at: number
}

/** So far off nobody notices. */
const NEAR_MS = 400

/** Whether what the system reckons from what it was told is not so any more. */
export const isOutdated = (told: Told | null, now: Told): boolean =>
  told === null ||
  told.itemId !== now.itemId ||
  told.lengthMs !== now.lengthMs ||
  told.state !== now.state ||
  Math.abs(told.positionMs + (told.state === 'playing' ? now.at - told.at : 0) - now.positionMs) > NEAR_MS
