import { asOutputDelay, OUTPUT_DELAY_LEAST_MS, OUTPUT_DELAY_MOST_MS } from '@earshot/sync'
import * as z from 'zod'

/** Output delays in ms by the key of the output device they were found for, the newest first. */
export type KeptDelays = readonly { key: string; delayMs: number }[]

/** So many devices are remembered; the one put right longest ago is forgotten first. */
export const KEPT_LIMIT = 24

/** Stands for whatever a browser plays on that does not tell its output devices apart. */
export const ANY_DEVICE = 'any'

const kept = z
  .array(
    z.object({
      key: z.string().min(1).max(200),
      delayMs: z.number().min(OUTPUT_DELAY_LEAST_MS).max(OUTPUT_DELAY_MOST_MS),
    }),
  )
  .max(KEPT_LIMIT)

/** What was kept; nothing when it is none of ours. */
export const parseDelays = (text: string | null): KeptDelays => {
  try {
    return kept.parse(JSON.parse(text ?? '[]'))
  } catch {
    return []
  }
}

export const printDelays = (delays: KeptDelays): string => JSON.stringify(delays)

/**
 * With a device's newest delay. It counts for `ANY_DEVICE` too: a browser that told its devices apart today, because it
 * gave its microphone, may not tomorrow, and then the newest word is the best guess.
 */
export const withDelay = (delays: KeptDelays, key: string, ms: number): KeptDelays => {
  const delayMs = asOutputDelay(ms)
  const keys = key === ANY_DEVICE ? [ANY_DEVICE] : [key, ANY_DEVICE]
  const others = delays.filter((it) => !keys.includes(it.key))
  return [...keys.map((of) => ({ key: of, delayMs })), ...others].slice(0, KEPT_LIMIT)
}

/** A device's delay; null when it was never put right. */
export const delayOf = (delays: KeptDelays, key: string): number | null =>
  delays.find((it) => it.key === key)?.delayMs ?? null

/**
 * The delay when the sound goes from the device `before` to `key`: what was kept for it. A device that only now has
 * got a name keeps the delay it has; one that is really another starts at 0.
 */
export const delayOnChange = (delays: KeptDelays, before: string | null, key: string, delayMs: number): number =>
  delayOf(delays, key) ?? (before === ANY_DEVICE || key === ANY_DEVICE ? delayMs : 0)
