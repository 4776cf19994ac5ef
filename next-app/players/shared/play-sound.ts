import type { Output } from './output.ts'

/** Nearer than this, its beginning might be missed. */
const SOONEST_S = 0.02

/**
 * Plays samples made for this context, the first of them heard at the instant `at` of this device's clock. Answers how
 * to take them back; null when they would come too late.
 */
export const playSound = (
  context: AudioContext,
  output: Output,
  samples: Float32Array<ArrayBuffer>,
  at: number,
): (() => void) | null => {
  const { currentTime, sampleRate } = context
  const atS = output.toContextS(at)
  if (context.state !== 'running' || atS === null || atS < currentTime + SOONEST_S) return null
  const buffer = new AudioBuffer({ length: samples.length, numberOfChannels: 1, sampleRate })
  buffer.copyToChannel(samples, 0)
  const source = new AudioBufferSourceNode(context, { buffer })
  source.connect(context.destination)
  source.onended = () => source.disconnect()
  // Between two frames the browser would interpolate, and blur what is to be measured.
  source.start(Math.round(atS * sampleRate) / sampleRate)
  return () => source.disconnect()
}
