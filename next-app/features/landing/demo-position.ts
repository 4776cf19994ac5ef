import type { DemoRoom } from '../../lib/space-api.ts'

/** What was told of the demo room, and when by this page's own clock it was asked for and came, in ms. */
export type Seen = { room: DemoRoom; askedAt: number; cameAt: number }

/** How often it is asked for anew while somebody looks at it: listeners come and go. */
export const ASK_EVERY_MS = 20_000
/** However short a song's rest is, or however long the server does not know of its end. */
const ASK_LEAST_MS = 1000
/** So long after a song's end the next is asked for. */
const AFTER_END_MS = 250

/** Where the song stands at `now`, in ms and not beyond its end: the answer is taken to have left half-way. */
export const positionNow = ({ room, askedAt, cameAt }: Seen, now: number): number => {
  const position = room.positionMs + (now - (askedAt + cameAt) / 2)
  return Math.min(Math.max(0, position), room.song.durationMs ?? Number.POSITIVE_INFINITY)
}

/** How long until it should be asked for again, in ms: at the song's end at the latest. */
export const askAgainIn = (seen: Seen | null, now: number): number => {
  if (seen === null) return ASK_EVERY_MS
  const rest = (seen.room.song.durationMs ?? Number.POSITIVE_INFINITY) - positionNow(seen, now) + AFTER_END_MS
  return Math.min(ASK_EVERY_MS, Math.max(ASK_LEAST_MS, rest))
}
