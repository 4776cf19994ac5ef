import type { ErrorPoint } from '../../session/follow-log.ts'

/** How far off a device was over some time, in ms; null where nothing was measured. */
export type Distances = { medianMs: number | null; worstMs: number | null }

export const distancesOf = (points: readonly ErrorPoint[]): Distances => {
  const sorted = points.flatMap(({ errorMs }) => (errorMs === null ? [] : [Math.abs(errorMs)])).sort((a, b) => a - b)
  return { medianMs: sorted[sorted.length >> 1] ?? null, worstMs: sorted.at(-1) ?? null }
}
