import type { Timers } from './alarm.ts'

/** Comings and goings within this time are told together, so that a crowd coming at once is one message, not a hundred. */
const TOGETHER_MS = 50

/** Tells a room who is in it, once for each little flurry of changes. */
export class Presence {
  readonly #timers: Timers
  readonly #tell: () => void
  #timer: unknown = null

  constructor(timers: Timers, tell: () => void) {
    this.#timers = timers
    this.#tell = tell
  }

  changed(): void {
    this.#timer ??= this.#timers.setTimeout(() => {
      this.#timer = null
      this.#tell()
    }, TOGETHER_MS)
  }

  close(): void {
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
  }
}
