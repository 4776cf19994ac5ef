import { silence, soften } from '../synth/envelope.ts'
import { createSweep } from '../synth/filter.ts'
import { createOscillator } from '../synth/oscillator.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/** A round, upright-like bass. `hertz` pitch, `force` 0 to 1, `seconds` held. */
export function softBass(hertz: number, force: number, seconds: number): Float32Array {
  const sound = silence(seconds + 0.12)
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const body = Math.exp(-time / 1.3)
    const touch = Math.exp(-time / 0.09)
    // A little second and third harmonic lets small speakers hear the line.
    const tone =
      Math.sin(step * i) * body +
      Math.sin(2 * step * i) * (0.22 * body + 0.2 * touch * force) +
      Math.sin(3 * step * i) * (0.07 * body + 0.12 * touch * force)
    sound[i] = Math.tanh(tone * 1.15) * force * 0.62
  }
  return soften(sound, 0.008, 0.12)
}

/** A driven electronic bass: saw through a filter, over a clean sine. */
export function synthBass(hertz: number, force: number, seconds: number): Float32Array {
  const sound = silence(seconds + 0.06)
  const saw = createOscillator('saw', hertz)
  const sweep = createSweep(0.2)
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const edge = sweep(saw(), 300 + 1100 * force * Math.exp(-time / 0.11))
    sound[i] = (Math.sin(step * i) * 0.5 + edge * 0.5) * Math.exp(-time / 0.9) * force * 0.75
  }
  return soften(sound, 0.006, 0.06)
}
