import { hostOf, ROLES, roleOf, type ServerMs, type SpaceState, type UserId } from '@earshot/sync'
import { Alarm, type Timers } from './alarm.ts'
import type { Space } from './space.ts'

/** Without a host and without who stands in for them, a room waits so long before somebody else does. */
export const AWAY_MS = 5 * 60_000

/** Who is to stand in now, null for nobody any more; or when to look again; or that nothing is to be done. */
export type StandIn = { userId: UserId | null } | { at: ServerMs } | null

/**
 * Who stands in for the host, given who is present in the order in which they came, and since when neither host nor stand-in
 * is: whoever has the highest role and, among these, has been here longest, but nobody who is muted and, in a room that
 * strangers find, nobody without a role. A host who is back needs nobody.
 */
export const standIn = (
  space: SpaceState,
  present: readonly UserId[],
  leaderlessSince: ServerMs | null,
  now: ServerMs,
): StandIn => {
  if (present.includes(hostOf(space))) return space.actingHostId === null ? null : { userId: null }
  if (leaderlessSince === null) return null
  const rank = (userId: UserId) => ROLES.indexOf(roleOf(space, userId))
  const least = space.settings.isListed ? ROLES.indexOf('dj') : 0
  const [first, ...others] = present.filter((userId) => !space.muted.includes(userId) && rank(userId) >= least)
  if (first === undefined) return null
  const at = (leaderlessSince + AWAY_MS) as ServerMs
  if (now < at) return { at }
  return { userId: others.reduce((best, other) => (rank(other) > rank(best) ? other : best), first) }
}

/** Watches one open room for whether somebody leads it; to be told whenever people or roles change. */
export class StandIns {
  readonly #space: Space
  readonly #now: () => ServerMs
  readonly #alarm: Alarm
  readonly #appoint: (userId: UserId | null) => void
  #leaderlessSince: ServerMs | null = null

  constructor(space: Space, timers: Timers, now: () => ServerMs, appoint: (userId: UserId | null) => void) {
    this.#space = space
    this.#now = now
    this.#appoint = appoint
    this.#alarm = new Alarm(timers, now, () => this.look())
  }

  look(): void {
    const { state, users } = this.#space
    const now = this.#now()
    const isHere = (userId: UserId | null) => userId !== null && users.has(userId)
    const isLed = isHere(hostOf(state)) || isHere(state.actingHostId)
    this.#leaderlessSince = isLed ? null : (this.#leaderlessSince ?? now)
    const next = standIn(state, [...users.keys()] as UserId[], this.#leaderlessSince, now)
    this.#alarm.set(next !== null && 'at' in next ? next.at : null)
    if (next !== null && 'userId' in next) this.#appoint(next.userId)
  }

  close(): void {
    this.#alarm.set(null)
  }
}
