import * as z from 'zod'
import { userId } from './ids.ts'

/** How a listener stands. `lagging`: it sounds, or should, but cannot get to where the room is. */
export const standing = z.enum(['in-step', 'lagging', 'loading', 'locked', 'paused', 'idle', 'failed'])
export type Standing = z.infer<typeof standing>

/** How exactly a player can follow: to the sample, to some milliseconds, or to what its vendor allows. */
export const accuracyClass = z.enum(['sample', 'frame', 'coarse'])
export type AccuracyClass = z.infer<typeof accuracyClass>

/** What makes a listener's sound. */
export const playerName = z.enum(['stream', 'file', 'element', 'youtube', 'spotify', 'live'])
export type PlayerName = z.infer<typeof playerName>

/** No figure that a device tells of itself is greater: a day. */
export const FIGURE_MOST_MS = 86_400_000
const figureMs = z.number().min(-FIGURE_MOST_MS).max(FIGURE_MOST_MS).nullable()
const lengthMs = z.number().min(0).max(FIGURE_MOST_MS).nullable()

/**
 * How a device says that it stands, for others to look at: nothing is ever decided by it. `errorMs` is the heard position
 * minus the room's, `boundMs` what its clock is known to within.
 */
export const listenerState = z.object({
  state: standing,
  errorMs: figureMs,
  boundMs: lengthMs,
  player: playerName,
  accuracy: accuracyClass,
  outputLatencyMs: lengthMs,
  /** Whether the page is out of sight; left out where it is not known. */
  hidden: z.boolean().optional(),
})
export type ListenerState = z.infer<typeof listenerState>

/** How one person stands; null when nothing is known any more. */
export const userState = z.object({ userId, state: listenerState.nullable() })
export type UserState = z.infer<typeof userState>
