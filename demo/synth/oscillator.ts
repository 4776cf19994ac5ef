import { SAMPLE_RATE } from './stereo.ts'

const TABLE_SIZE = 4096
const tables = new Map<string, Float32Array>()

export type Wave = 'saw' | 'triangle' | 'square'

/** Strength of the nth harmonic of each wave. */
const harmonic: Record<Wave, (n: number) => number> = {
  saw: (n) => (2 / Math.PI / n) * (n % 2 ? 1 : -1),
  square: (n) => (n % 2 ? 4 / Math.PI / n : 0),
  triangle: (n) => (n % 2 ? (8 / Math.PI ** 2 / (n * n)) * (n % 4 === 1 ? 1 : -1) : 0),
}

/**
 * One period of a wave with no harmonic above 16 kHz for notes up to `hertz`.
 * One table per third of an octave keeps the brightness even up the keyboard.
 */
function table(wave: Wave, hertz: number): Float32Array {
  const ceiling = 27.5 * 2 ** (Math.ceil(Math.log2(hertz / 27.5) * 3) / 3)
  const count = Math.max(1, Math.floor(16_000 / ceiling))
  const key = `${wave}${count}`
  const known = tables.get(key)
  if (known) return known
  const made = new Float32Array(TABLE_SIZE + 1)
  for (let n = 1; n <= count; n++) {
    const strength = harmonic[wave](n)
    if (strength === 0) continue
    for (let i = 0; i <= TABLE_SIZE; i++) made[i] += strength * Math.sin((2 * Math.PI * n * i) / TABLE_SIZE)
  }
  tables.set(key, made)
  return made
}

/** A band-limited oscillator; each call gives the next sample. `phase` is in turns. */
export function createOscillator(wave: Wave, hertz: number, phase = 0): (bend?: number) => number {
  const cycle = table(wave, hertz)
  const step = (hertz / SAMPLE_RATE) * TABLE_SIZE
  let position = (phase - Math.floor(phase)) * TABLE_SIZE
  return (bend = 1) => {
    const index = position | 0
    const sample = cycle[index] + (cycle[index + 1] - cycle[index]) * (position - index)
    position += step * bend
    if (position >= TABLE_SIZE) position -= TABLE_SIZE
    return sample
  }
}
