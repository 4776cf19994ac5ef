/** Samples per second of everything in this folder. */
export const SAMPLE_RATE = 44_100

/** Two channels of equal length; full scale is ±1. */
export interface Stereo {
  left: Float32Array
  right: Float32Array
}

export function createStereo(seconds: number): Stereo {
  const length = Math.ceil(seconds * SAMPLE_RATE)
  return { left: new Float32Array(length), right: new Float32Array(length) }
}

/**
 * Adds a mono sound to a stereo buffer.
 * `at` is in seconds; `pan` runs from -1 (left) to 1 (right), at equal power.
 */
export function place(target: Stereo, sound: Float32Array, at: number, gain: number, pan: number): void {
  const angle = ((pan + 1) * Math.PI) / 4
  const leftGain = Math.cos(angle) * gain
  const rightGain = Math.sin(angle) * gain
  const start = Math.max(0, Math.round(at * SAMPLE_RATE))
  const count = Math.min(sound.length, target.left.length - start)
  for (let i = 0; i < count; i++) {
    target.left[start + i] += sound[i] * leftGain
    target.right[start + i] += sound[i] * rightGain
  }
}

/** Adds one stereo buffer to another, sample for sample. */
export function addInto(target: Stereo, source: Stereo, gain = 1): void {
  for (let i = 0; i < target.left.length; i++) {
    target.left[i] += source.left[i] * gain
    target.right[i] += source.right[i] * gain
  }
}

/** Runs both channels through a per-sample change; the index is in samples. */
export function mapStereo(
  buffer: Stereo,
  change: (left: number, right: number, index: number) => [number, number],
): void {
  for (let i = 0; i < buffer.left.length; i++) {
    const [left, right] = change(buffer.left[i], buffer.right[i], i)
    buffer.left[i] = left
    buffer.right[i] = right
  }
}

export function decibels(value: number): number {
  return 10 ** (value / 20)
}
