import type { ClockState } from './clock.ts'

/** What a clock was made from: answers taken in, and the median round trip of the newest in ms. */
export type ClockFigures = { probes: number; medianRoundTripMs: number }

/** Null before the first answer. Sorts some hundred numbers: to be asked when somebody looks. */
export const clockFigures = ({ known }: ClockState): ClockFigures | null => {
  if (known === null) return null
  const trips = known.history.recent.map(({ roundTripMs }) => roundTripMs).sort((a, b) => a - b)
  return { probes: known.samples, medianRoundTripMs: trips[trips.length >> 1] ?? 0 }
}
