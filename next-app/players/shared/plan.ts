import type { Item } from '@earshot/sync'

/** One stretch of one song, in ms: `item` from `positionMs` on at the instant `at` of this device's clock, until `until`. */
export type Stint = { id: number; item: Item; positionMs: number; at: number; until: number }

/** All that was ordered and is not over, in the order in which it was ordered. */
export type Plan = readonly Stint[]

/** Where the song should be at an instant, in ms. */
export const lineOf = ({ positionMs, at }: Stint, now: number): number => positionMs + now - at

/** The stint that holds at an instant; the newest of them, should two. */
export const stintAt = (plan: Plan, at: number): Stint | undefined =>
  plan.findLast((stint) => stint.at <= at && at < stint.until)

/**
 * The plan once `item` is ordered to begin at `at`: what was ordered for that instant or later is revoked, what sounds then
 * ends there, and an earlier start of the same item that has not begun is replaced.
 */
export const startStint = (plan: Plan, stint: Omit<Stint, 'until'>, now: number): Plan => [
  ...revokeFrom(plan, stint.at, now, ({ item }) => item.itemId === stint.item.itemId),
  { ...stint, until: Number.POSITIVE_INFINITY },
]

/** The plan once nothing is to sound from `at` on. */
export const stopFrom = (plan: Plan, at: number, now: number): Plan => revokeFrom(plan, at, now, () => false)

/** The plan without what has been over for `keptMs`. */
export const withoutOver = (plan: Plan, now: number, keptMs: number): Plan =>
  plan.some(({ until }) => until < now - keptMs) ? plan.filter(({ until }) => until >= now - keptMs) : plan

const revokeFrom = (plan: Plan, at: number, now: number, isReplaced: (stint: Stint) => boolean): Plan => {
  const from = Math.max(at, now)
  const isRevoked = (stint: Stint) => stint.at > now && (stint.at >= at || isReplaced(stint))
  const revoked = plan.filter(isRevoked)
  const kept = plan.filter((stint) => !isRevoked(stint))
  return kept.map((stint) => {
    // An end that only made room for a revoked successor is revoked with it: it moves to the next start that is kept.
    const freed = revoked.some((it) => it.at === stint.until)
    const until = freed ? Math.min(from, ...kept.map(({ at }) => at).filter((start) => start > stint.at)) : stint.until
    return { ...stint, until: Math.min(until, from) }
  })
}
