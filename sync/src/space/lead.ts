/** A lead is never shorter: time to schedule sound that a device will only play some buffers later, and for a busy page. */
export const LEAD_LEAST_MS = 100
/** Nor longer, whatever anybody's round trips: who is further away hears the change late, and all others in time. */
export const LEAD_MOST_MS = 300
/** What a device needs from hearing of a change to having it in its audio buffers. */
const SCHEDULING_MS = 70
/** Share of a round trip that the way to a listener may take: half, and some for an uneven path. */
const ONE_WAY = 0.75
/** The listeners that need not be waited for: the slowest tenth. */
const WAIT_FOR = 0.9

/** A song that is named only now must be fetched and decoded by everybody before it starts. */
export const LOAD_LEAD_MS = 900

/**
 * How far ahead of its decision a command takes effect, in ms, given the round trips in ms that the server itself
 * measured, one for each session present. One listener's path, or lie, moves it by nothing among many (R18), and at
 * most to `LEAD_MOST_MS` among few.
 */
export const leadFor = (roundTripsMs: readonly number[]): number => {
  const sorted = roundTripsMs.filter((it) => it >= 0).sort((a, b) => a - b)
  const slow = sorted[Math.max(0, Math.ceil(sorted.length * WAIT_FOR) - 1)] ?? 0
  return Math.min(LEAD_MOST_MS, Math.max(LEAD_LEAST_MS, ONE_WAY * slow + SCHEDULING_MS))
}
