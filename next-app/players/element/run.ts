import { addBend, type Bend, gainOf } from '../shared/bends.ts'
import { type Cost, costOf, learnCost } from '../shared/costs.ts'
import { lineOf, type Stint } from '../shared/plan.ts'
import { approach, isTooFarToHear } from './approach.ts'
import type { Deck } from './deck.ts'
import { addReading, noReadings, offOf, type Readings } from './readings.ts'
import { learnEffect, type RateEffect } from './trims.ts'

/** What runs learn from each other: each reads it, and writes what it has found. */
export type Learned = { seek: Cost; start: Cost; effect: RateEffect }

/** Before it is to be heard an element plays for so long, unheard: to be read, bent to its place, and be there. */
export const UNHEARD_MS = 250
/** Its first readings after play() jump about until the output has settled: so long after it has begun to move. */
const UNSTEADY_MS = 50
/** A bend is seen in full by so long after its end; a trim, on average, after the shorter time. */
const BEND_SHOWS_MS = 130
const TRIM_SHOWS_MS = 60
/** From a change of volume to the ear; what is audible must be told that much sooner. */
const LOUDNESS_SHOWS_MS = 50
/** One that is not yet in its place by so long after its instant is heard all the same. */
const UNHEARD_MOST_MS = 700
/** A bend misses by a block of sound, which may be half as long as it: from further off it must be looked at again. */
const NEARLY_MS = 20
/** Cued later than this, it is cued anew for a later place. */
const LATE_MS = 60
const CUES_LIMIT = 3
/** Out of data for longer than this, or still seeking so long after it should have begun: it says so. */
const WAITING_MS = 200
const TRIMS_KEPT = 4
/** A trim is judged by the readings of so long. */
const JUDGED_MS = 400

/** While nothing is known of what a start costs, a song that begins in more than this is begun once unheard. */
const REHEARSAL_MS = 450

const APPROACH_EVERY_MS = 8
const READ_EVERY_MS = 40
const FADE_MS = 4 * APPROACH_EVERY_MS

type Trimmed = { from: number; judgeAt: number; offMs: number; gainMs: number }

/**
 * An element that carries out one stint. `play()` comes out some 50 to 100 ms later, nobody knows when exactly; so it is
 * told ahead by what it has cost lately, plays unheard at first where the song has a before, is read, is bent by a rate
 * that would be heard if anything were, and becomes loud at its instant.
 *
 *   cueing ──seeked──► cued ──rollAt - start cost──► rolling: read, bend, read ... ──until, faded──► over
 *      ▲                 │                              loud from `at` on
 *      └────too late─────┘
 */
export class Run {
  readonly deck: Deck
  stint: Stint
  #phase: 'cueing' | 'cued' | 'rolling' | 'over' = 'cueing'
  readonly #learned: Learned
  /** Where and when it is to begin to move, unheard or not. */
  #rollFromMs = 0
  #rollAt = 0
  #cuedAt = 0
  #cues = 0
  #playedAt = 0
  #readings: Readings = noReadings
  /** What was known before the last bend of the approach: until there are new readings it is reckoned on from there. */
  #before: { offMs: number; bends: Bend[] } | null = null
  /** No readings before this instant. */
  #quietUntil = 0
  #bendUntil = 0
  #tries = 0
  #hasLearned = false
  #isRehearsing = false
  #isNear = false
  #isThere = false
  #isHeard = false
  #isRising = false
  #trims: Bend[] = []
  #trimmed: Trimmed | null = null

  constructor(stint: Stint, deck: Deck, learned: Learned, now: number) {
    this.stint = stint
    this.deck = deck
    this.#learned = learned
    this.#cue(now)
  }

  get isOver(): boolean {
    return this.#phase === 'over'
  }

  /** Whether it is in its place and heard, and its deck needs no help. */
  get isSettled(): boolean {
    return this.#isHeard && this.#isThere
  }

  /** Whether it should play and has no data to. */
  isWaiting(now: number): boolean {
    if (this.#phase === 'cueing') return now - Math.max(this.#rollAt, this.#cuedAt) > WAITING_MS
    return this.#phase === 'rolling' && this.deck.waitedMs > WAITING_MS
  }

  /** Where the song is heard, in ms; null while it is not, or not known. */
  positionAt(now: number): number | null {
    if (!this.#isHeard || !this.deck.isMoving) return null
    const off = offOf(this.#readings)
    if (off !== null) return now + off + this.#gainAt(now)
    return this.#before && now + this.#before.offMs + gainOf(this.#before.bends, now - TRIM_SHOWS_MS)
  }

  /** Goes on to what is due at `now`; answers after how many ms it wants to be asked again. */
  tick(now: number): number {
    if (this.#phase === 'cueing') this.#whenCued(now)
    if (this.#phase === 'cued') this.#whenDue(now)
    if (this.#phase === 'rolling') this.#roll(now)
    return this.#wish(now)
  }

  trim(rate: number, forMs: number, now: number): void {
    if (this.#phase !== 'rolling') return
    this.#judge(now)
    const offMs = offOf(this.#readings)
    if (!this.#isThere && !this.#isRehearsing) this.#beLed(rate, forMs, now, offMs)
    this.#trims = addBend(this.#trims, { from: now, until: now + forMs, rate }).slice(-TRIMS_KEPT)
    this.#bend(rate, forMs, now)
    if (offMs !== null) {
      this.#trimmed = { from: now, judgeAt: now + forMs + TRIM_SHOWS_MS + JUDGED_MS, offMs, gainMs: this.#gainAt(now) }
    }
  }

  /** Whoever trims it takes over from its own approach: two who bend it would spoil each other's reckoning. */
  #beLed(rate: number, forMs: number, now: number, offMs: number | null): void {
    if (offMs === null && this.#before === null) return
    this.#isThere = true
    if (offMs !== null || this.#before === null) return
    // What the approach was about to do is not done.
    const done = this.#before.bends.map((bend) => ({ ...bend, until: Math.min(bend.until, now) }))
    this.#before = { offMs: this.#before.offMs, bends: [...done, { from: now, until: now + forMs, rate }] }
    this.#quietUntil = now + forMs + BEND_SHOWS_MS
  }

  /** Silence at once. */
  cut(): void {
    if (this.#phase === 'over') return
    this.#phase = 'over'
    this.deck.pause()
  }

  #cue(now: number): void {
    const soonest = now + costOf(this.#learned.seek) + costOf(this.#learned.start)
    // A song that begins has no before: it is heard from the first sample on.
    const headMs = Math.min(UNHEARD_MS, this.stint.positionMs)
    this.#rollAt = Math.max(this.stint.at - headMs, soonest)
    this.#rollFromMs = lineOf(this.stint, this.#rollAt)
    this.#cuedAt = now
    this.#cues++
    this.#phase = 'cueing'
    this.deck.cue(this.#rollFromMs)
  }

  /** After a rehearsal: from the beginning, as if nothing had been. */
  #cueAnew(now: number): void {
    this.#isRehearsing = false
    this.#hasLearned = false
    this.#readings = noReadings
    this.#cue(now)
  }

  #whenCued(now: number): void {
    if (!this.deck.isCued) return
    this.#learned.seek = learnCost(this.#learned.seek, now - this.#cuedAt)
    const isLate = now - this.#playAt() > LATE_MS
    if (isLate && this.#cues < CUES_LIMIT) this.#cue(now)
    else this.#phase = 'cued'
  }

  #playAt = (): number => this.#rollAt - costOf(this.#learned.start)

  #whenDue(now: number): void {
    this.#isRehearsing = this.#learned.start.lately.length === 0 && this.#playAt() - now > REHEARSAL_MS
    if (!this.#isRehearsing && now < this.#playAt() - APPROACH_EVERY_MS / 2) return
    this.#phase = 'rolling'
    this.#playedAt = now
    this.#quietUntil = now + costOf(this.#learned.start) + UNSTEADY_MS
    const isFromTheStart = this.#rollAt <= this.stint.at && this.stint.positionMs === this.#rollFromMs
    if (isFromTheStart && !this.#isRehearsing) this.#beHeard(true)
    this.deck.play()
  }

  #roll(now: number): void {
    if (this.#bendUntil !== 0 && now >= this.#bendUntil) {
      this.#bendUntil = 0
      this.deck.rate(1)
    }
    if (now >= this.#quietUntil) {
      this.#readings = addReading(this.#readings, now, this.deck.positionMs, this.#gainAt(now))
      if (!this.#isThere) this.#approach(now)
      if (this.#trimmed !== null && now >= this.#trimmed.judgeAt) this.#judge(now)
    }
    if (this.#phase !== 'rolling') return
    if (now >= this.stint.until - LOUDNESS_SHOWS_MS - FADE_MS) this.#fade(now)
    else if (this.#isRising) this.#isRising = !this.deck.fade(true)
    else if (!this.#isHeard && now >= this.stint.at - LOUDNESS_SHOWS_MS) this.#comeIn(now)
  }

  #approach(now: number): void {
    const off = offOf(this.#readings)
    if (off === null) return
    if (!this.#hasLearned) {
      this.#hasLearned = true
      this.#learned.start = learnCost(this.#learned.start, this.#rollFromMs - off - this.#playedAt)
    }
    if (this.#isRehearsing) return this.#cueAnew(now)
    const errorMs = off + now - lineOf(this.stint, now)
    if (this.#isHeard && isTooFarToHear(errorMs)) this.#beHeard(false)
    const next = approach(errorMs, this.#tries++, this.#isHeard)
    if (next.do === 'rest') {
      this.#isThere = true
      return
    }
    this.#isNear = Math.abs(errorMs) <= NEARLY_MS
    this.#before = { offMs: off, bends: [{ from: now, until: now + next.forMs, rate: next.rate }] }
    this.#bend(next.rate, next.forMs, now)
    this.#quietUntil = now + next.forMs + BEND_SHOWS_MS
    this.#readings = noReadings
  }

  /** Loud as soon as it is in its place, or a small bend that has ended will have brought it there. */
  #comeIn(now: number): void {
    const isBent = this.#isNear && this.#bendUntil === 0
    const isLate = now >= Math.max(this.stint.at, this.#playedAt) + UNHEARD_MOST_MS
    if (!this.#isThere && !isBent && !isLate) return
    this.#isHeard = true
    this.#isRising = true
  }

  #fade(now: number): void {
    const isSilent = this.deck.fade(false)
    if (isSilent && now >= this.stint.until) this.cut()
  }

  #beHeard(isHeard: boolean): void {
    this.#isHeard = isHeard
    this.deck.beHeard(isHeard)
  }

  #bend(rate: number, forMs: number, now: number): void {
    this.#bendUntil = now + forMs
    this.deck.rate(rate)
  }

  #gainAt = (now: number): number => gainOf(this.#trims, now - TRIM_SHOWS_MS)

  /** Has the newest trim moved the song as it should? */
  #judge(now: number): void {
    const trimmed = this.#trimmed
    this.#trimmed = null
    const off = offOf(this.#readings, now - JUDGED_MS)
    if (trimmed === null || off === null) return
    const expectedMs = this.#gainAt(now - JUDGED_MS / 2) - trimmed.gainMs
    this.#learned.effect = learnEffect(this.#learned.effect, expectedMs, expectedMs + off - trimmed.offMs)
  }

  #wish(now: number): number {
    if (this.#phase === 'cueing') return APPROACH_EVERY_MS
    if (this.#phase === 'cued') return Math.max(1, Math.min(READ_EVERY_MS, this.#playAt() - now))
    if (!this.#isThere || this.#isRising || this.#bendUntil !== 0) return APPROACH_EVERY_MS
    const endsInMs = this.stint.until - now
    return endsInMs < 4 * READ_EVERY_MS ? APPROACH_EVERY_MS : READ_EVERY_MS
  }
}
