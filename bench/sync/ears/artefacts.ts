import type { Heard } from './stretches.ts'

/** A fourth difference this many times what is usual around it, and at least `CLICK_LEAST`, is a click. */
const CLICK_TIMES = 14
const CLICK_LEAST = 0.004
/** How much sound tells what is usual, and how near to each other clicks are one. */
const USUAL_SECONDS = 0.1
const ONE_CLICK_SECONDS = 0.01
/** Nothing louder than this for so long, in the midst of noise, is a hole. */
const HOLE_LEVEL = 1e-4
const HOLE_SECONDS = 0.002
/** What a rate of 0.3 % and the ear's own noise explain between two points 50 ms apart, and some more. */
const JUMP_MS = 0.35
/** Rates are told over so long. */
const RATE_OVER_MS = 500

/**
 * When there were clicks, in seconds from the first sample (raw, `rate` a second). The songs hold nothing above 1.2 kHz,
 * so their fourth difference is next to nothing, while a step or a kink of the sound stands out of it.
 */
export function clicksIn(samples: Float32Array, rate: number): number[] {
  const at = (i: number) => samples[i] as number
  const bends = new Float32Array(Math.max(0, samples.length - 4))
  for (let i = 0; i < bends.length; i++) {
    bends[i] = Math.abs(at(i) - 4 * at(i + 1) + 6 * at(i + 2) - 4 * at(i + 3) + at(i + 4))
  }
  const block = Math.round(USUAL_SECONDS * rate)
  const clicks: number[] = []
  for (let start = 0; start < bends.length; start += block) {
    const here = bends.subarray(start, start + block)
    const usual = Float32Array.from(here).sort()[here.length >> 1] ?? 0
    const limit = Math.max(CLICK_LEAST, CLICK_TIMES * usual)
    for (let i = 0; i < here.length; i++) {
      if ((here[i] as number) < limit) continue
      const seconds = (start + i) / rate
      if (seconds - (clicks.at(-1) ?? Number.NEGATIVE_INFINITY) > ONE_CLICK_SECONDS) clicks.push(seconds)
    }
  }
  return clicks
}

/** Silences in the midst of the sound: when, in seconds from the first sample, and how long, in ms. */
export function holesIn(samples: Float32Array, rate: number): { atSeconds: number; lengthMs: number }[] {
  const holes: { atSeconds: number; lengthMs: number }[] = []
  let from = -1
  for (let i = 0; i <= samples.length; i++) {
    if (i < samples.length && Math.abs(samples[i] as number) < HOLE_LEVEL) {
      if (from < 0) from = i
      continue
    }
    // What runs to either end of the stretch may be its beginning or its end.
    if (from > 0 && i < samples.length && i - from >= HOLE_SECONDS * rate) {
      holes.push({ atSeconds: from / rate, lengthMs: ((i - from) * 1000) / rate })
    }
    from = -1
  }
  return holes
}

/** Blocks that were left out (above 0) or played twice (below), in ms: where the song moved otherwise than time did. */
export function jumpsIn(points: readonly Heard[]): { atMs: number; jumpMs: number }[] {
  return points.slice(1).flatMap((point, n) => {
    const before = points[n]
    if (!before) return []
    const jumpMs = point.positionMs - before.positionMs - (point.atMs - before.atMs)
    return Math.abs(jumpMs) > JUMP_MS ? [{ atMs: point.atMs, jumpMs }] : []
  })
}

/** The greatest deviation of the rate from 1, in millionths, over half a second without a jump; null for less sound. */
export function greatestRatePpm(points: readonly Heard[]): number | null {
  const jumps = jumpsIn(points)
  let greatest: number | null = null
  for (const [n, from] of points.entries()) {
    const to = points.slice(n).find(({ atMs }) => atMs >= from.atMs + RATE_OVER_MS)
    if (!to) break
    if (jumps.some(({ atMs }) => atMs > from.atMs && atMs <= to.atMs)) continue
    const ppm = Math.abs((to.positionMs - from.positionMs) / (to.atMs - from.atMs) - 1) * 1e6
    if (greatest === null || ppm > greatest) greatest = ppm
  }
  return greatest
}
