import type { ServerMs } from '@earshot/sync'

/** How timers are set; the tests' is virtual. */
export type Timers = {
  setTimeout(act: () => void, ms: number): unknown
  clearTimeout(timer: unknown): void
}

export const realTimers: Timers = {
  setTimeout: (act, ms) => setTimeout(act, ms).unref(),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
}

/** `setTimeout` takes no longer wait. */
const LONGEST_WAIT_MS = 2 ** 31 - 1

/** One alarm: set again and again, it rings once, at or after the last instant it was set to. */
export class Alarm {
  readonly #timers: Timers
  readonly #now: () => ServerMs
  readonly #ring: () => void
  #timer: unknown = null
  #at: ServerMs | null = null

  constructor(timers: Timers, now: () => ServerMs, ring: () => void) {
    this.#timers = timers
    this.#now = now
    this.#ring = ring
  }

  /** To ring at `at`, or not at all. */
  set(at: ServerMs | null): void {
    if (at === this.#at && this.#timer !== null) return
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
    this.#at = at
    if (at === null) return
    const wait = Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(at - this.#now())))
    this.#timer = this.#timers.setTimeout(() => {
      this.#timer = null
      // A timer may ring a little early, and a long wait is cut.
      if (this.#now() < at) this.set(at)
      else this.#ring()
    }, wait)
  }
}
