import { rise } from '../synth/envelope.ts'
import { createSweep } from '../synth/filter.ts'
import { createOscillator } from '../synth/oscillator.ts'
import type { Random } from '../synth/random.ts'
import { createStereo, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

export interface PadOptions {
  /** Pitches in Hz. */
  pitches: number[]
  /** Seconds from the start of the attack to the start of the release. */
  seconds: number
  attack: number
  release: number
  /** Corner of the low-pass at the height of the swell, in Hz. */
  brightness: number
}

const VOICES = 3

/** A wide bed of slightly detuned saws under a slow filter, one stereo sound. */
export function pad(options: PadOptions, random: Random): Stereo {
  const { pitches, seconds, attack, release, brightness } = options
  const bed = createStereo(seconds + release)
  for (const pitch of pitches) {
    for (let voice = 0; voice < VOICES; voice++) {
      const spread = voice - (VOICES - 1) / 2
      const oscillator = createOscillator(
        'saw',
        pitch * (1 + spread * 0.0028 + random.signed() * 0.0006),
        random.next(),
      )
      const angle = ((spread * 0.7 + 1) * Math.PI) / 4
      const drift = 0.1 + random.next() * 0.15
      const phase = random.next() * Math.PI * 2
      // High notes carry further, so they are played softer.
      const gain = (0.11 / Math.sqrt(pitches.length)) * (260 / Math.max(130, pitch)) ** 0.35
      for (let i = 0; i < bed.left.length; i++) {
        const sample = oscillator(1 + 0.0007 * Math.sin(2 * Math.PI * drift * (i / SAMPLE_RATE) + phase)) * gain
        bed.left[i] += sample * Math.cos(angle)
        bed.right[i] += sample * Math.sin(angle)
      }
    }
  }
  const sweepLeft = createSweep(0.08)
  const sweepRight = createSweep(0.08)
  for (let i = 0; i < bed.left.length; i++) {
    const time = i / SAMPLE_RATE
    const swell = rise(time, attack) * rise(seconds + release - time, release)
    const corner = brightness * (0.35 + 0.65 * swell)
    bed.left[i] = sweepLeft(bed.left[i], corner) * swell
    bed.right[i] = sweepRight(bed.right[i], corner) * swell
  }
  return bed
}
