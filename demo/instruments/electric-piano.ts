import { rise, silence, soften } from '../synth/envelope.ts'
import { createFilter } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/**
 * A tine piano. A nearly pure tone swings past a pickup that answers more on one
 * side than on the other, which is what makes hard notes bark and soft ones glow.
 * `hertz` is the pitch, `force` 0 to 1, `seconds` how long the key is held.
 */
export function electricPiano(hertz: number, force: number, seconds: number, random: Random): Float32Array {
  const sound = silence(seconds + 0.3)
  const sustain = Math.min(3.2, 2.4 * Math.sqrt(220 / hertz))
  const drive = 0.45 + 0.95 * force
  const offset = 0.42
  const rest = Math.tanh(offset)
  const thump = createFilter({ kind: 'lowpass', hertz: 420 })
  const step = (2 * Math.PI * hertz) / SAMPLE_RATE
  const bellRatio = 7.03
  const bellGain = hertz * bellRatio < 9000 ? 0.075 * force : 0
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const body = Math.exp(-time / sustain) * (0.8 + 0.2 * Math.exp(-time / 0.15))
    const swing = Math.sin(step * i) * body * rise(time, 0.004)
    const bell = Math.sin(step * bellRatio * i) * Math.exp(-time / 0.22) * bellGain
    const hammer = thump(random.signed()) * Math.exp(-time / 0.012) * 0.16 * force
    // The damper falls when the key is let go.
    const held = time < seconds ? 1 : Math.exp(-(time - seconds) / 0.07)
    sound[i] = ((Math.tanh(drive * swing + offset) - rest) * 0.7 + bell + hammer) * held * (0.35 + 0.65 * force)
  }
  return soften(sound, 0.001, 0.04)
}
