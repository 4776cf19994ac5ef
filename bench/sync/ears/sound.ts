import { resample } from '../../../e2e/rig/resample.ts'

/** Samples a second at which sounds are compared: the songs hold nothing above a fifth of it. */
export const EAR_RATE = 6_000

/** What one listener's loudspeaker put out: mono at EAR_RATE, the first sample at `fromMs` of the recording. */
export type Sound = { fromMs: number; samples: Float32Array }

/** Makes a recorded stretch comparable: `rate` samples a second, the first at `fromMs`. */
export const soundOf = (samples: Float32Array, rate: number, fromMs: number): Sound => ({
  fromMs,
  samples: resample(samples, rate, EAR_RATE),
})

/** The index of the sample nearest to an instant of the recording. */
export const sampleAt = ({ fromMs }: Sound, atMs: number): number => Math.round(((atMs - fromMs) * EAR_RATE) / 1000)

/** The instant of a sample. */
export const instantOf = ({ fromMs }: Sound, sample: number): number => fromMs + (sample * 1000) / EAR_RATE

/** Root of the mean square of `samples[from, to)`. */
export function loudness(samples: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += (samples[i] as number) ** 2
  return Math.sqrt(sum / Math.max(1, to - from))
}
