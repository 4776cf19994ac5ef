import type { Bucket, Edge } from './history.ts'

/**
 * How much faster the server's clock runs than the local one, in millionths of local time.
 * `skewPpm` is the best guess, 0 until something else is significant; `residualPpm` is how far off it may well be, and
 * so how fast old samples lose their worth. `slowestPpm` and `fastestPpm` are what the samples prove: the truth lies
 * between, whatever the path was like.
 */
export type Skew = { skewPpm: number; residualPpm: number; slowestPpm: number; fastestPpm: number }

/** What two ordinary crystals may differ by, when nothing has been measured yet. */
const ORDINARY_PPM = 40
/** How much a crystal changes its mind within the history, by temperature mostly. */
const WANDER_PPM = 2
/** A guess is never taken to be better than this. */
const LEAST_RESIDUAL_PPM = 1
const MIN_POINTS = 6
/** Two-sided 95 %. */
const Z = 1.96

/** What is known before any sample: nothing beyond the assumption. */
export const unknownSkew = (maxSkewPpm: number): Skew => ({
  skewPpm: 0,
  residualPpm: Math.min(ORDINARY_PPM, maxSkewPpm),
  slowestPpm: -maxSkewPpm,
  fastestPpm: maxSkewPpm,
})

type Slope = { ppm: number; lowPpm: number; highPpm: number }

/**
 * The slope of a line through points some of which are far off: the median of the slopes between all pairs (Theil 1950),
 * with the confidence interval of Sen (1968) from the variance of Kendall's tau. Null for too few points.
 */
const slopeThrough = (points: readonly Edge[]): Slope | null => {
  const count = points.length
  if (count < MIN_POINTS) return null
  const slopes = new Float64Array((count * (count - 1)) / 2)
  let filled = 0
  for (const [index, later] of points.entries()) {
    for (const earlier of points.slice(0, index)) {
      const spanMs = later.at - earlier.at
      if (spanMs <= 0) continue
      slopes[filled] = ((later.offsetMs - earlier.offsetMs) / spanMs) * 1e6
      filled += 1
    }
  }
  const sorted = slopes.subarray(0, filled).sort()
  const at = (rank: number): number => sorted[Math.max(0, Math.min(filled - 1, Math.round(rank)))] ?? 0
  const halfRanks = (Z * Math.sqrt((count * (count - 1) * (2 * count + 5)) / 18)) / 2
  const middle = (filled - 1) / 2
  return { ppm: at(middle), lowPpm: at(middle - halfRanks), highPpm: at(middle + halfRanks) }
}

const widthMs = ({ lowest, highest }: Bucket): number => highest.offsetMs - lowest.offsetMs

/** Leaves out the buckets whose quickest probes were slow all the same: a queue stood in the way, and tells of itself. */
const quickOnes = (buckets: readonly Bucket[]): readonly Bucket[] => {
  const widths = buckets.map(widthMs).sort((a, b) => a - b)
  const median = widths[Math.floor(widths.length / 2)] ?? 0
  return buckets.filter((bucket) => widthMs(bucket) <= median * 1.25)
}

const halfWidth = ({ lowPpm, highPpm }: Slope): number => (highPpm - lowPpm) / 2
const farthest = ({ lowPpm, highPpm }: Slope): number => Math.max(Math.abs(lowPpm), Math.abs(highPpm))
const nearest = ({ lowPpm, highPpm }: Slope): number => Math.min(Math.abs(lowPpm), Math.abs(highPpm))
const overlap = (one: Slope, other: Slope): boolean => one.lowPpm <= other.highPpm && other.lowPpm <= one.highPpm
const isSignificant = ({ lowPpm, highPpm }: Slope): boolean => lowPpm > 0 || highPpm < 0

/**
 * Skew moves both limits of the offset alike, while a queue that grows or drains moves one of them, or the two apart. So
 * a line is drawn through each, and a skew is believed only when both lines are significant (95 % each, so that
 * chance alone passes about once in 800 times) and point the same way; where they differ all the same, the smaller one is.
 */
const guess = (buckets: readonly Bucket[]): { skewPpm: number; residualPpm: number } => {
  const quick = quickOnes(buckets)
  const there = slopeThrough(quick.map(({ highest }) => highest))
  const back = slopeThrough(quick.map(({ lowest }) => lowest))
  if (there === null || back === null) return { skewPpm: 0, residualPpm: ORDINARY_PPM }
  const significant = [there, back].filter(isSignificant)
  if (significant.length < 2 || Math.sign(there.ppm) !== Math.sign(back.ppm)) {
    // One line alone may tell of a queue or of a skew: not enough to follow it, but enough not to trust old
    // samples. One that proves nothing out of the ordinary may be chance, and must not void all that is known.
    const [line] = significant
    if (line !== undefined)
      return { skewPpm: 0, residualPpm: nearest(line) > ORDINARY_PPM ? farthest(line) : ORDINARY_PPM }
    return { skewPpm: 0, residualPpm: Math.min(ORDINARY_PPM, farthest(there), farthest(back)) }
  }
  if (!overlap(there, back)) {
    const nearer = Math.abs(there.ppm) < Math.abs(back.ppm) ? there : back
    return { skewPpm: nearer.ppm, residualPpm: Math.abs(there.ppm - back.ppm) }
  }
  const weightThere = 1 / Math.max(halfWidth(there), 1e-3) ** 2
  const weightBack = 1 / Math.max(halfWidth(back), 1e-3) ** 2
  return {
    skewPpm: (there.ppm * weightThere + back.ppm * weightBack) / (weightThere + weightBack),
    residualPpm: Math.max(Math.min(halfWidth(there), halfWidth(back)), Math.abs(there.ppm - back.ppm) / 2),
  }
}

/**
 * What the limits prove: between an earlier and a later instant the offset rose at most from the earlier lower limit to
 * the later upper one, and at least from the upper to the lower.
 */
const proven = (buckets: readonly Bucket[], maxSkewPpm: number): { slowestPpm: number; fastestPpm: number } => {
  let slowestPpm = -maxSkewPpm
  let fastestPpm = maxSkewPpm
  const slope = (from: Edge, to: Edge): number | null =>
    to.at > from.at ? ((to.offsetMs - from.offsetMs) / (to.at - from.at)) * 1e6 : null
  for (const [index, later] of buckets.entries()) {
    for (const earlier of buckets.slice(0, index)) {
      fastestPpm = Math.min(fastestPpm, (slope(earlier.lowest, later.highest) ?? maxSkewPpm) + WANDER_PPM)
      slowestPpm = Math.max(slowestPpm, (slope(earlier.highest, later.lowest) ?? -maxSkewPpm) - WANDER_PPM)
    }
  }
  return slowestPpm <= fastestPpm ? { slowestPpm, fastestPpm } : { slowestPpm: -maxSkewPpm, fastestPpm: maxSkewPpm }
}

/** Reads the skew out of a history, assuming that it is at most `maxSkewPpm`. */
export const skewOf = (buckets: readonly Bucket[], maxSkewPpm: number): Skew => {
  const { skewPpm, residualPpm } = guess(buckets)
  const { slowestPpm, fastestPpm } = proven(buckets, maxSkewPpm)
  return {
    skewPpm: Math.max(slowestPpm, Math.min(fastestPpm, skewPpm)),
    residualPpm: Math.max(LEAST_RESIDUAL_PPM, Math.min(maxSkewPpm, residualPpm)),
    slowestPpm,
    fastestPpm,
  }
}
