import * as z from 'zod'

const instant = z.number().positive().max(8.64e15)

/**
 * How this device's sound is to go off by itself. Instants in ms since 1970, of a clock that does not jump.
 *
 *             its time has come, or the song is over
 *   timed, song ─────────────────────────────────► asleep
 *      ▲  │                                          │
 *      │  ▼ called off                               │ somebody listens again
 *      off ◄─────────────────────────────────────────┘
 */
const sleep = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('off') }),
  z.object({ phase: z.literal('timed'), endsAt: instant }),
  /** With the song that plays. `endsAt`: null while it stands. */
  z.object({ phase: z.literal('song'), itemId: z.string(), endsAt: instant.nullable() }),
  z.object({ phase: z.literal('asleep') }),
])
export type Sleep = z.infer<typeof sleep>

/** What of the room decides: what plays, how much of it is left (null while it stands), and whether this device is silent. */
export type Heard = { itemId: string | null; leftMs: number | null; isMuted: boolean }

/** The sound fades for so long before it is off. */
export const FADE_MS = 20_000
/** The longest there is: a day. */
export const MINUTES_MOST = 24 * 60
/** A song that is over by then was not skipped. */
const OVER_MS = 1500
/** Looks so little apart tell of the same end. */
const SAME_MS = 400

/** No timer runs. */
export const OFF: Sleep = { phase: 'off' }

/** Rule S1: so many minutes from now, a whole day at most. */
export const inMinutes = (minutes: number, now: number): Sleep => ({
  phase: 'timed',
  endsAt: now + Math.min(MINUTES_MOST, Math.max(1, minutes)) * 60_000,
})

/** When the song that plays is over; off where there is none, or none that ends. */
export const withSong = ({ itemId, leftMs }: Heard, now: number): Sleep =>
  itemId === null ? OFF : { phase: 'song', itemId, endsAt: leftMs === null ? null : now + leftMs }

/** How it stands by `now`; the same value while nothing has changed. */
export const next = (before: Sleep, heard: Heard, now: number): Sleep => {
  switch (before.phase) {
    case 'off':
      return before
    case 'timed':
      return now >= before.endsAt ? { phase: 'asleep' } : before
    case 'song':
      return followSong(before, heard, now)
    case 'asleep':
      return heard.isMuted ? before : OFF
    default:
      return before satisfies never
  }
}

/** Rule S2: it goes off when a song ends by itself; where somebody skips, the one that plays instead counts. */
const followSong = (before: Sleep & { phase: 'song' }, heard: Heard, now: number): Sleep => {
  const wasToEnd = before.endsAt !== null && now >= before.endsAt - OVER_MS
  if (heard.itemId !== before.itemId) return wasToEnd ? { phase: 'asleep' } : withSong(heard, now)
  if (heard.leftMs === null) return before.endsAt === null ? before : { ...before, endsAt: null }
  if (heard.leftMs <= 0) return { phase: 'asleep' }
  const endsAt = now + heard.leftMs
  return before.endsAt !== null && Math.abs(endsAt - before.endsAt) < SAME_MS ? before : { ...before, endsAt }
}

/** How long it will still be heard, in ms; null while there is no saying. */
export const leftMs = (state: Sleep, now: number): number | null =>
  (state.phase === 'timed' || state.phase === 'song') && state.endsAt !== null ? Math.max(0, state.endsAt - now) : null

/** Rule S3: how much of its volume the device has: all of it until the fade, and none at its end. What is asleep is muted instead. */
export const fadeAt = (state: Sleep, now: number): number => {
  const left = leftMs(state, now)
  return left === null ? 1 : Math.min(1, left / FADE_MS)
}

/** As it is kept. */
export const printSleep = (state: Sleep): string => JSON.stringify(state)

/** What was kept; off when it is none of ours. */
export const parseSleep = (text: string | null): Sleep => {
  try {
    return sleep.parse(JSON.parse(text ?? ''))
  } catch {
    return OFF
  }
}
