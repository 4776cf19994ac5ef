import type { Timers } from './alarm.ts'

/** Comings and goings within this time are told together, so that a crowd coming at once is one message, not a hundred. */
const TOGETHER_MS = 50
/** And longer in a crowd, where telling everybody of everybody is much to say: so many ms for each. */
const TOGETHER_EACH_MS = 2

/** Tells a room who is in it, once for each little flurry of changes. */
export class Presence {
  readonly #timers: Timers
  readonly #tell: () => void
  readonly #crowd: () => number
  #timer: unknown = null

  /** `crowd`: how many there are to be told of. */
  constructor(timers: Timers, crowd: () => number, tell: () => void) {
    this.#timers = timers
    this.#crowd = crowd
    this.#tell = tell
  }

  changed(): void {
    this.#timer ??= this.#timers.setTimeout(
      () => {
        this.#timer = null
        this.#tell()
      },
      Math.max(TOGETHER_MS, this.#crowd() * TOGETHER_EACH_MS),
    )
  }

  close(): void {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
  }
}
