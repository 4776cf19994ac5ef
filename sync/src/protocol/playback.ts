import * as z from 'zod'
import { item, song } from './song.ts'
import { asServerMs, serverMs } from './units.ts'

/**
 * Where the room's song stands, complete in itself: nobody needs another message to know what to play.
 *
 * Playing: the song's first sample belongs to the instant `startedAt`. Paused: `pausedAt` is the instant at which it
 * came to stand, so its position is `pausedAt - startedAt`. `lastUpdated` is the instant at which this state takes
 * effect; it may lie a little ahead, and until then the earlier state holds.
 */
export const playbackState = z.object({
  currentSong: song.nullable(),
  startedAt: serverMs,
  pausedAt: serverMs.nullable(),
  isPlaying: z.boolean(),
  lastUpdated: serverMs,
})
export type PlaybackState = z.infer<typeof playbackState>

/** As they were added or moved; those with the most votes first; or one of each person's in turn. */
export const queueOrder = z.enum(['added', 'votes', 'turns'])
export type QueueOrder = z.infer<typeof queueOrder>

/** What happens to a song that is over: it is gone, it begins again, or it waits behind all others. */
export const repeat = z.enum(['off', 'one', 'all'])
export type Repeat = z.infer<typeof repeat>

/** The most by which two songs may overlap, in ms. */
export const CROSSFADE_MOST_MS = 12_000

/**
 * By how many ms songs overlap, the one fading while the next comes; 0 for not at all. No song begins early before `since`:
 * what is done late in a song must not let the next have begun before it.
 */
export const crossfade = z.object({ ms: z.int().min(0).max(CROSSFADE_MOST_MS), since: serverMs })
export type Crossfade = z.infer<typeof crossfade>

export const NO_CROSSFADE: Crossfade = { ms: 0, since: asServerMs(0) }

/**
 * What is playing, what comes, what has been; `upcoming` stands in the order in which it will play, `played` runs from
 * the oldest to the newest.
 */
export const queue = z.object({
  order: queueOrder.default('added'),
  repeat: repeat.default('off'),
  crossfade: crossfade.default(NO_CROSSFADE),
  current: item.nullable(),
  upcoming: z.array(item),
  played: z.array(item),
})
export type Queue = z.infer<typeof queue>
