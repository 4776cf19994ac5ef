import type { ErrorPoint } from '../../session/follow-log.ts'
import { REMEMBERED_MS } from '../../session/follow-log.ts'

/** A picture of how far off a device was: `lines` as SVG points in a box of `width` x `height`, which reaches ± `scaleMs`. */
export type Sparkline = { lines: readonly string[]; scaleMs: number }

/** Smaller errors than this are not to look like great ones. */
const LEAST_SCALE_MS = 1

/** The last minute up to `now`, its right edge. Where nothing was measured the line is broken. */
export const sparkline = (points: readonly ErrorPoint[], now: number, width: number, height: number): Sparkline => {
  const worst = Math.max(LEAST_SCALE_MS, ...points.map(({ errorMs }) => Math.abs(errorMs ?? 0)))
  const lines: string[][] = [[]]
  for (const { at, errorMs } of points) {
    if (errorMs === null) lines.push([])
    else {
      const x = width * (1 - (now - at) / REMEMBERED_MS)
      const y = (height / 2) * (1 - errorMs / worst)
      lines.at(-1)?.push(`${Math.max(0, x).toFixed(1)},${y.toFixed(1)}`)
    }
  }
  return { lines: lines.filter((line) => line.length > 1).map((line) => line.join(' ')), scaleMs: worst }
}
