/** Clicks heard at `firstAt` and every `everyMs` after it, in ms of the clock that the taps are told by. */
export type Beat = { firstAt: number; everyMs: number }

/** Slow enough that a device up to 300 ms late or early is told from the click before and the one after. */
export const BEAT_MS = 600
/** Fewer taps say more of the hand than of the device. */
export const TAPS_LEAST = 8
/** Only the newest count. */
export const TAPS_LIMIT = 48

/**
 * How much later than the clicks somebody taps, in ms; `plusMinusMs` is no more than the scatter of the hand allows: it
 * does not know that most people tap some 20 to 50 ms ahead of what they hear, musicians less.
 */
export type TapEstimate =
  | { ok: true; lateMs: number; plusMinusMs: number; taps: number }
  | { ok: false; why: 'too-few' | 'scattered'; taps: number }

/** Taps that lie together within this much on either side of the beat's place are one hand's. */
const TOGETHER_MS = 100
/** Further from the median than so many deviations, or than this, a tap was a slip. */
const SLIP_DEVIATIONS = 3
const SLIP_LEAST_MS = 30
/** At least so many of the taps must agree, and to within this much, or there is nothing to offer. */
const AGREEING_LEAST = 0.6
const PLUS_MINUS_MOST_MS = 25
/** No hand is steadier. */
const DEVIATION_LEAST_MS = 3

/** What `taps`, instants in ms, say of a device whose clicks were to be heard by `beat`. Rules D1 and D2. */
export const estimateTaps = (taps: readonly number[], { firstAt, everyMs }: Beat): TapEstimate => {
  const newest = taps.slice(-TAPS_LIMIT)
  if (newest.length < TAPS_LEAST) return { ok: false, why: 'too-few', taps: newest.length }
  const centre = densest(
    newest.map((at) => at - firstAt),
    everyMs,
  )
  const lates = newest.map((at) => centre + around(at - firstAt - centre, everyMs))
  const middle = medianOf(lates)
  const limit = Math.max(SLIP_LEAST_MS, SLIP_DEVIATIONS * deviationOf(lates, middle))
  const kept = lates.filter((late) => Math.abs(late - middle) <= limit)
  const late = medianOf(kept)
  const deviation = Math.max(DEVIATION_LEAST_MS, deviationOf(kept, late))
  // 95 % of a median's own scatter, for taps scattered normally.
  const plusMinusMs = (1.96 * 1.253 * deviation) / Math.sqrt(kept.length)
  if (kept.length < AGREEING_LEAST * newest.length || plusMinusMs > PLUS_MINUS_MOST_MS) {
    return { ok: false, why: 'scattered', taps: newest.length }
  }
  return { ok: true, lateMs: around(late, everyMs), plusMinusMs, taps: kept.length }
}

/** The place within a beat around which most taps lie. */
const densest = (taps: readonly number[], everyMs: number): number => {
  const near = (place: number) => taps.filter((at) => Math.abs(around(at - place, everyMs)) <= TOGETHER_MS).length
  const best = taps.reduce((best, at) => (near(at) > near(best) ? at : best))
  return around(best, everyMs)
}

/** The distance to the nearest multiple of `everyMs`. */
const around = (ms: number, everyMs: number): number => ms - Math.round(ms / everyMs) * everyMs

export const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2
}

/** What a normal deviation would be, from the median distance: deaf to outliers. */
export const deviationOf = (values: readonly number[], middle: number): number =>
  1.4826 * medianOf(values.map((value) => Math.abs(value - middle)))
