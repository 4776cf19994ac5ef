import { rise, silence, soften } from '../synth/envelope.ts'
import { createSweep } from '../synth/filter.ts'
import { createOscillator } from '../synth/oscillator.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/**
 * A singing, flute-like tone whose vibrato comes in late.
 * `hertz` pitch, `force` 0 to 1, `seconds` of sounding before a soft release.
 */
export function singingLead(hertz: number, force: number, seconds: number): Float32Array {
  const release = 0.22
  const sound = silence(seconds + release)
  const round = createOscillator('triangle', hertz)
  const edge = createOscillator('saw', hertz * 1.002, 0.3)
  const sweep = createSweep(0.1)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const depth = 0.0045 * rise(time - 0.2, 0.5)
    const bend = 1 + depth * Math.sin(2 * Math.PI * 5.1 * time) - 0.012 * Math.exp(-time / 0.03)
    const swell = 0.75 + 0.25 * rise(time, 0.35)
    sound[i] = sweep(round(bend) * 0.6 + edge(bend) * 0.22, 1100 + 1500 * force * swell) * swell * force * 0.7
  }
  return soften(sound, 0.025, release)
}
