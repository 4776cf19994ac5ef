import { SAMPLE_RATE, type Stereo } from './stereo.ts'

export type FilterKind = 'lowpass' | 'highpass' | 'bandpass' | 'peak' | 'lowshelf' | 'highshelf'

export interface FilterOptions {
  kind: FilterKind
  /** Corner or centre, in Hz. */
  hertz: number
  q?: number
  /** Only for peak and shelves, in dB. */
  gain?: number
}

/** A second-order filter (the well-known cookbook formulas), one channel. */
export function createFilter({ kind, hertz, q = Math.SQRT1_2, gain = 0 }: FilterOptions): (input: number) => number {
  const omega = (2 * Math.PI * Math.min(hertz, SAMPLE_RATE * 0.49)) / SAMPLE_RATE
  const cos = Math.cos(omega)
  const alpha = Math.sin(omega) / (2 * q)
  const a = 10 ** (gain / 40)
  const root = 2 * Math.sqrt(a) * alpha
  const [b0, b1, b2, a0, a1, a2] = {
    lowpass: [(1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha],
    highpass: [(1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha],
    bandpass: [alpha, 0, -alpha, 1 + alpha, -2 * cos, 1 - alpha],
    peak: [1 + alpha * a, -2 * cos, 1 - alpha * a, 1 + alpha / a, -2 * cos, 1 - alpha / a],
    lowshelf: [
      a * (a + 1 - (a - 1) * cos + root),
      2 * a * (a - 1 - (a + 1) * cos),
      a * (a + 1 - (a - 1) * cos - root),
      a + 1 + (a - 1) * cos + root,
      -2 * (a - 1 + (a + 1) * cos),
      a + 1 + (a - 1) * cos - root,
    ],
    highshelf: [
      a * (a + 1 + (a - 1) * cos + root),
      -2 * a * (a - 1 + (a + 1) * cos),
      a * (a + 1 + (a - 1) * cos - root),
      a + 1 - (a - 1) * cos + root,
      2 * (a - 1 - (a + 1) * cos),
      a + 1 - (a - 1) * cos - root,
    ],
  }[kind]
  let s1 = 0
  let s2 = 0
  return (input) => {
    const output = (b0 * input + s1) / a0
    s1 = b1 * input - a1 * output + s2
    s2 = b2 * input - a2 * output
    return output
  }
}

/** Filters a mono sound in place. */
export function filterMono(sound: Float32Array, options: FilterOptions): Float32Array {
  const filter = createFilter(options)
  for (let i = 0; i < sound.length; i++) sound[i] = filter(sound[i])
  return sound
}

/** Filters both channels in place, one after another through each given filter. */
export function filterStereo(buffer: Stereo, ...chain: FilterOptions[]): Stereo {
  for (const options of chain) {
    filterMono(buffer.left, options)
    filterMono(buffer.right, options)
  }
  return buffer
}

/**
 * A low-pass whose corner may move with every sample without clicks
 * (state-variable filter, zero-delay form). `resonance` runs from 0 to about 0.9.
 */
export function createSweep(resonance: number): (input: number, hertz: number) => number {
  const damping = 2 * (1 - resonance)
  let band = 0
  let low = 0
  return (input, hertz) => {
    const g = Math.tan((Math.PI * Math.min(hertz, 18_000)) / SAMPLE_RATE)
    const high = (input - (damping + g) * band - low) / (1 + g * (g + damping))
    const bandOut = g * high + band
    const lowOut = g * bandOut + low
    band = g * high + bandOut
    low = g * bandOut + lowOut
    return lowOut
  }
}
