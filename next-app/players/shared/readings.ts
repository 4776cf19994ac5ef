/** A reading of an output as two offsets, each local minus context time in ms: when it is heard, and when it is rendered. */
export type Taken = { at: number; offsetMs: number; renderedMs: number }

/** What a level is the median of. */
export const LEVEL_MS = 500
export const FEWEST = 3

export const medianOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}

/** The median offset of half a second up to an instant; of the next older readings when there are few. */
export const levelAt = (readings: readonly Taken[], at: number): number => {
  const before = readings.filter((it) => it.at <= at)
  const near = before.filter((it) => at - it.at < LEVEL_MS)
  return medianOf((near.length >= FEWEST ? near : before.slice(-FEWEST)).map(({ offsetMs }) => offsetMs))
}

/** By how much the level has moved to and fro over the last `overMs`, or since the first reading. */
export const spanOver = (readings: readonly Taken[], at: number, overMs: number): number => {
  const first = readings[0]?.at ?? at
  const levels: number[] = []
  for (let from = at; from > at - overMs && from - LEVEL_MS / 2 >= first; from -= LEVEL_MS) {
    levels.push(levelAt(readings, from))
  }
  return levels.length === 0 ? 0 : Math.max(...levels) - Math.min(...levels)
}

/** The least offset between rendering and context time over the last `overMs`: the output at its most prompt. */
export const promptest = (readings: readonly Taken[], at: number, overMs: number): number =>
  readings.reduce(
    (least, it) => (at - it.at <= overMs ? Math.min(least, it.renderedMs) : least),
    Number.POSITIVE_INFINITY,
  )

/** How far the readings of the last `overMs` lie apart, the two extremes left out. */
export const scatterOver = (readings: readonly Taken[], at: number, overMs: number): number => {
  const offsets = readings.filter((it) => at - it.at < overMs).map(({ offsetMs }) => offsetMs)
  const sorted = offsets.sort((a, b) => a - b)
  return (sorted.at(-2) ?? 0) - (sorted[1] ?? 0)
}
