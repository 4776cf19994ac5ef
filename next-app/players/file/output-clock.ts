/** One reading of an audio context against this device's clock. `contextMs` is what leaves the loudspeaker at `localMs`. */
export type OutputReading = { contextMs: number; localMs: number }

/** Newest readings, oldest first, each as local minus context time. */
export type OutputClock = { readings: readonly { at: number; offsetMs: number }[] }

/** Readings older than this say more of how the clocks drift than of how they stand. */
const WINDOW_MS = 2000
const READINGS_LIMIT = 64
/** Off by more from all others: not noise, but an output that stopped and began again; the old readings are void. */
const STEP_MS = 40

export const noReadings: OutputClock = { readings: [] }

/** The clock after one more reading taken at `now`. A reading from the future or from long ago is left out. */
export const addReading = (clock: OutputClock, reading: OutputReading, now: number): OutputClock => {
  if (reading.localMs > now + 1 || now - reading.localMs > 1000) return clock
  const offsetMs = reading.localMs - reading.contextMs
  const middle = offsetOf(clock)
  const kept = middle !== null && Math.abs(offsetMs - middle) > STEP_MS ? [] : clock.readings
  const fresh = kept.filter(({ at }) => now - at <= WINDOW_MS && at <= now)
  return { readings: [...fresh, { at: now, offsetMs }].slice(-READINGS_LIMIT) }
}

/** Local minus context time, in ms: the median of the readings, since one in a busy moment may be off by milliseconds. */
export const offsetOf = ({ readings }: OutputClock): number | null => {
  if (readings.length === 0) return null
  const sorted = readings.map(({ offsetMs }) => offsetMs).sort((a, b) => a - b)
  const half = sorted.length >> 1
  const upper = sorted[half] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2
}
