import type { Timers } from '../managers/alarm.ts'

/**
 * Lets things through no closer than `gapMs` behind each other, in order; of more than `most` that wait the newest are left
 * out. What comes when none waits goes at once.
 */
export class Pace<Thing> {
  readonly #gapMs: number
  readonly #most: number
  readonly #now: () => number
  readonly #timers: Timers
  readonly #pass: (thing: Thing) => void
  #waiting: Thing[] = []
  #freeAt = Number.NEGATIVE_INFINITY
  #timer: unknown = null

  constructor(gapMs: number, most: number, now: () => number, timers: Timers, pass: (thing: Thing) => void) {
    this.#gapMs = gapMs
    this.#most = most
    this.#now = now
    this.#timers = timers
    this.#pass = pass
  }

  /** Answers the thing when it may go at once, and otherwise passes it on when it is its turn. `now` as the clock reads. */
  next(now: number, thing: Thing): Thing | null {
    if (this.#waiting.length === 0 && now >= this.#freeAt) {
      this.#freeAt = now + this.#gapMs
      return thing
    }
    if (this.#waiting.length < this.#most) this.#waiting.push(thing)
    this.#wait(now)
    return null
  }

  close(): void {
    this.#waiting = []
    this.#timers.clearTimeout(this.#timer)
    this.#timer = null
  }

  #wait(now: number): void {
    if (this.#waiting.length === 0) return
    this.#timer ??= this.#timers.setTimeout(() => this.#turn(), Math.max(0, this.#freeAt - now))
  }

  #turn(): void {
    this.#timer = null
    const now = this.#now()
    // A timer may fire a little early.
    if (now >= this.#freeAt) {
      this.#freeAt = now + this.#gapMs
      const thing = this.#waiting.shift()
      if (thing !== undefined) this.#pass(thing)
    }
    this.#wait(now)
  }
}
