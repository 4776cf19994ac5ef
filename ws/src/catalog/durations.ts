import { asDurationMs, type DurationMs, POSITION_MOST_MS } from '@earshot/sync'

/**
 * Lengths as others write them. Every vendor's unit is named where it is read, so that "4:32" is never four seconds and
 * 1200 s never one (R13). What is no length, or none that a song may have, is null.
 */

export const fromMilliseconds = (ms: number): DurationMs | null =>
  Number.isFinite(ms) && ms >= 1 && ms <= POSITION_MOST_MS ? asDurationMs(ms) : null

export const fromSeconds = (seconds: number): DurationMs | null => fromMilliseconds(seconds * 1000)

const CLOCK = /^(?:(\d{1,3}):)?(\d{1,4}):([0-5]?\d(?:\.\d+)?)$/
const SECONDS = /^\d+(?:\.\d+)?$/

/** `4:32`, `1:02:03`, or a bare number of seconds: `272`, `272.45`. */
export function fromClock(text: string): DurationMs | null {
  const bare = text.trim()
  if (SECONDS.test(bare)) return fromSeconds(Number(bare))
  const [, hours = '0', minutes = '', seconds = ''] = CLOCK.exec(bare) ?? []
  // Beyond an hour, minutes are counted within it; without hours there may be 90 of them.
  if (seconds === '' || (hours !== '0' && Number(minutes) > 59)) return null
  return fromSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}

const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

/** ISO 8601 as YouTube writes it: `PT4M32S`, `P1DT2H`. What is being broadcast has `P0D`, which is no length. */
export function fromIso8601(text: string): DurationMs | null {
  const parts = ISO.exec(text.trim())
  if (!parts) return null
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number((part ?? '0').replace(',', '.')))
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0)
  return fromSeconds(((wholeDays * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0))
}
