import type { OutputReading } from './output-clock.ts'

/** Where the browser does not tell its output latency: nearer the truth than none (Safari before 18.4). */
export const LATENCY_STAND_IN_MS = 40

/** From the page to the ear, in ms, as the browser tells it; null when it does not. */
export const latencyOf = (context: AudioContext): number | null =>
  Number.isFinite(context.outputLatency) ? context.outputLatency * 1000 : null

/** What the browser says has left the loudspeaker, and when, in ms; null when it does not say. */
const stampOf = (context: AudioContext): Pick<OutputReading, 'contextMs' | 'localMs'> | null => {
  const { contextTime, performanceTime } = context.getOutputTimestamp?.() ?? {}
  return contextTime !== undefined && performanceTime !== undefined && contextTime > 0 && performanceTime > 0
    ? { contextMs: contextTime * 1000, localMs: performance.timeOrigin + performanceTime }
    : null
}

export const tellsOutput = (context: AudioContext): boolean => stampOf(context) !== null

/** What leaves the loudspeaker now, as well as this browser can tell. `at`: this device's clock now, in ms. */
export const readOutput = (context: AudioContext, at: number): OutputReading => {
  const currentMs = context.currentTime * 1000
  const stamp = stampOf(context)
  if (stamp !== null) return { at, ...stamp, currentMs }
  const latencyMs = latencyOf(context) ?? LATENCY_STAND_IN_MS
  return { at, contextMs: currentMs - latencyMs, localMs: at, currentMs, isCoarse: true }
}
