import { addBend, type Bend, gainOf } from '../shared/bends.ts'
import { type Cost, costOf, learnCost } from '../shared/costs.ts'
import { lineOf, type Stint } from '../shared/plan.ts'
import { approach, BEND_MOST_MS, FASTER, SLOWER } from './approach.ts'
import { type FineRate, isTelling, learnMoved, learnSaid, TRIED_RATE } from './fine-rate.ts'
import { addLook, forgetLooks, isMoving, type Looks, noLooks, offOf, spanOf } from './looks.ts'
import { STATE, type VendorState } from './types.ts'

/** What runs learn from each other: each reads it, and writes what it has found. */
export type Learned = { seek: Cost; start: Cost; fine: FineRate }

/** As much of a deck as a run drives. */
export type DrivenDeck = {
  readonly state: VendorState
  readonly playsSince: number
  readonly standsAtMs: number
  readonly positionMs: number
  readonly lengthMs: number
  readonly rate: number | null
  lists(...rates: number[]): boolean
  place(positionMs: number): void
  play(): void
  pause(): void
  seek(positionMs: number): void
  setRate(rate: number): void
}

/** What was told to a video, until its effect is seen: from the instant `at` on it was to play from `positionMs`. */
type Act = { cost: 'seek' | 'start'; at: number; positionMs: number }

/** A video that stands so near to where it should begin is begun from there. */
const CLOSE_MS = 100
/** A video that begins in more than this is first put in its place. */
const PLACE_BEFORE_MS = 800
/** One plays at a time: the next begins no sooner than this before its turn, were it not ready by then. */
const BEGIN_BEFORE_MOST_MS = 600
/** An act that no state was told of is taken to have happened by then. */
const SHOWN_WITHIN_MS = 1200
/** From a change of rate to the first look that may be believed. */
const RATE_SHOWS_MS = 150
/** From a pause to silence: a message from frame to frame. */
const PAUSE_TAKES_MS = 10
/** After so long an act has not just not shown yet: an advertisement is shown, or there is no data. */
const STANDS_AFTER_MS = 2000
/** A video that neither comes nor is refused for so long will not come. */
const GIVEN_UP_MS = 30_000
/** From one pause to the next, where the first did not help. */
const STOP_AGAIN_MS = 500
/** It says what it does about a rate by its next message. */
const FINE_TEST_MS = 1200
const BENDS_KEPT = 8
const END_MS = 250

const ROLLING_EVERY_MS = 50
const WAITING_EVERY_MS = 250

/**
 * A deck that carries out one stint after the other. A video begins some tenths of a second after it was told to, and nobody knows how
 * many; so it is told ahead by what that has cost lately, is looked at, and is led to its place: by a rate for a moment, or by a
 * seek from further off.
 *
 *   resting ──a stint──► waiting ──at - start cost──► rolling: look, bend or seek, look ... ──until──► resting
 *                           ▲ stopped by somebody ──────┘  └─ another stint: bend or seek
 */
export class Run<D extends DrivenDeck = DrivenDeck> {
  readonly deck: D
  readonly #learned: Learned
  #stint: Stint | null = null
  #phase: 'resting' | 'waiting' | 'rolling' = 'resting'
  #act: Act | null = null
  #actedAt = 0
  #looks: Looks = noLooks
  /** Position less instant less gain before the last bend: holds until there is news. */
  #offMs: number | null = null
  #bends: Bend[] = []
  #bendUntil: number | null = null
  /** No looks before this instant. */
  #quietUntil = 0
  #tries = 0
  #isThere = false
  #isTesting = false
  /** What trims since then are judged by. */
  #trimmed: { offMs: number; gainMs: number } | null = null

  constructor(deck: D, learned: Learned) {
    this.deck = deck
    this.#learned = learned
  }

  /** How long before a stint begins this wants to know of it: a video that plays goes on until it is to jump. */
  get aheadMs(): number {
    return this.#phase === 'rolling' ? 0 : Number.POSITIVE_INFINITY
  }

  /** Whether its video neither comes nor is refused. */
  isDead(now: number): boolean {
    const { state } = this.deck
    const isComing = state === STATE.unstarted || state === STATE.buffering
    return (
      this.#phase === 'rolling' && isComing && now - Math.max(this.#actedAt, this.#looks.movedAt ?? 0) > GIVEN_UP_MS
    )
  }

  /** Where the video is heard, in ms; null while it is not, or not known. */
  positionAt(now: number): number | null {
    if (this.#phase !== 'rolling' || this.#stint === null) return null
    if (this.#stands(now)) return this.deck.positionMs
    const offMs = offOf(this.#looks) ?? this.#offMs
    return this.#act !== null || offMs === null || this.deck.state !== STATE.playing
      ? null
      : now + offMs + this.#gainAt(now)
  }

  /** Goes on to what is due at `now`; answers after how many ms it wants to be asked again, null when it need not be. */
  tick(stint: Stint | null, now: number): number | null {
    if (stint?.id !== this.#stint?.id) this.#turnTo(stint, now)
    this.#stint = stint
    if (stint === null) return this.#rest(now)
    if (this.#phase === 'waiting') this.#wait(stint, now)
    if (this.#phase === 'rolling') this.#roll(stint, now)
    return this.#wish(stint, now)
  }

  /** It may have told where it stands: looks. */
  look(now: number): void {
    if (this.#phase !== 'rolling') return
    const { state, positionMs, playsSince } = this.deck
    const hasShown = playsSince > this.#actedAt || now - this.#actedAt > SHOWN_WITHIN_MS
    const isNews = state === STATE.playing && now >= this.#quietUntil && (this.#act === null || hasShown)
    const looks = addLook(this.#looks, now, positionMs, this.#gainAt(now))
    this.#looks = isNews ? looks : forgetLooks(looks)
    const offMs = offOf(this.#looks)
    if (this.#act === null || offMs === null || this.#stands(now)) return
    const { cost, at, positionMs: fromMs } = this.#act
    this.#act = null
    const tookMs = fromMs - offMs - this.#gainAt(now) - at
    // What took longer took it for something else: an advertisement, or data that did not come.
    if (tookMs < STANDS_AFTER_MS) this.#learned[cost] = learnCost(this.#learned[cost], tookMs)
  }

  trim(rate: number, forMs: number, now: number): void {
    if (this.#phase !== 'rolling' || !this.#isThere) return
    this.#judge()
    this.#bend(rate, forMs, now)
  }

  /** Silence at once. */
  cut(): void {
    if (this.#phase === 'rolling') {
      this.deck.setRate(1)
      this.deck.pause()
    }
    this.#phase = 'resting'
    this.#act = null
    this.#bendUntil = null
  }

  #turnTo(stint: Stint | null, now: number): void {
    this.#isThere = false
    this.#tries = 0
    if (stint === null) return this.cut()
    if (this.#phase !== 'rolling' || this.#isStopped(now)) {
      this.#phase = 'waiting'
      this.#place(stint, now)
      return
    }
    // Whatever it is told now is lost, or makes it begin anew: it is led when it goes on.
    if (this.#stands(now)) return
    const errorMs = this.#errorMs(stint, now)
    const movedMs = this.#stint === null ? Number.POSITIVE_INFINITY : lineOf(stint, now) - lineOf(this.#stint, now)
    const isOnItsWay = this.#act !== null && Math.abs(movedMs) <= CLOSE_MS
    const isNear = errorMs !== null && this.#canBend && Math.abs(errorMs) <= BEND_MOST_MS
    if (!isOnItsWay && !isNear) this.#seek(stint, now)
  }

  /** A video that plays though nothing should, by a listener's press or after an advertisement, is stopped again. */
  #rest(now: number): null {
    if (this.deck.state === STATE.playing && now - this.#actedAt > STOP_AGAIN_MS) {
      this.#actedAt = now
      this.deck.pause()
    }
    return null
  }

  #place(stint: Stint, now: number): void {
    if (stint.at - now < costOf(this.#learned.start) + PLACE_BEFORE_MS) return
    if (Math.abs(this.deck.standsAtMs - stint.positionMs) > CLOSE_MS) this.deck.place(stint.positionMs)
  }

  #wait(stint: Stint, now: number): void {
    const costMs = this.#startCostMs
    const positionMs = lineOf(stint, now + costMs)
    const { lengthMs, standsAtMs } = this.deck
    if (now < stint.at - costMs || (lengthMs > 0 && positionMs > lengthMs - END_MS)) return
    const isClose = Math.abs(standsAtMs - positionMs) <= CLOSE_MS
    if (!isClose) this.deck.seek(positionMs)
    this.deck.play()
    this.#phase = 'rolling'
    this.#bends = []
    this.#looks = noLooks
    this.#expect({ cost: 'start', at: now, positionMs: isClose ? standsAtMs : positionMs })
  }

  #seek(stint: Stint, now: number): void {
    const positionMs = lineOf(stint, now + costOf(this.#learned.seek))
    this.deck.seek(positionMs)
    this.#expect({ cost: 'seek', at: now, positionMs })
  }

  #expect(act: Act): void {
    this.#endBend()
    this.#act = act
    this.#actedAt = act.at
    this.#offMs = null
    this.#trimmed = null
    this.#looks = forgetLooks(this.#looks)
  }

  #roll(stint: Stint, now: number): void {
    if (now >= stint.until - PAUSE_TAKES_MS) return this.cut()
    if (this.#bendUntil !== null && now >= this.#bendUntil) {
      if (this.#isTesting) this.#learned.fine = learnSaid(this.#learned.fine, this.deck.rate)
      this.#endBend()
    }
    this.look(now)
    this.#approach(stint, now)
  }

  #approach(stint: Stint, now: number): void {
    const errorMs = this.#errorMs(stint, now)
    const isBusy = this.#act !== null || this.#bendUntil !== null || now < this.#quietUntil
    if (this.#isThere || isBusy || errorMs === null || offOf(this.#looks) === null || this.#stands(now)) return
    const next = approach({ errorMs, seenForMs: spanOf(this.#looks), tries: this.#tries, canBend: this.#canBend })
    switch (next.do) {
      case 'wait':
        return
      case 'rest':
        return this.#arrive(now)
      case 'bend':
        this.#tries++
        this.#offMs = offOf(this.#looks)
        this.#bend(next.rate, next.forMs, now)
        this.#quietUntil = now + next.forMs + RATE_SHOWS_MS
        this.#looks = forgetLooks(this.#looks)
        return
      case 'seek':
        this.#tries++
        return this.#seek(stint, now)
      default:
        return next satisfies never
    }
  }

  #arrive(now: number): void {
    this.#isThere = true
    this.#trimmed = null
    if (this.#learned.fine.says !== 'unknown') return
    this.#bend(TRIED_RATE, FINE_TEST_MS, now)
    this.#isTesting = true
  }

  #bend(rate: number, forMs: number, now: number): void {
    this.#bends = addBend(this.#bends, { from: now, until: now + forMs, rate }).slice(-BENDS_KEPT)
    this.#bendUntil = now + forMs
    this.deck.setRate(rate)
  }

  #endBend(): void {
    this.#isTesting = false
    if (this.#bendUntil === null) return
    this.#bendUntil = null
    this.deck.setRate(1)
  }

  /** Have the trims so far moved the video as they should? */
  #judge(): void {
    const offMs = offOf(this.#looks)
    if (offMs === null) return
    const gainMs = gainOf(this.#bends, Number.POSITIVE_INFINITY)
    const { offMs: wasMs, gainMs: hadMs } = this.#trimmed ?? { offMs, gainMs }
    const expectedMs = gainMs - hadMs
    this.#learned.fine = learnMoved(this.#learned.fine, expectedMs, expectedMs + offMs - wasMs)
    if (this.#trimmed === null || isTelling(expectedMs)) this.#trimmed = { offMs, gainMs }
  }

  #errorMs(stint: Stint, now: number): number | null {
    const offMs = offOf(this.#looks) ?? this.#offMs
    return offMs === null ? null : now + offMs + this.#gainAt(now) - lineOf(stint, now)
  }

  /** Whether it should play and does not move: an advertisement comes first, or there is no data. */
  #stands(now: number): boolean {
    const { state } = this.deck
    if (now - this.#actedAt < STANDS_AFTER_MS || now < this.#quietUntil || this.#isStopped(now)) return false
    return state !== STATE.playing || !isMoving(this.#looks, now)
  }

  /** Whether somebody else has stopped it: the listener, by a press on the video, or its end. */
  #isStopped(now: number): boolean {
    const { state } = this.deck
    const isOff = state === STATE.paused || state === STATE.ended || state === STATE.cued
    return isOff && now - this.#actedAt > SHOWN_WITHIN_MS
  }

  get #canBend(): boolean {
    return this.deck.lists(SLOWER, FASTER)
  }

  get #startCostMs(): number {
    return Math.min(BEGIN_BEFORE_MOST_MS, costOf(this.#learned.start))
  }

  #gainAt = (now: number): number => gainOf(this.#bends, now)

  #wish(stint: Stint, now: number): number {
    if (this.#phase === 'waiting') {
      return Math.max(1, Math.min(WAITING_EVERY_MS, stint.at - this.#startCostMs - now))
    }
    const next = Math.min(this.#bendUntil ?? Number.POSITIVE_INFINITY, stint.until - PAUSE_TAKES_MS)
    return Math.max(1, Math.min(ROLLING_EVERY_MS, next - now))
  }
}
