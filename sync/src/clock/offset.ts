import type { LocalMs } from '../protocol/units.ts'
import type { Bucket, Edge } from './history.ts'
import type { Skew } from './skew.ts'

/** Limits of the offset at one instant. Empty (`lowestMs > highestMs`) only when the samples contradict each other. */
export type Reach = { lowestMs: number; highestMs: number }

/** An edge as it stands at `now`, having moved at `ppm` since. */
const carried = ({ at, offsetMs }: Edge, now: LocalMs, ppm: number): number => offsetMs + (now - at) * ppm * 1e-6

/**
 * Where the offset must lie at `now`: what every sample proves, widened by all that the skew may have done since
 * (Marzullo's intersection, with ageing). Rests on no guess about the path, only on the assumed greatest skew.
 */
export const reachAt = (buckets: readonly Bucket[], skew: Skew, now: LocalMs): Reach => {
  let lowestMs = Number.NEGATIVE_INFINITY
  let highestMs = Number.POSITIVE_INFINITY
  for (const { lowest, highest } of buckets) {
    // Before a sample the same skew works the other way round.
    lowestMs = Math.max(lowestMs, carried(lowest, now, now >= lowest.at ? skew.slowestPpm : skew.fastestPpm))
    highestMs = Math.min(highestMs, carried(highest, now, now >= highest.at ? skew.fastestPpm : skew.slowestPpm))
  }
  return { lowestMs, highestMs }
}

/**
 * The best guess at the offset at `now`: the middle between the quickest way there and the quickest way back, each
 * chosen on its own, an old one having to be the quicker for its age. For a path whose least delays are equal both
 * ways this is right even when no single probe was quick both ways; the least round trip alone would need that luck.
 */
export const offsetAt = (buckets: readonly Bucket[], skew: Skew, now: LocalMs): number => {
  let lowest: { worth: number; offsetMs: number } | null = null
  let highest: { worth: number; offsetMs: number } | null = null
  for (const bucket of buckets) {
    const low = carried(bucket.lowest, now, skew.skewPpm)
    const lowWorth = low - (now - bucket.lowest.at) * skew.residualPpm * 1e-6
    if (lowest === null || lowWorth >= lowest.worth) lowest = { worth: lowWorth, offsetMs: low }
    const high = carried(bucket.highest, now, skew.skewPpm)
    const highWorth = -high - (now - bucket.highest.at) * skew.residualPpm * 1e-6
    if (highest === null || highWorth >= highest.worth) highest = { worth: highWorth, offsetMs: high }
  }
  const { lowestMs, highestMs } = reachAt(buckets, skew, now)
  const middle = ((lowest?.offsetMs ?? 0) + (highest?.offsetMs ?? 0)) / 2
  return Math.max(lowestMs, Math.min(highestMs, middle))
}
