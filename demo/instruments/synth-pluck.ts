import { silence, soften } from '../synth/envelope.ts'
import { createSweep } from '../synth/filter.ts'
import { createOscillator } from '../synth/oscillator.ts'
import type { Random } from '../synth/random.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

export interface PluckOptions {
  hertz: number
  /** 0 to 1. */
  force: number
  /** Time constant of the fall, in seconds. */
  ring: number
  /** Where the filter comes to rest, in Hz; it starts well above. */
  brightness: number
}

/** A short analogue-style note: two saws and a triangle behind a closing filter. */
export function synthPluck({ hertz, force, ring, brightness }: PluckOptions, random: Random): Float32Array {
  const sound = silence(ring * 4.5)
  const sawA = createOscillator('saw', hertz * 0.9985, random.next())
  const sawB = createOscillator('saw', hertz * 1.0015, random.next())
  const body = createOscillator('triangle', hertz, 0)
  const sweep = createSweep(0.28)
  const open = brightness * (1.2 + 2.2 * force)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const raw = (sawA() + sawB()) * 0.3 + body() * 0.5
    const corner = hertz * 0.6 + brightness * 0.5 + open * Math.exp(-time / (ring * 0.33))
    sound[i] = sweep(raw, corner) * Math.exp(-time / ring) * (0.35 + 0.65 * force) * 0.6
  }
  return soften(sound, 0.003, ring)
}
