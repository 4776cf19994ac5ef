import { createStereo, mapStereo, SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

/** The pan tremolo of a stage piano: `rate` in Hz, `depth` 0 to 1. In place. */
export function autoPan(buffer: Stereo, rate: number, depth: number): Stereo {
  mapStereo(buffer, (left, right, index) => {
    const sway = depth * Math.sin((2 * Math.PI * rate * index) / SAMPLE_RATE)
    return [left * (1 - Math.max(0, sway)), right * (1 - Math.max(0, -sway))]
  })
  return buffer
}

/** Reads both channels through a slowly moving delay, given in seconds per sample. */
function bendTime(buffer: Stereo, delay: (index: number, side: 0 | 1) => number): Stereo {
  const bent = createStereo(buffer.left.length / SAMPLE_RATE)
  const read = (channel: Float32Array, position: number): number => {
    if (position < 0) return 0
    const whole = Math.floor(position)
    const next = Math.min(whole + 1, channel.length - 1)
    return channel[whole] + (channel[next] - channel[whole]) * (position - whole)
  }
  for (let i = 0; i < buffer.left.length; i++) {
    bent.left[i] = read(buffer.left, i - delay(i, 0) * SAMPLE_RATE)
    bent.right[i] = read(buffer.right, i - delay(i, 1) * SAMPLE_RATE)
  }
  return bent
}

/** The unsteady speed of a worn tape: slow wow and a little flutter. */
export function tape(buffer: Stereo): Stereo {
  return bendTime(buffer, (index) => {
    const time = (2 * Math.PI * index) / SAMPLE_RATE
    return (
      0.0022 + 0.0011 * Math.sin(time * 0.47) + 0.0006 * Math.sin(time * 0.83 + 1) + 0.000025 * Math.sin(time * 6.3)
    )
  })
}

/** A gentle stereo chorus; `mix` is the share of the moving copy, 0 to 1. */
export function chorus(buffer: Stereo, mix: number): Stereo {
  const moving = bendTime(buffer, (index, side) => {
    const time = (2 * Math.PI * index) / SAMPLE_RATE
    return 0.011 + 0.0022 * Math.sin(time * 0.61 + side * 1.9)
  })
  mapStereo(buffer, (left, right, index) => [
    left * (1 - mix * 0.5) + moving.left[index] * mix,
    right * (1 - mix * 0.5) + moving.right[index] * mix,
  ])
  return buffer
}

/**
 * Ducks a buffer under the bass drum, in place: at every time in `hits` (seconds)
 * the level falls by `depth` (0 to 1) and comes back over about `seconds`.
 */
export function duck(buffer: Stereo, hits: number[], depth: number, seconds: number): Stereo {
  const samples = hits.map((time) => Math.round(time * SAMPLE_RATE))
  let next = 0
  let since = Number.POSITIVE_INFINITY
  let level = 1
  mapStereo(buffer, (left, right, index) => {
    if (samples[next] === index) {
      since = 0
      next++
    }
    const wanted = 1 - depth * Math.exp(-since / (seconds * 0.45 * SAMPLE_RATE))
    since++
    // A few milliseconds of smoothing keep the drop from clicking.
    level += (wanted - level) * 0.006
    return [left * level, right * level]
  })
  return buffer
}
