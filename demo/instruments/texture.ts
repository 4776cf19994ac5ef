import { silence, soften } from '../synth/envelope.ts'
import { createFilter, createSweep, filterMono, filterStereo } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { createStereo, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

/** The surface of an old record: faint hiss and soft, scattered ticks. */
export function vinyl(seconds: number, random: Random): Stereo {
  const surface = createStereo(seconds)
  const hiss = [
    createFilter({ kind: 'bandpass', hertz: 1800, q: 0.3 }),
    createFilter({ kind: 'bandpass', hertz: 1800, q: 0.3 }),
  ]
  const ticksPerSecond = 7
  for (let i = 0; i < surface.left.length; i++) {
    surface.left[i] += hiss[0](random.signed()) * 0.004
    surface.right[i] += hiss[1](random.signed()) * 0.004
    if (random.next() > ticksPerSecond / SAMPLE_RATE) continue
    const size = random.next() ** 3 * 0.09 + 0.008
    const side = random.next()
    const ring = 4 + random.next() * 14
    for (let j = 0; j < 90 && i + j < surface.left.length; j++) {
      const tick = random.signed() * Math.exp(-j / ring) * size
      surface.left[i + j] += tick * (1 - side * 0.7)
      surface.right[i + j] += tick * (0.3 + side * 0.7)
    }
  }
  return filterStereo(surface, { kind: 'highpass', hertz: 300 }, { kind: 'lowpass', hertz: 6000 })
}

/** Noise that rises in pitch and level towards its end, for a build. */
export function riser(seconds: number, random: Random): Float32Array {
  const sound = silence(seconds)
  const sweep = createSweep(0.45)
  for (let i = 0; i < sound.length; i++) {
    const progress = i / sound.length
    sound[i] = sweep(random.signed(), 300 * 22 ** progress) * progress ** 2 * 0.35
  }
  filterMono(sound, { kind: 'highpass', hertz: 250 })
  return soften(sound, 0.05, 0.03)
}

/** A wide cymbal-like wash that falls away over `seconds`. */
export function wash(seconds: number, random: Random): Stereo {
  const splash = createStereo(seconds)
  for (const channel of [splash.left, splash.right]) {
    for (let i = 0; i < channel.length; i++) {
      channel[i] = random.signed() * Math.exp(-i / SAMPLE_RATE / (seconds * 0.22)) * 0.3
    }
    filterMono(channel, { kind: 'highpass', hertz: 3200 })
    filterMono(channel, { kind: 'lowpass', hertz: 11_000 })
    soften(channel, 0.004, seconds * 0.3)
  }
  return splash
}
