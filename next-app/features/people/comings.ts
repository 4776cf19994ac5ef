import type { PublicUser } from '@earshot/sync'

/** Who has gone is back within this time, or has left: a link that breaks is no news. */
export const BACK_WITHIN_MS = 10_000
/** One hint within this time, whoever comes and goes. */
export const EACH_MS = 5000
/** So long is waited for others who come along. */
export const GATHER_MS = 1000

type Known = { name: string; goneAt: number | null }

/** Of everyone else in the room: who is there, who has just gone, and of whom nothing was said yet. Times by one clock, in ms. */
export type Comings = {
  people: ReadonlyMap<string, Known>
  came: ReadonlySet<string>
  left: ReadonlyMap<string, string>
  /** Since when something waits to be said; null when nothing does. */
  waitsSince: number | null
  toldAt: number
}

/** Who came and who left, by name. */
export type Hint = { came: readonly string[]; left: readonly string[] }

/** One comes to these people, of whom nothing is to be said. */
export const comingTo = (users: readonly PublicUser[]): Comings => ({
  people: new Map(users.map(({ userId, name }) => [userId, { name, goneAt: null }])),
  came: new Set(),
  left: new Map(),
  waitsSince: null,
  toldAt: Number.NEGATIVE_INFINITY,
})

/**
 * Looks who is there at `now`: what is to be said of it, if anything, and when to look again though nobody comes or goes.
 * Rules T5 and T6 in docs/rooms.md.
 */
export const look = (
  before: Comings,
  users: readonly PublicUser[],
  now: number,
): { comings: Comings; hint: Hint | null; lookAt: number | null } => {
  const people = new Map(before.people)
  const came = new Set(before.came)
  const left = new Map(before.left)
  for (const { userId, name } of users) {
    // Who is back before their leaving was told has not left.
    if (!people.has(userId) && !left.delete(userId)) came.add(userId)
    people.set(userId, { name, goneAt: null })
  }
  const here = new Set<string>(users.map(({ userId }) => userId))
  for (const [userId, { name, goneAt }] of people) {
    if (here.has(userId)) continue
    if (goneAt === null) people.set(userId, { name, goneAt: now })
    else if (now - goneAt >= BACK_WITHIN_MS) {
      people.delete(userId)
      // Who came and went before it was told was never there.
      if (!came.delete(userId)) left.set(userId, name)
    }
  }
  const arrived = [...came].filter((userId) => here.has(userId))
  const isNews = arrived.length > 0 || left.size > 0
  const waitsSince = isNews ? (before.waitsSince ?? now) : null
  const dueAt = waitsSince === null ? null : Math.max(waitsSince + GATHER_MS, before.toldAt + EACH_MS)
  const judgedAt = [...people.values()].flatMap(({ goneAt }) => (goneAt === null ? [] : [goneAt + BACK_WITHIN_MS]))
  const soonest = (...times: number[]) => (times.length === 0 ? null : Math.min(...times))
  if (dueAt === null || now < dueAt) {
    const comings = { people, came, left, waitsSince, toldAt: before.toldAt }
    return { comings, hint: null, lookAt: soonest(...(dueAt === null ? [] : [dueAt]), ...judgedAt) }
  }
  for (const userId of arrived) came.delete(userId)
  const hint = { came: arrived.map((userId) => people.get(userId)?.name ?? ''), left: [...left.values()] }
  const comings = { people, came, left: new Map(), waitsSince: null, toldAt: now }
  return { comings, hint, lookAt: soonest(...judgedAt) }
}
