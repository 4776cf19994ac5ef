import type { LocalMs } from '../protocol/units.ts'
import type { Bucket, Edge } from './history.ts'
import { chosenEdges, reachAt } from './offset.ts'
import type { Sample } from './probe.ts'
import type { Skew } from './skew.ts'

/** A guess at the offset, and how far off it is likely to be: one standard deviation, in ms. It is no bound. */
export type Estimate = { offsetMs: number; doubtMs: number }

/** No guess is taken to be better than the stamps themselves. */
const LEAST_DOUBT_MS = 0.03
const FEWEST_AVERAGED = 4
/** Of each way the quickest twentieth, which may be luck, and the slower two fifths, which are queues, do not count. */
const COUNTS_FROM = 0.05
const COUNTS_TO = 0.6
/** Of normally distributed numbers. */
const MAD_TO_DEVIATION = 1.4826
/** The quickest ways, whose distances tell how much quicker one might yet come. */
const QUICKEST = 4
/** Two guesses further apart than this many deviations do not speak of the same thing. */
const AT_ODDS = 2.5
/** Neighbours more alike than this are told apart no further. */
const MOST_ALIKE = 0.97
/** Probes of one moment meet the same luck: of each such moment the quickest alone speaks. */
const MOMENT_MS = 100

const carry = (offsetMs: number, at: LocalMs, now: LocalMs, skew: Skew): number =>
  offsetMs + (now - at) * skew.skewPpm * 1e-6

const wander = (at: LocalMs, now: LocalMs, skew: Skew): number => Math.abs(now - at) * skew.residualPpm * 1e-6

/**
 * The middle between a trimmed mean of the ways there and one of the ways back. Right when delays vary alike both ways,
 * however they vary, and wrong by half the difference when one way is held up more. Null for too few probes.
 *
 * Each way by itself, since what holds a probe up there and its answer back is independent; and evenly spaced, probes by the
 * plan and answers by the server, since of two that come close behind each other on one stream the second is no quicker.
 */
export const averageAt = (recent: readonly Sample[], skew: Skew, now: LocalMs): Estimate | null => {
  if (recent.length < FEWEST_AVERAGED) return null
  const age = recent.map(({ at }) => wander(at, now, skew))
  const there = trimmedMean(
    recent.map(({ at, highestMs }) => carry(highestMs, at, now, skew)),
    age,
  )
  const back = trimmedMean(
    recent.map(({ at, lowestMs }) => -carry(lowestMs, at, now, skew)),
    age,
  )
  // Ways that scatter unlike each other are held up unlike each other.
  const unlikeMs = (there.spreadMs - back.spreadMs) / 2
  const variance = (there.variance + back.variance) / 4 + unlikeMs ** 2
  const doubtMs = Math.sqrt(variance + there.ageMs ** 2 + LEAST_DOUBT_MS ** 2)
  return { offsetMs: (there.mean - back.mean) / 2, doubtMs }
}

/** The mean of the quicker ones of `values`, in order of time, older ones counting less; and the variance of that mean. */
const trimmedMean = (values: readonly number[], age: readonly number[]) => {
  const sorted = Float64Array.from(values).sort()
  const from = sorted[Math.floor(COUNTS_FROM * sorted.length)] ?? 0
  const to = sorted[Math.floor(COUNTS_TO * (sorted.length - 1))] ?? 0
  const spreadMs = spreadOf(values)
  const spread2 = spreadMs ** 2 + LEAST_DOUBT_MS ** 2
  let [weights, squares, sum, ageMs] = [0, 0, 0, 0]
  for (const [n, value] of values.entries()) {
    if (value < from || value > to) continue
    const aged = age[n] ?? 0
    const weight = 1 / (spread2 + aged * aged)
    weights += weight
    squares += weight * weight
    sum += weight * value
    ageMs += weight * aged
  }
  const mean = sum / weights
  // What does not count pulls as far as what just counts (Tukey and McLaughlin 1963).
  const errors = values.map((value) => Math.max(from, Math.min(to, value)) - mean)
  const scatter = errors.reduce((all, it) => all + it * it, 0) / errors.length
  const independent = weights ** 2 / squares
  return { mean, variance: (scatter / independent) * alikeness(errors), ageMs: ageMs / weights, spreadMs }
}

const medianOf = (numbers: readonly number[]): number => Float64Array.from(numbers).sort()[numbers.length >> 1] ?? 0

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
  // What is still known probe by probe is not to be counted twice.
  const since = recent[0]?.at ?? now
  const isOlder = (edge: Edge) => edge.at < since
  const lows = [
    ...buckets.map((it) => it.lowest).filter(isOlder),
    ...recent.map(({ at, lowestMs }) => ({ at, offsetMs: lowestMs })),
  ]
  const highs = [
    ...buckets.map((it) => it.highest).filter(isOlder),
    ...recent.map(({ at, highestMs }) => ({ at, offsetMs: highestMs })),
  ]
  const gap = (edges: readonly Edge[], sign: 1 | -1): number => {
    const worths: number[] = []
    let moment = Number.NaN
    for (const { at, offsetMs } of edges) {
      const worth = sign * carry(offsetMs, at, now, skew) - wander(at, now, skew)
      const here = Math.floor(at / MOMENT_MS)
      if (here === moment) worths.push(Math.max(worth, worths.pop() ?? worth))
      else worths.push(worth)
      moment = here
    }
    const best = Float64Array.from(worths).sort().reverse().slice(0, QUICKEST)
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
 * The best guess at the offset at `now`: extremes and average, each counting as much as it is sure of itself; where the two
 * are at odds the surer one alone. Never outside of what is proven.
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
  const isAtOdds = apartMs > AT_ODDS * Math.hypot(extremes.doubtMs, average.doubtMs)
  if (isAtOdds) return extremes.doubtMs <= average.doubtMs ? extremes : average
  const [one, other] = [extremes.doubtMs ** -2, average.doubtMs ** -2]
  return {
    offsetMs: (one * extremes.offsetMs + other * average.offsetMs) / (one + other),
    doubtMs: (one + other) ** -0.5,
  }
}
