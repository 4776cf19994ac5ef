/** A sweep of tone: the device that listens plays `up`, the one that is measured `down`, so that none is taken for the other. */
export type Sweep = 'up' | 'down'

/** Where small loudspeakers are strong, microphones flat, and voices and basses are not. */
const LOW_HZ = 2000
const HIGH_HZ = 8000
export const CHIRP_S = 0.06
const LEVEL = 0.6

/**
 * A chirp `s` seconds after its beginning: its value, and the same a quarter of a turn on. Linear in frequency, under a
 * window of Hann, so that compressed it has no side lobes worth mentioning.
 */
export const chirpAt = (sweep: Sweep, s: number): { re: number; im: number } => {
  if (s <= 0 || s >= CHIRP_S) return { re: 0, im: 0 }
  const [from, to] = sweep === 'up' ? [LOW_HZ, HIGH_HZ] : [HIGH_HZ, LOW_HZ]
  const turns = from * s + ((to - from) * s * s) / (2 * CHIRP_S)
  const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * s) / CHIRP_S)
  return { re: window * Math.cos(2 * Math.PI * turns), im: window * Math.sin(2 * Math.PI * turns) }
}

/** A chirp to be played. */
export const chirpSound = (sweep: Sweep, sampleRate: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: Math.ceil(CHIRP_S * sampleRate) }, (_, n) => LEVEL * chirpAt(sweep, n / sampleRate).re)

/** A click to tap to: short, and dark enough not to hurt. */
export const clickSound = (sampleRate: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: Math.ceil(0.03 * sampleRate) }, (_, n) => {
    const s = n / sampleRate
    return 0.7 * Math.exp(-s / 0.005) * Math.sin(2 * Math.PI * 1200 * s)
  })
