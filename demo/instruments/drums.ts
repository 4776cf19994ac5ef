import { rise, silence, soften } from '../synth/envelope.ts'
import { createFilter, filterMono } from '../synth/filter.ts'
import type { Random } from '../synth/random.ts'
import { SAMPLE_RATE } from '../synth/stereo.ts'

export interface KickOptions {
  /** Resting pitch in Hz. */
  hertz: number
  /** Time constant of the body in seconds. */
  ring: number
  /** How much beater is heard, 0 to 1. */
  click: number
}

/** A bass drum: a sine that drops quickly to its resting pitch. */
export function kick({ hertz, ring, click }: KickOptions, random: Random): Float32Array {
  const sound = silence(ring * 4)
  const beater = createFilter({ kind: 'bandpass', hertz: 2600, q: 0.7 })
  let phase = 0
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    phase += (2 * Math.PI * hertz * (1 + 2.6 * Math.exp(-time / 0.022))) / SAMPLE_RATE
    const body = Math.tanh(Math.sin(phase) * 1.4) * Math.exp(-time / ring)
    sound[i] = body * 0.8 + beater(random.signed()) * Math.exp(-time / 0.006) * click
  }
  return soften(sound, 0.0015, ring)
}

/** A brush falling on a snare: a papery hiss with a little drum under it. */
export function brushSnare(random: Random): Float32Array {
  const sound = silence(0.4)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const hiss = random.signed() * (Math.exp(-time / 0.05) + 0.25 * Math.exp(-time / 0.13)) * rise(time, 0.006)
    const drum = Math.sin(2 * Math.PI * 186 * time) * Math.exp(-time / 0.05) * 0.4
    sound[i] = hiss * 0.5 + drum
  }
  filterMono(sound, { kind: 'highpass', hertz: 150 })
  filterMono(sound, { kind: 'lowpass', hertz: 6800 })
  return soften(sound, 0.002, 0.1)
}

/** A brush drawn over the head in an arc; `seconds` from end to end. */
export function brushSweep(seconds: number, random: Random): Float32Array {
  const sound = silence(seconds)
  for (let i = 0; i < sound.length; i++) {
    sound[i] = random.signed() * Math.sin((Math.PI * i) / sound.length) ** 2 * 0.3
  }
  filterMono(sound, { kind: 'bandpass', hertz: 2900, q: 0.6 })
  return soften(sound, 0.01, 0.02)
}

/** A hi-hat or shaker: high noise. `ring` is the time constant in seconds. */
export function hat(ring: number, attack: number, corner: number, random: Random): Float32Array {
  const sound = silence(ring * 6 + attack)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    sound[i] = random.signed() * Math.exp(-Math.max(0, time - attack) / ring) * 0.5
  }
  filterMono(sound, { kind: 'highpass', hertz: corner })
  filterMono(sound, { kind: 'lowpass', hertz: 12_500 })
  return soften(sound, Math.max(0.001, attack), ring * 2)
}

/** A soft clap: three quick bursts and a short room. */
export function clap(random: Random): Float32Array {
  const sound = silence(0.45)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    let level = 0.6 * Math.exp(-Math.max(0, time - 0.022) / 0.09) * rise(time - 0.02, 0.002)
    for (const start of [0, 0.01, 0.021]) {
      if (time >= start) level += Math.exp(-(time - start) / 0.004)
    }
    sound[i] = random.signed() * level * 0.4
  }
  filterMono(sound, { kind: 'bandpass', hertz: 1500, q: 0.8 })
  filterMono(sound, { kind: 'lowpass', hertz: 7000 })
  return soften(sound, 0.001, 0.1)
}

/** The click of a stick across the rim. */
export function rim(): Float32Array {
  const sound = silence(0.12)
  for (let i = 0; i < sound.length; i++) {
    const time = i / SAMPLE_RATE
    const wood = Math.sin(2 * Math.PI * 820 * time) + 0.6 * Math.sin(2 * Math.PI * 1730 * time)
    sound[i] = wood * Math.exp(-time / 0.014) * 0.5
  }
  return soften(sound, 0.001, 0.03)
}
