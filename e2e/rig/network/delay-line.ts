import type { Bottleneck } from './bottleneck.ts'
import type { Way } from './networks.ts'

/** A lost segment holds up all that follows until TCP sends it again: at least this long, or two round trips' halves. */
const RETRANSMIT_LEAST_MS = 200

/** One direction of a connection: tells for each piece of data, in order, when it arrives. */
export class DelayLine {
  readonly #way: Way
  readonly #random: () => number
  readonly #narrow: Bottleneck | null
  #lastAt = Number.NEGATIVE_INFINITY

  /** `random` answers numbers in [0, 1); `narrow` is what the direction shares with others. */
  constructor(way: Way, random: () => number, narrow: Bottleneck | null = null) {
    this.#way = way
    this.#random = random
    this.#narrow = narrow
  }

  /** Whether the sender has to wait. */
  isFull(now: number): boolean {
    return this.#narrow?.isFull(now) ?? false
  }

  /** When `bytes` that are sent at `now` arrive: never before what was sent earlier, for a stream keeps its order. */
  arrivalOf(now: number, bytes = 0): number {
    const { delayMs, jitterMs = 0, stall = 0 } = this.#way
    let at = (this.#narrow?.passedAt(now, bytes) ?? now) + Math.max(0, delayMs + jitterMs * this.#normal())
    if (stall > 0 && this.#random() < stall) at += Math.max(RETRANSMIT_LEAST_MS, 2 * delayMs)
    this.#lastAt = Math.max(this.#lastAt, at)
    return this.#lastAt
  }

  /** A number with mean 0 and standard deviation 1 (Box and Muller 1958). */
  #normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.#random())) * Math.cos(2 * Math.PI * this.#random())
  }
}
