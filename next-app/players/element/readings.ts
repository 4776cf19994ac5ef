/** One look at an element: its position less the instant, both in ms, less what trims have moved it by. */
type Reading = { at: number; offMs: number }

/** The newest looks at an element that plays at one rate, trims apart; oldest first. */
export type Readings = readonly Reading[]

export const noReadings: Readings = []

/** Older looks say more of how the clocks drift than of where the song stands. */
const WINDOW_MS = 1000
const READINGS_LIMIT = 48
/** Fewer are no estimate: `currentTime` moves in steps where a browser does not reckon between them. */
const LEAST = 5
/** So many in a row that agree, and are all off from the rest by so much: the output has stumbled, and what was before is void. */
const STEPPED = 5
const STEP_MS = 6

/** The readings with one more: at `at` the element stood at `positionMs`, of which trims have given `gainedMs`. */
export const addReading = (readings: Readings, at: number, positionMs: number, gainedMs: number): Readings => {
  const fresh = readings.filter((it) => at - it.at <= WINDOW_MS && it.at < at)
  const all = [...fresh, { at, offMs: positionMs - gainedMs - at }].slice(-READINGS_LIMIT)
  const newest = all.slice(-STEPPED)
  const before = offOf(all.slice(0, -STEPPED))
  const isOff = before !== null && newest.every(({ offMs }) => Math.abs(offMs - before) > STEP_MS)
  return isOff && spreadOf(newest) <= 2 * STEP_MS ? newest : all
}

/** Looks that make no sense are each off by something else. */
const spreadOf = (readings: Readings): number => {
  const offs = readings.map(({ offMs }) => offMs)
  return Math.max(...offs) - Math.min(...offs)
}

/**
 * Position less instant less gain, in ms: the median, since a single look may be off by a step. Null while too little is
 * known. `since`: older looks are left out.
 */
export const offOf = (readings: Readings, since = Number.NEGATIVE_INFINITY): number | null => {
  const sorted = readings.flatMap(({ at, offMs }) => (at >= since ? [offMs] : [])).sort((a, b) => a - b)
  if (sorted.length < LEAST) return null
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}
