import { SAMPLE_RATE, type Stereo } from '../synth/stereo.ts'

const OVERSAMPLING = 4
const REACH = 8

/** Windowed-sinc taps that read the wave a quarter, half and three quarters on. */
const betweenSamples = Array.from({ length: OVERSAMPLING - 1 }, (_, phase) =>
  Float32Array.from({ length: REACH * 2 }, (_unused, tap) => {
    const x = tap - REACH + 1 - (phase + 1) / OVERSAMPLING
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / REACH)
    return (Math.sin(Math.PI * x) / (Math.PI * x)) * window
  }),
)

/** Height of the true wave around a sample, not only of the sample itself. */
function truePeak(channel: Float32Array, index: number): number {
  let peak = Math.abs(channel[index])
  // Quiet samples cannot hide a peak worth limiting: skip the costly part.
  if (peak < 0.25 || index < REACH || index + REACH >= channel.length) return peak
  for (const taps of betweenSamples) {
    let value = 0
    for (let tap = 0; tap < taps.length; tap++) value += taps[tap] * channel[index + tap - REACH + 1]
    peak = Math.max(peak, Math.abs(value))
  }
  return peak
}

/**
 * A look-ahead limiter, in place. `ceiling` is the highest true peak left over.
 * The gain falls over the look-ahead as a smooth ramp and returns slowly, so it
 * never distorts. Returns the deepest gain reduction in dB.
 */
export function limit(buffer: Stereo, ceiling: number): number {
  const length = buffer.left.length
  const ahead = Math.round(0.004 * SAMPLE_RATE)
  const gain = new Float32Array(length)
  for (let i = 0; i < length; i++) {
    gain[i] = Math.min(1, ceiling / Math.max(truePeak(buffer.left, i), truePeak(buffer.right, i), 1e-9))
  }
  const lowest = slidingMinimum(gain, ahead)
  const back = Math.exp(-1 / (0.09 * SAMPLE_RATE))
  let current = 1
  for (let i = 0; i < length; i++) {
    current = Math.min(lowest[i], 1 + (current - 1) * back)
    lowest[i] = current
  }
  // Averaging over the look-ahead turns every step into a ramp that is in time.
  let sum = ahead
  let deepest = 1
  for (let i = 0; i < length; i++) {
    sum += lowest[i] - (i >= ahead ? lowest[i - ahead] : 1)
    const now = Math.min(1, sum / ahead)
    deepest = Math.min(deepest, now)
    buffer.left[i] *= now
    buffer.right[i] *= now
  }
  return 20 * Math.log10(deepest)
}

/** Smallest value from each index to `ahead` samples later. */
function slidingMinimum(values: Float32Array, ahead: number): Float32Array {
  const result = new Float32Array(values.length)
  const queue = new Int32Array(values.length)
  let head = 0
  let tail = 0
  for (let i = 0; i < values.length + ahead; i++) {
    if (i < values.length) {
      while (tail > head && values[queue[tail - 1]] >= values[i]) tail--
      queue[tail++] = i
    }
    const start = i - ahead
    if (start < 0) continue
    while (queue[head] < start) head++
    result[start] = values[queue[head]]
  }
  return result
}
