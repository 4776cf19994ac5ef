import { asLocalMs, type LocalMs, type ServerMs } from '../protocol/units.ts'

/** The four stamps of one exchange, as in NTP (RFC 5905, section 8): asked, heard, answered, back. */
export type Probe = { sentAt: LocalMs; receivedAt: ServerMs; answeredAt: ServerMs; arrivedAt: LocalMs }

/**
 * What one probe proves, whatever the path was like: at the local instant `at` the offset (server minus local) lay
 * between `lowestMs` and `highestMs`. The way back took no negative time, so the offset is at least `answeredAt -
 * arrivedAt`; the way there took none either, so it is at most `receivedAt - sentAt`.
 */
export type Sample = { at: LocalMs; lowestMs: number; highestMs: number; roundTripMs: number }

/** How coarse the stamps are, in ms, and how far apart in rate the two clocks may run, in millionths. */
export type Tolerance = { grainMs: number; maxSkewPpm: number }

/** An answer that took longer proves next to nothing; most likely somebody slept. */
const MAX_EXCHANGE_MS = 10_000
/** The last instant that a `Date` can name (ECMA-262, section 21.4.1.1). */
const MAX_INSTANT_MS = 8.64e15

const isInstant = (ms: number): boolean => ms >= 0 && ms <= MAX_INSTANT_MS

/** Reads a probe; null when its stamps cannot be true: no numbers, reversed, or an answer given before it was asked for. */
export const sampleOf = (probe: Probe, { grainMs, maxSkewPpm }: Tolerance): Sample | null => {
  const { sentAt, receivedAt, answeredAt, arrivedAt } = probe
  if (![sentAt, receivedAt, answeredAt, arrivedAt].every(isInstant)) return null
  const exchangeMs = arrivedAt - sentAt
  const heldMs = answeredAt - receivedAt
  if (exchangeMs < 0 || exchangeMs > MAX_EXCHANGE_MS || heldMs < 0) return null
  // The two proofs belong to two instants within the exchange; read at its middle, each may be off by the skew since.
  const slackMs = grainMs + (exchangeMs / 2) * maxSkewPpm * 1e-6
  const roundTripMs = exchangeMs - heldMs
  if (roundTripMs < -2 * slackMs) return null
  return {
    at: asLocalMs((sentAt + arrivedAt) / 2),
    lowestMs: answeredAt - arrivedAt - slackMs,
    highestMs: receivedAt - sentAt + slackMs,
    roundTripMs: Math.max(0, roundTripMs),
  }
}
