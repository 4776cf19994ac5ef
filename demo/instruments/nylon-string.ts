import { silence, soften } from '../synth/envelope.ts'
import { createFilter } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/**
 * A plucked string after Karplus and Strong: a burst of soft noise runs round a
 * delay as long as one period and loses its highs on every round.
 * `hertz` is the pitch, `force` 0 to 1, `seconds` until the finger damps it.
 */
export function nylonString(hertz: number, force: number, seconds: number, random: Random): Float32Array {
  const sound = silence(seconds + 0.35)
  const loss = 0.5 - 0.06 * force
  // The averaging in the loop itself delays by `loss` samples; leave room for it.
  const period = SAMPLE_RATE / hertz - loss
  const size = Math.floor(period) + 2
  const line = new Float32Array(size)
  const burst = createFilter({ kind: 'lowpass', hertz: 900 + 2600 * force + hertz, q: 0.6 })
  const pick = Math.floor(period * 0.23)
  const excite = Float32Array.from({ length: size }, () => burst(random.signed()))
  const mean = excite.reduce((sum, value) => sum + value, 0) / size
  const loudest = excite.reduce((most, value) => Math.max(most, Math.abs(value - mean)), 0.001)
  // Subtracting a shifted copy carves the notches of the place where it is plucked.
  for (let i = 0; i < size; i++) {
    line[i] = (excite[i] - mean - 0.7 * (excite[(i + pick) % size] - mean)) / loudest
  }
  const rounds = 2.6 * Math.sqrt(196 / hertz)
  const feedback = Math.exp(-1 / (rounds * hertz))
  const whole = Math.floor(period)
  const part = period - whole
  let last = 0
  let write = 0
  for (let i = 0; i < sound.length; i++) {
    const read = (write - whole + size) % size
    const older = (read - 1 + size) % size
    const value = line[read] * (1 - part) + line[older] * part
    const damped = (value * (1 - loss) + last * loss) * feedback
    last = value
    line[write] = damped
    write = (write + 1) % size
    const held = i / SAMPLE_RATE < seconds ? 1 : Math.exp(-(i / SAMPLE_RATE - seconds) / 0.08)
    sound[i] = damped * held * 0.5 * (0.4 + 0.6 * force)
  }
  const block = createFilter({ kind: 'highpass', hertz: hertz * 0.6 })
  for (let i = 0; i < sound.length; i++) sound[i] = block(sound[i])
  return soften(sound, 0.002, 0.05)
}
