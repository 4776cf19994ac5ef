import type { Narrow } from './networks.ts'

const PACKET_BYTES = 1_500
/** How the download beside grows, until it fills the queue and takes half of its window back (TCP's additive increase). */
const GROWS_MS_PER_S = 120
const LEAST_WINDOW_MS = 12
/** Downloads last so long, and rest so long between, by chance half as long again. */
const DOWNLOAD_MS = 5_000
const REST_MS = 1_500

/**
 * A narrow place that all connections of one direction share, first come, first served, with someone's downloads beside them. Nothing
 * runs in it: what others have done since is reckoned whenever something passes.
 */
export class Bottleneck {
  readonly #narrow: Narrow
  readonly #random: () => number
  /** When all that waits has passed. */
  #freeAt = Number.NEGATIVE_INFINITY
  /** When each packet of the download beside will have passed. */
  #beside: number[] = []
  #windowMs = LEAST_WINDOW_MS
  #downloads = false
  #changesAt = Number.NEGATIVE_INFINITY
  #reckonedTo: number | null = null

  /** `random` answers numbers in [0, 1). */
  constructor(narrow: Narrow, random: () => number) {
    this.#narrow = narrow
    this.#random = random
  }

  /** How long what comes now has to wait, in ms. */
  waitMs(now: number): number {
    this.#reckon(now)
    return Math.max(0, this.#freeAt - now)
  }

  isFull(now: number): boolean {
    return this.waitMs(now) > this.#narrow.queueMs
  }

  /** When so many bytes, which come now, have passed. */
  passedAt(now: number, bytes: number): number {
    this.#reckon(now)
    return this.#enter(now, bytes)
  }

  #enter(now: number, bytes: number): number {
    this.#freeAt = Math.max(this.#freeAt, now) + (bytes * 8) / this.#narrow.kbitPerS
    return this.#freeAt
  }

  #reckon(now: number): void {
    const stepMs = (PACKET_BYTES * 8) / this.#narrow.kbitPerS
    this.#reckonedTo ??= now
    while (this.#reckonedTo + stepMs <= now) {
      this.#reckonedTo += stepMs
      this.#goOn(this.#reckonedTo, stepMs)
    }
  }

  /** What the download beside does in one step. */
  #goOn(now: number, stepMs: number): void {
    if (now >= this.#changesAt) {
      this.#downloads = !this.#downloads
      this.#windowMs = LEAST_WINDOW_MS
      this.#changesAt = now + (this.#downloads ? DOWNLOAD_MS : REST_MS) * (1 + this.#random() / 2)
    }
    this.#beside = this.#beside.filter((at) => at > now)
    if (!this.#downloads) return
    this.#windowMs += (GROWS_MS_PER_S * stepMs) / 1000
    while (this.#beside.length * stepMs < this.#windowMs) {
      if (this.#freeAt - now > this.#narrow.queueMs - stepMs) {
        this.#windowMs = Math.max(LEAST_WINDOW_MS, this.#windowMs / 2)
        return
      }
      this.#beside.push(this.#enter(now, PACKET_BYTES))
    }
  }
}
