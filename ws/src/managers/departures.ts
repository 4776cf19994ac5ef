import type { ServerMs, UserId } from '@earshot/sync'
import { Alarm, type Timers } from './alarm.ts'
import type { Space } from './space.ts'

/** Who has left counts as present for so long: a link that broke, or a page that is read anew, is back by then. */
export const BACK_WITHIN_MS = 10_000

/** Watches one open room for people who have left for good, and has the votes to skip counted without them. */
export class Departures {
  readonly #space: Space
  readonly #now: () => ServerMs
  readonly #alarm: Alarm
  readonly #count: (present: UserId[]) => void
  readonly #leftAt = new Map<string, ServerMs>()

  constructor(space: Space, timers: Timers, now: () => ServerMs, count: (present: UserId[]) => void) {
    this.#space = space
    this.#now = now
    this.#count = count
    this.#alarm = new Alarm(timers, now, () => this.#look())
  }

  left(userId: string): void {
    this.#leftAt.delete(userId)
    this.#leftAt.set(userId, this.#now())
    this.#look()
  }

  close(): void {
    this.#alarm.set(null)
  }

  #look(): void {
    const { users, state } = this.#space
    const before = (this.#now() - BACK_WITHIN_MS) as ServerMs
    let isGone = false
    for (const [userId, leftAt] of this.#leftAt) {
      const isBack = users.has(userId)
      if (!isBack && leftAt > before) continue
      this.#leftAt.delete(userId)
      isGone ||= !isBack
    }
    const [next] = this.#leftAt.values()
    this.#alarm.set(next === undefined ? null : ((next + BACK_WITHIN_MS) as ServerMs))
    if (isGone && state.skipVotes.length > 0) this.#count([...users.keys(), ...this.#leftAt.keys()] as UserId[])
  }
}
