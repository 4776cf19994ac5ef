import { createFilter, filterStereo } from '../synth/filter.ts'
import { createStereo, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

export interface ReverbOptions {
  /** Seconds until the tail has fallen by 60 dB. */
  decay: number
  /** Size of the room, 1 is a medium hall. */
  size: number
  /** Corner above which the walls swallow sound, in Hz. */
  damping: number
  /** Seconds before the first reflection. */
  preDelay: number
}

/** Mutually prime lengths, in samples at size 1, so that echoes never line up. */
const LINE_LENGTHS = [1123, 1289, 1471, 1613, 1823, 2011, 2239, 2477]
const DIFFUSER_LENGTHS = [142, 107, 379, 277]

function createDiffuser(length: number): (input: number) => number {
  const line = new Float32Array(length)
  let position = 0
  return (input) => {
    const delayed = line[position]
    const fed = input - delayed * 0.6
    line[position] = fed
    position = (position + 1) % length
    return delayed + fed * 0.6
  }
}

/**
 * A feedback delay network: eight damped lines that feed one another through a
 * Householder matrix, each slowly drifting so that no pitch of its own is heard.
 * Returns the wet sound only, as long as the input.
 */
export function reverb(input: Stereo, options: ReverbOptions): Stereo {
  const length = input.left.length
  const wet = createStereo(length / SAMPLE_RATE)
  const lengths = LINE_LENGTHS.map((samples) => Math.floor(samples * options.size))
  const lines = lengths.map((samples) => new Float32Array(samples + 64))
  const gains = lengths.map((samples) => 10 ** ((-3 * samples) / (options.decay * SAMPLE_RATE)))
  const damp = Math.exp((-2 * Math.PI * options.damping) / SAMPLE_RATE)
  const held = new Float32Array(8)
  const taps = new Float32Array(8)
  const diffuseLeft = DIFFUSER_LENGTHS.map((samples) => createDiffuser(samples))
  const diffuseRight = DIFFUSER_LENGTHS.map((samples) => createDiffuser(samples + 23))
  const wait = Math.floor(options.preDelay * SAMPLE_RATE)
  const drift = new Float32Array(8)
  for (let i = 0; i < length; i++) {
    let left = i >= wait ? input.left[i - wait] : 0
    let right = i >= wait ? input.right[i - wait] : 0
    for (const diffuse of diffuseLeft) left = diffuse(left)
    for (const diffuse of diffuseRight) right = diffuse(right)
    if (i % 32 === 0) {
      for (let n = 0; n < 8; n++) drift[n] = 12 + 9 * Math.sin((2 * Math.PI * (0.23 + n * 0.071) * i) / SAMPLE_RATE + n)
    }
    let sum = 0
    for (let n = 0; n < 8; n++) {
      const line = lines[n]
      const reach = lengths[n] + drift[n]
      const whole = Math.floor(reach)
      const part = reach - whole
      const at = (i - whole + line.length * 2) % line.length
      const older = at === 0 ? line.length - 1 : at - 1
      const sample = line[at] * (1 - part) + line[older] * part
      held[n] = sample * (1 - damp) + held[n] * damp
      taps[n] = held[n] * gains[n]
      sum += taps[n]
    }
    const share = sum * 0.25
    for (let n = 0; n < 8; n++) {
      lines[n][i % lines[n].length] = taps[n] - share + (n % 2 ? right : left) * 0.5
    }
    wet.left[i] = taps[0] - taps[2] + taps[4] - taps[6] + 0.35 * (taps[1] - taps[5])
    wet.right[i] = taps[1] - taps[3] + taps[5] - taps[7] + 0.35 * (taps[2] - taps[6])
  }
  return filterStereo(wet, { kind: 'highpass', hertz: 190 }, { kind: 'lowpass', hertz: 9500 })
}

/** A ping-pong echo: `seconds` apart, each `feedback` times the last. Wet only. */
export function echo(input: Stereo, seconds: number, feedback: number): Stereo {
  const length = input.left.length
  const wet = createStereo(length / SAMPLE_RATE)
  const gap = Math.round(seconds * SAMPLE_RATE)
  const tone = [createFilter({ kind: 'lowpass', hertz: 3600 }), createFilter({ kind: 'lowpass', hertz: 3600 })]
  for (let i = gap; i < length; i++) {
    const dry = (input.left[i - gap] + input.right[i - gap]) * 0.5
    wet.left[i] = tone[0](dry + wet.right[i - gap] * feedback)
    wet.right[i] = tone[1](wet.left[i - gap] * feedback)
  }
  return filterStereo(wet, { kind: 'highpass', hertz: 260 })
}
