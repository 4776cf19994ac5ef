import type { LocalMs } from '../protocol/units.ts'
import type { Bucket, Edge } from './history.ts'
import { chosenEdges, reachAt } from './offset.ts'
import type { Sample } from './probe.ts'
import type { Skew } from './skew.ts'

/** A guess at the offset, and how far off it is likely to be: one standard deviation, in ms. It is no bound. */
export type Estimate = { offsetMs: number; doubtMs: number }

/** No guess is taken to be better than the stamps themselves. */
const LEAST_DOUBT_MS = 0.03
/**
 * What a probe's excess over the quickest round trip tells of its error: were the excess split between there and back by
 * chance alone, the error would be even between half of it and minus half of it, whose deviation is 1 / sqrt(12).
 */
const ERROR_IN_EXCESS = 0.29
/** The deviation of all round trips by which even the quickest probes may err: a quick one is quick by luck. */
const ERROR_IN_SPREAD = 0.3
const FEWEST_AVERAGED = 4
/** Of normally distributed numbers. */
const MAD_TO_DEVIATION = 1.4826
/** The quickest ways, whose distances tell how much quicker one might yet come. */
const QUICKEST = 4
/** Two guesses further apart than this many deviations do not speak of the same thing. */
const AT_ODDS = 2.5
/** Neighbours more alike than this are told apart no further. */
const MOST_ALIKE = 0.95

const carry = (offsetMs: number, at: LocalMs, now: LocalMs, skew: Skew): number =>
  offsetMs + (now - at) * skew.skewPpm * 1e-6

const wander = (at: LocalMs, now: LocalMs, skew: Skew): number => Math.abs(now - at) * skew.residualPpm * 1e-6

/**
 * The middle of recent probes, the quicker ones counting for more. Right when delays vary alike both ways, however they
 * vary, and wrong by half the difference when one way is held up more. Null for too few probes.
 */
export const averageAt = (recent: readonly Sample[], skew: Skew, now: LocalMs): Estimate | null => {
  const count = recent.length
  if (count < FEWEST_AVERAGED) return null
  const trips = recent.map(({ roundTripMs }) => roundTripMs)
  const leastMs = Math.min(...trips)
  const spreadMs = spreadOf(trips)
  const points = recent.map(({ at, lowestMs, highestMs, roundTripMs }) => {
    const errorMs2 =
      (ERROR_IN_EXCESS * (roundTripMs - leastMs)) ** 2 +
      (ERROR_IN_SPREAD * spreadMs) ** 2 +
      wander(at, now, skew) ** 2 +
      LEAST_DOUBT_MS ** 2
    return { at, offsetMs: carry((lowestMs + highestMs) / 2, at, now, skew), weight: 1 / errorMs2 }
  })
  const weights = points.reduce((sum, { weight }) => sum + weight, 0)
  const offsetMs = points.reduce((sum, it) => sum + it.weight * it.offsetMs, 0) / weights
  const errors = points.map((it) => it.offsetMs - offsetMs)
  const scatter = points.reduce((sum, { weight }, n) => sum + weight * (errors[n] ?? 0) ** 2, 0) / weights
  const independent = weights ** 2 / points.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const ageMs = points.reduce((sum, { weight, at }) => sum + weight * wander(at, now, skew), 0) / weights
  const doubtMs = Math.sqrt((scatter / independent) * alikeness(errors) + ageMs ** 2 + LEAST_DOUBT_MS ** 2)
  return { offsetMs, doubtMs }
}

const medianOf = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** The deviation of most of them, by the median distance from their median: what came after a sleep says nothing of the path. */
const spreadOf = (numbers: readonly number[]): number => {
  const middle = medianOf(numbers)
  return MAD_TO_DEVIATION * medianOf(numbers.map((it) => Math.abs(it - middle)))
}

/** By how much an average of numbers that resemble their neighbours scatters more, as a variance (first-order autoregression). */
const alikeness = (errors: readonly number[]): number => {
  const squares = errors.reduce((sum, it) => sum + it * it, 0)
  if (squares === 0) return 1
  const products = errors.slice(1).reduce((sum, it, n) => sum + it * (errors[n] ?? 0), 0)
  const alike = Math.max(0, Math.min(MOST_ALIKE, products / squares))
  return (1 + alike) / (1 - alike)
}

/**
 * The middle between the quickest way there and the quickest way back. Right when the least delays are equal both ways,
 * whatever queues there are besides; how sure, the distances of the next best tell.
 */
export const extremesAt = (
  buckets: readonly Bucket[],
  recent: readonly Sample[],
  skew: Skew,
  now: LocalMs,
): Estimate => {
  const { lowest, highest } = chosenEdges(buckets, skew, now)
  const lows = new Map<number, Edge>(buckets.map((it) => [it.lowest.at, it.lowest]))
  const highs = new Map<number, Edge>(buckets.map((it) => [it.highest.at, it.highest]))
  for (const { at, lowestMs, highestMs } of recent) {
    lows.set(at, { at, offsetMs: lowestMs })
    highs.set(at, { at, offsetMs: highestMs })
  }
  const gap = (edges: Map<number, Edge>, sign: 1 | -1): number => {
    const worths = [...edges.values()].map(
      ({ at, offsetMs }) => sign * carry(offsetMs, at, now, skew) - wander(at, now, skew),
    )
    const best = worths.sort((a, b) => b - a).slice(0, QUICKEST)
    if (best.length < QUICKEST) return Number.POSITIVE_INFINITY
    return ((best[0] ?? 0) - (best.at(-1) ?? 0)) / (QUICKEST - 1)
  }
  const low = carry(lowest.offsetMs, lowest.at, now, skew)
  const high = carry(highest.offsetMs, highest.at, now, skew)
  const aged = (wander(lowest.at, now, skew) ** 2 + wander(highest.at, now, skew) ** 2) / 4
  const scatter = (gap(lows, 1) ** 2 + gap(highs, -1) ** 2) / 4
  // Of hardly any probe no more is known than what it proves.
  const doubtMs = Number.isFinite(scatter) ? Math.sqrt(scatter + aged + LEAST_DOUBT_MS ** 2) : (high - low) / 2
  return { offsetMs: (low + high) / 2, doubtMs }
}

/**
 * The best guess at the offset at `now`: extremes and average, each counting as much as it is sure of itself; the extremes
 * alone where the two are at odds, for then one way is held up more than the other. Never outside of what is proven.
 */
export const estimateAt = (
  buckets: readonly Bucket[],
  recent: readonly Sample[],
  skew: Skew,
  now: LocalMs,
): Estimate => {
  const extremes = extremesAt(buckets, recent, skew, now)
  const average = averageAt(recent, skew, now)
  const { offsetMs, doubtMs } = average === null ? extremes : agree(extremes, average)
  const { lowestMs, highestMs } = reachAt(buckets, skew, now)
  return { offsetMs: Math.max(lowestMs, Math.min(highestMs, offsetMs)), doubtMs }
}

const agree = (extremes: Estimate, average: Estimate): Estimate => {
  const apartMs = Math.abs(extremes.offsetMs - average.offsetMs)
  if (apartMs > AT_ODDS * Math.hypot(extremes.doubtMs, average.doubtMs)) return extremes
  const [one, other] = [extremes.doubtMs ** -2, average.doubtMs ** -2]
  return {
    offsetMs: (one * extremes.offsetMs + other * average.offsetMs) / (one + other),
    doubtMs: (one + other) ** -0.5,
  }
}
