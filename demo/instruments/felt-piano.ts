import { silence, soften } from '../synth/envelope.ts'
import { createFilter } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

/** Where the hammer meets the string, as a share of its length. */
const STRIKE_POINT = 1 / 7.6

/**
 * A soft upright piano with felt between hammer and string, built from partials.
 * Stiff strings stretch their partials upwards; two strings slightly apart give
 * the slow beating; every partial first falls fast and then rings on.
 * `hertz` is the pitch, `force` 0 to 1, `seconds` until the damper falls.
 */
export function feltPiano(hertz: number, force: number, seconds: number, random: Random): Float32Array {
  const sound = silence(seconds + 0.5)
  const stiffness = 0.00022 * (hertz / 262) ** 1.1
  // Felt grows harder when it is pressed: loud notes are brighter ones.
  const felt = 620 + 1500 * force * force + hertz * 0.55
  const partials = Math.min(26, Math.floor(7500 / hertz))
  const level = 0.42 * (262 / hertz) ** 0.12
  for (let n = 1; n <= partials; n++) {
    const stretched = n * hertz * Math.sqrt(1 + stiffness * n * n)
    const strike = Math.abs(Math.sin(Math.PI * n * STRIKE_POINT)) + 0.06
    const gain = (level * strike * n ** -0.55) / (1 + (stretched / felt) ** 2)
    if (gain < 0.0004) continue
    const ring = (4.2 * (200 / (hertz + 60)) ** 0.55) / (1 + 0.16 * (n - 1))
    const apart = 1 + (0.00022 + 0.00012 * random.next()) * (n === 1 ? 0.8 : 1)
    addPartial(sound, stretched, gain * 0.6, ring, random.next())
    addPartial(sound, stretched * apart, gain * 0.4, ring * 1.3, random.next())
  }
  addHammer(sound, hertz, force, random)
  for (let i = Math.floor(seconds * SAMPLE_RATE); i < sound.length; i++) {
    sound[i] *= Math.exp(-(i / SAMPLE_RATE - seconds) / 0.13)
  }
  for (let i = 0; i < sound.length; i++) sound[i] *= 0.25 + 0.75 * force
  return soften(sound, 0.0035, 0.06)
}

/** Adds one decaying sine; `ring` is the slow time constant in seconds. */
function addPartial(sound: Float32Array, hertz: number, gain: number, ring: number, phase: number): void {
  const angle = (2 * Math.PI * hertz) / SAMPLE_RATE
  const turn = 2 * Math.cos(angle)
  let before = Math.sin(2 * Math.PI * phase - angle)
  let now = Math.sin(2 * Math.PI * phase)
  const quickFall = Math.exp(-1 / (ring * 0.16 * SAMPLE_RATE))
  const slowFall = Math.exp(-1 / (ring * SAMPLE_RATE))
  let quick = gain * 0.62
  let slow = gain * 0.38
  for (let i = 0; i < sound.length; i++) {
    sound[i] += now * (quick + slow)
    quick *= quickFall
    slow *= slowFall
    const next = turn * now - before
    before = now
    now = next
  }
}

/** The muffled knock of felt and key bed. */
function addHammer(sound: Float32Array, hertz: number, force: number, random: Random): void {
  const knock = createFilter({ kind: 'bandpass', hertz: 240 + hertz * 0.5, q: 0.9 })
  const count = Math.min(sound.length, Math.floor(0.12 * SAMPLE_RATE))
  for (let i = 0; i < count; i++) {
    sound[i] += knock(random.signed()) * Math.exp(-i / (0.016 * SAMPLE_RATE)) * 0.2 * force
  }
}
