import type { Timers } from './alarm.ts'

/** Changes within `leastMs` are told together; in a crowd of n, where telling everybody of everybody is much, within n x `eachMs`. */
export type Pace = { leastMs: number; eachMs: number }

/** Comings and goings: a crowd coming at once is one message, not a hundred. */
export const PRESENCE: Pace = { leastMs: 50, eachMs: 2 }
/** How people stand is worth less: with 200 listeners it is told every 4 s at most. */
export const STATES: Pace = { leastMs: 1000, eachMs: 20 }
/** Who waits, or was let in, is told to few, and at once. */
export const DOOR: Pace = { leastMs: 30, eachMs: 0 }

/** Tells once of each little flurry of changes. */
export class Flurry {
  readonly #timers: Timers
  readonly #pace: Pace
  readonly #crowd: () => number
  readonly #tell: () => void
  #timer: unknown = null

  /** `crowd`: how many there are to be told of. */
  constructor(timers: Timers, pace: Pace, crowd: () => number, tell: () => void) {
    this.#timers = timers
    this.#pace = pace
    this.#crowd = crowd
    this.#tell = tell
  }

  changed(): void {
    const { leastMs, eachMs } = this.#pace
    this.#timer ??= this.#timers.setTimeout(
      () => {
        this.#timer = null
        this.#tell()
      },
      Math.max(leastMs, this.#crowd() * eachMs),
    )
  }

  close(): void {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
  }
}
