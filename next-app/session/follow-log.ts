import type { Followed, FollowMemory, LocalMs } from '@earshot/sync'

/** One look at how far off this device was; null where nothing could be compared. */
export type ErrorPoint = { at: LocalMs; errorMs: number | null }

/** What following came to since the session began, and how far off it was in the last minute, oldest first. */
export type FollowFigures = { trims: number; jumps: number; recent: readonly ErrorPoint[] }

/** How long a look is remembered. */
export const REMEMBERED_MS = 60_000
/** Two looks a second draw a line well enough. */
const APART_MS = 500

/** Remembers what `follow` did, for whoever asks how it went. */
export class FollowLog {
  #trims = 0
  #jumps = 0
  #recent: ErrorPoint[] = []

  /** One more look, made with `memory` before it. */
  note({ orders, errorMs, memory }: Followed, before: FollowMemory, now: LocalMs): void {
    this.#trims += orders.filter((order) => order.do === 'trim').length
    if (memory.jumps.length > 0 && memory.jumps.at(-1) !== before.jumps.at(-1)) this.#jumps += 1
    const last = this.#recent.at(-1)
    if (last !== undefined && now >= last.at && now - last.at < APART_MS) return
    this.#recent = [...this.#recent.filter(({ at }) => at <= now && now - at < REMEMBERED_MS), { at: now, errorMs }]
  }

  figures(): FollowFigures {
    return { trims: this.#trims, jumps: this.#jumps, recent: this.#recent }
  }
}
