import { seededRandom } from './random.ts'

export const SAMPLE_RATE = 48_000
/** What a song's noise is confined to: high enough for sharp positions, low enough to survive any decoder or trim. */
const BAND = { lowest: 150, highest: 1_200 }
/** How often the loudness is drawn anew. */
const SWELL_SECONDS = 0.7

/** A song no stretch of which resembles another: `channels` hold samples in [-1, 1] at SAMPLE_RATE. */
export type NoiseSong = { title: string; artist: string; durationMs: number; channels: Float32Array[] }

type Kind = 'low-pass' | 'high-pass'

/** Filters in place: a second-order Butterworth section by the bilinear transform (R. Bristow-Johnson's cookbook). */
function filter(samples: Float32Array, kind: Kind, hertz: number, q: number): void {
  const w = (2 * Math.PI * hertz) / SAMPLE_RATE
  const [cos, alpha] = [Math.cos(w), Math.sin(w) / (2 * q)]
  const a0 = 1 + alpha
  const edge = kind === 'low-pass' ? 1 - cos : 1 + cos
  const [b0, b1] = [edge / 2 / a0, (kind === 'low-pass' ? edge : -edge) / a0]
  const [a1, a2] = [(-2 * cos) / a0, (1 - alpha) / a0]
  let [x1, x2, y1, y2] = [0, 0, 0, 0]
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number
    const y = b0 * x + b1 * x1 + b0 * x2 - a1 * y1 - a2 * y2
    ;[x2, x1, y2, y1] = [x1, x, y1, y]
    samples[i] = y
  }
}

function noise(seed: number, length: number): Float32Array {
  const random = seededRandom(seed)
  const samples = Float32Array.from({ length }, () => 2 * random() - 1)
  // Four poles below; eight above, where whatever lies beyond would be folded back when comparing.
  for (const q of [0.541, 1.307]) filter(samples, 'high-pass', BAND.lowest, q)
  for (const q of [0.51, 0.601, 0.9, 2.563]) filter(samples, 'low-pass', BAND.highest, q)
  const swell = SWELL_SECONDS * SAMPLE_RATE
  let [from, to] = [random(), random()]
  for (let i = 0; i < length; i++) {
    const within = (i % swell) / swell
    if (i > 0 && i % swell === 0) [from, to] = [to, random()]
    const loudness = 0.5 + 0.5 * (from + (to - from) * within)
    // Band-limited noise has an RMS of some 0.13 here: its peaks stay below 1.
    samples[i] = Math.max(-1, Math.min(1, 1.4 * loudness * (samples[i] as number)))
  }
  return samples
}

/** Makes a song of band-limited noise whose loudness swells slowly: the same for the same seed. */
export function noiseSong(options: { title: string; seed: number; seconds: number; stereo?: boolean }): NoiseSong {
  const length = Math.round(options.seconds * SAMPLE_RATE)
  const seeds = options.stereo ? [options.seed, options.seed + 1_000_003] : [options.seed]
  return {
    title: options.title,
    artist: 'Noise Ensemble',
    durationMs: (length * 1000) / SAMPLE_RATE,
    channels: seeds.map((seed) => noise(seed, length)),
  }
}

/** What one loudspeaker would play: the mean of all channels. */
export function mono({ channels }: NoiseSong): Float32Array {
  const [first = new Float32Array(), ...others] = channels
  if (others.length === 0) return first
  return first.map((value, i) => others.reduce((sum, channel) => sum + (channel[i] as number), value) / channels.length)
}
