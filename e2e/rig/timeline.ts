/** One look at a page's audio clock: at wall instant `wallMs` the output played what the graph made at `contextMs`. */
export type ClockReading = { contextMs: number; wallMs: number }

/** How far around an instant readings are used. A pause of the context in between would mix two timelines. */
const AROUND_MS = 600
/** Fewer are no evidence that the context ran. */
const FEWEST = 4

const median = (sorted: readonly number[]): number => {
  const middle = sorted.length / 2
  const [a, b] = [sorted[Math.floor(middle - 0.5)], sorted[Math.ceil(middle - 0.5)]]
  return ((a as number) + (b as number)) / 2
}

/**
 * The context time (ms) of what left the output at a wall instant: the median of the readings around it, for a single one
 * scatters by 0.1 ms. `scatterMs` is how far apart they lie; null when the context did not run then.
 */
export function contextTimeAt(
  readings: readonly ClockReading[],
  wallMs: number,
): { contextMs: number; scatterMs: number } | null {
  const lags = readings
    .filter((reading) => Math.abs(reading.wallMs - wallMs) <= AROUND_MS)
    .map((reading) => reading.wallMs - reading.contextMs)
    .sort((a, b) => a - b)
  if (lags.length < FEWEST) return null
  return { contextMs: wallMs - median(lags), scatterMs: (lags.at(-1) as number) - (lags[0] as number) }
}
