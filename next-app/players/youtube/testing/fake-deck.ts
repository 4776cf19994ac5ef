import type { DrivenDeck } from '../run.ts'
import { STATE, type VendorState } from '../types.ts'

/** What such a deck is like. */
export type Temper = { draw: () => number; obeysFine: boolean; lists: boolean; adMs: number }

const LISTED = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]

/**
 * A video in virtual time that behaves as YouTube's do: begins and seeks when it gets to it, lands nearly where it was told, and
 * tells where it stands now and then.
 */
export class FakeDeck implements DrivenDeck {
  state: VendorState = STATE.cued
  playsSince = 0
  positionMs = 0
  lengthMs = 0
  rate = 1
  readonly #temper: Temper
  #now = 0
  #placeMs = 0
  #isMoving = false
  #speed = 1
  #tellAt = 0
  #later: { at: number; act: () => void }[] = []
  #isAd = false
  #hasBegun = false
  commands: string[] = []

  constructor(temper: Temper) {
    this.#temper = temper
  }

  /** Where it really is, in ms; null while it is silent. */
  get truthMs(): number | null {
    return this.#isMoving ? this.#placeMs : null
  }

  get standsAtMs(): number {
    return this.#placeMs
  }

  lists(...rates: number[]): boolean {
    return this.#temper.lists && rates.every((rate) => LISTED.includes(rate))
  }

  /** Lets time pass. */
  pass(now: number): void {
    for (const due of this.#later.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
      this.#move(due.at)
      this.#later = this.#later.filter((it) => it !== due)
      due.act()
    }
    this.#move(now)
    if (now < this.#tellAt) return
    this.#tell()
    this.#tellAt = now + this.#between(250, 500)
  }

  place(positionMs: number): void {
    this.#placeMs = positionMs
  }

  play(): void {
    this.commands.push('play')
    this.#begin()
  }

  #begin(): void {
    if (this.state === STATE.playing || this.state === STATE.buffering) return
    if (this.#temper.adMs > 0 && !this.#hasBegun) {
      this.#isAd = true
      this.#become(STATE.playing)
      this.#after(this.#temper.adMs, () => {
        this.#isAd = false
        this.#roll(100, 600)
      })
    } else this.#roll(100, 600)
  }

  pause(): void {
    this.commands.push('pause')
    this.#later = []
    this.#isMoving = false
    this.#become(STATE.paused)
  }

  seek(positionMs: number): void {
    this.commands.push('seek')
    if (this.#isAd) return
    const isPlaying = this.state === STATE.playing
    this.#placeMs = Math.max(0, positionMs + this.#between(-20, 20))
    if (this.state === STATE.paused) return
    this.#later = []
    if (isPlaying) this.#roll(80, 300)
    else this.#begin()
  }

  setRate(rate: number): void {
    const isListed = LISTED.includes(rate)
    const taken = isListed || this.#temper.obeysFine ? rate : 1
    this.#later.push({
      at: this.#now + this.#between(5, 40),
      act: () => {
        this.#speed = taken
        this.rate = taken
      },
    })
  }

  #roll(least: number, most: number): void {
    this.#isMoving = false
    this.#become(STATE.buffering)
    this.#after(this.#between(least, most), () => {
      this.#hasBegun = true
      this.#isMoving = true
      this.#become(STATE.playing)
    })
  }

  #become(state: VendorState): void {
    this.state = state
    if (state === STATE.playing) this.playsSince = this.#now
    this.#tell()
  }

  #tell(): void {
    this.positionMs = this.#isAd ? 0 : Math.max(0, this.#placeMs - (this.#isMoving ? this.#temper.draw() * 8 : 0))
  }

  #move(now: number): void {
    if (this.#isMoving) this.#placeMs += (now - this.#now) * this.#speed
    this.#now = now
  }

  #after = (ms: number, act: () => void) => this.#later.push({ at: this.#now + ms, act })
  #between = (least: number, most: number) => least + this.#temper.draw() * (most - least)
}
