/** One reading of an audio context against this device's clock. `contextMs` is what leaves the loudspeaker at `localMs`. */
export type OutputReading = { contextMs: number; localMs: number }

/** Newest readings, oldest first, each as local minus context time. */
export type OutputClock = {
  readings: readonly Taken[]
  /** The newest ones that are far off from `readings`, as long as nothing contradicts them. */
  strays: readonly Taken[]
}

type Taken = { at: number; offsetMs: number }

/** Readings older than this say more of how the clocks drift than of how they stand. */
const WINDOW_MS = 2000
const READINGS_LIMIT = 64
/** Off by more from all others: a glitch, or an output that stopped and began again. */
const STEP_MS = 40
/** So many in a row that agree with each other are no glitch: the old readings are void. */
const STRAYS_LIMIT = 3

export const noReadings: OutputClock = { readings: [], strays: [] }

/**
 * The clock after one more reading taken at `now`. A reading from the future or from long ago is left out; an output
 * that gives no other for two seconds is dead, and nothing is known of it any more.
 */
export const addReading = (clock: OutputClock, reading: OutputReading, now: number): OutputClock => {
  const readings = clock.readings.filter(({ at }) => now - at <= WINDOW_MS && at <= now)
  if (reading.localMs > now + 1 || now - reading.localMs > 1000) return { ...clock, readings }
  const taken = { at: now, offsetMs: reading.localMs - reading.contextMs }
  const middle = medianOf(readings)
  if (middle === null || Math.abs(taken.offsetMs - middle) <= STEP_MS) {
    return { readings: [...readings, taken].slice(-READINGS_LIMIT), strays: [] }
  }
  const strays = [...clock.strays.filter((it) => Math.abs(it.offsetMs - taken.offsetMs) <= STEP_MS), taken]
  return strays.length >= STRAYS_LIMIT ? { readings: strays, strays: [] } : { readings, strays }
}

/** Local minus context time, in ms: the median of the readings, since one in a busy moment may be off by milliseconds. */
export const offsetOf = ({ readings }: OutputClock): number | null => medianOf(readings)

const medianOf = (readings: readonly Taken[]): number | null => {
  if (readings.length === 0) return null
  const sorted = readings.map(({ offsetMs }) => offsetMs).sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}
