/** A rate that holds between two instants, in ms. */
export type Bend = { from: number; until: number; rate: number }

/** What the bends have moved a song by until `now`, in ms: ahead is positive. */
export const gainOf = (bends: readonly Bend[], now: number): number =>
  bends.reduce((sum, { from, until, rate }) => sum + (rate - 1) * Math.max(0, Math.min(now, until) - from), 0)

/** The bends when another takes over at its beginning: one that still holds ends there. */
export const addBend = (bends: readonly Bend[], bend: Bend): Bend[] => [
  ...bends.map((it) => (it.until > bend.from ? { ...it, until: Math.max(it.from, bend.from) } : it)),
  bend,
]
