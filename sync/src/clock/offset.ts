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
 * The quickest way back and the quickest way there, each chosen on its own, an old one having to be the quicker for its
 * age: no single probe need have been quick both ways. Throws for an empty history.
 */
export const chosenEdges = (buckets: readonly Bucket[], skew: Skew, now: LocalMs): { lowest: Edge; highest: Edge } => {
  const worth = (edge: Edge, sign: 1 | -1) =>
    sign * carried(edge, now, skew.skewPpm) - (now - edge.at) * skew.residualPpm * 1e-6
  const [first, ...rest] = buckets
  if (first === undefined) throw new RangeError('a history without samples has no edges')
  let { lowest, highest } = first
  for (const bucket of rest) {
    if (worth(bucket.lowest, 1) >= worth(lowest, 1)) lowest = bucket.lowest
    if (worth(bucket.highest, -1) >= worth(highest, -1)) highest = bucket.highest
  }
  return { lowest, highest }
}
