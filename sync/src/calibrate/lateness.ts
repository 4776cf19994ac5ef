import { findArrivals } from './arrivals.ts'
import { envelopesOf } from './matched-filter.ts'
import { deviationOf, medianOf } from './taps.ts'

/**
 * When the two devices chirp, in ms after the instant agreed on: the one that listens (`up`) and the one that is measured
 * (`down`), by turns. No two distances within a row are the same.
 */
export const LISTENER_CHIRPS_MS = [0, 900, 1950, 3150, 4500] as const
export const DEVICE_CHIRPS_MS = [450, 1425, 2550, 3825] as const

/** How much of the recording is needed before the instant agreed on and after it. */
export const RECORD_BEFORE_MS = 600
export const RECORD_AFTER_MS = 6300

/** A device may be heard so much earlier than it should, or so much later, the microphone's own delay included. */
const EARLIEST_MS = -550
const LATEST_MS = 1600

/** What a microphone heard: `agreedMs` is how far into it the instant agreed on lies, as well as is known (some 300 ms). */
export type Recording = { samples: Float32Array; sampleRate: number; agreedMs: number }

export type Lateness =
  /** The device measured is heard so much later than the one that listened. */
  | { ok: true; lateMs: number; plusMinusMs: number }
  /** This device or that one was not heard, or what was heard does not agree with itself. */
  | { ok: false; why: 'this-unheard' | 'that-unheard' | 'unsteady' }

/** So much clearer than anything else in the recording the chirps must be. Noise and music alone come to 1.5 at most. */
const CLARITY_LEAST = 2
/** Chirps of one device, brought to one clock, agree to within this. */
const DEVIATION_MOST_MS = 2
/** Sound travels 3 cm in that time: nothing measured in a room is more exact. */
const PLUS_MINUS_LEAST_MS = 0.1

/** How much later than the listening device another is heard, from a recording of both. Rules D3 to D6. */
export const latenessOf = ({ samples, sampleRate, agreedMs }: Recording): Lateness => {
  const [up, down] = envelopesOf(samples, sampleRate, ['up', 'down'])
  if (up === undefined || down === undefined) return { ok: false, why: 'this-unheard' }
  const range = { fromMs: agreedMs + EARLIEST_MS, toMs: agreedMs + LATEST_MS }
  const these = findArrivals(up, sampleRate, LISTENER_CHIRPS_MS, range)
  if (these.clarity < CLARITY_LEAST) return { ok: false, why: 'this-unheard' }
  const those = findArrivals(down, sampleRate, DEVICE_CHIRPS_MS, range)
  if (those.clarity < CLARITY_LEAST) return { ok: false, why: 'that-unheard' }
  // The microphone counts at a pace of its own: the listener's chirps tell how recorded time goes with true time.
  const recordedAt = lineThrough(LISTENER_CHIRPS_MS, these.atMs)
  const own = LISTENER_CHIRPS_MS.map((offset, n) => (these.atMs[n] ?? Number.NaN) - recordedAt(offset))
  const lates = DEVICE_CHIRPS_MS.map((offset, n) => (those.atMs[n] ?? Number.NaN) - recordedAt(offset))
  const lateMs = medianOf(lates)
  const deviation = Math.max(deviationOf(own, 0), deviationOf(lates, lateMs))
  if (!(deviation <= DEVIATION_MOST_MS)) return { ok: false, why: 'unsteady' }
  return { ok: true, lateMs, plusMinusMs: Math.max(PLUS_MINUS_LEAST_MS, 2 * deviation) }
}

/** The line through most of some points (Theil 1950, Sen 1968). */
const lineThrough = (xs: readonly number[], ys: readonly number[]): ((x: number) => number) => {
  const slopes = xs.flatMap((x, n) =>
    xs.slice(n + 1).map((other, m) => ((ys[n + 1 + m] ?? Number.NaN) - (ys[n] ?? Number.NaN)) / (other - x)),
  )
  const slope = medianOf(slopes)
  const at0 = medianOf(xs.map((x, n) => (ys[n] ?? Number.NaN) - slope * x))
  return (x) => at0 + slope * x
}
