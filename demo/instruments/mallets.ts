import { silence, soften } from '../synth/envelope.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/** Partials of a struck bar or bell: [ratio to the pitch, level, ring in seconds]. */
type Partials = [number, number, number][]

const VIBRAPHONE: Partials = [
  [1, 0.8, 1.7],
  [3.98, 0.14, 0.45],
  [9.8, 0.04, 0.09],
]

const GLASS: Partials = [
  [1, 0.6, 1.5],
  [2.003, 0.22, 1],
  [3.01, 0.07, 0.5],
  [5.43, 0.05, 0.28],
  [8.2, 0.02, 0.12],
]

function strike(partials: Partials, hertz: number, force: number, seconds: number): Float32Array {
  const sound = silence(seconds + 0.4)
  for (const [ratio, level, ring] of partials) {
    const pitch = hertz * ratio
    if (pitch > 12_000) continue
    const step = (2 * Math.PI * pitch) / SAMPLE_RATE
    // Soft mallets leave the upper partials almost silent.
    const gain = ratio === 1 ? level : level * (0.25 + 0.75 * force)
    const fall = ring * Math.sqrt(440 / Math.max(220, hertz))
    for (let i = 0; i < sound.length; i++) {
      sound[i] += Math.sin(step * i) * gain * Math.exp(-i / SAMPLE_RATE / fall)
    }
  }
  for (let i = 0; i < sound.length; i++) {
    const over = i / SAMPLE_RATE - seconds
    sound[i] *= (0.3 + 0.7 * force) * (over > 0 ? Math.exp(-over / 0.14) : 1)
  }
  return soften(sound, 0.003, 0.06)
}

/** Soft vibraphone. `hertz` pitch, `force` 0 to 1, `seconds` until it is damped. */
export function vibraphone(hertz: number, force: number, seconds: number): Float32Array {
  return strike(VIBRAPHONE, hertz, force, seconds)
}

/** A small glass bell. Same measures as the vibraphone. */
export function glassBell(hertz: number, force: number, seconds: number): Float32Array {
  return strike(GLASS, hertz, force, seconds)
}
