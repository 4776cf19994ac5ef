import { costOf } from '../shared/costs.ts'
import { lineOf, type Plan, type Stint, stintAt, withoutOver } from '../shared/plan.ts'
import { type Doing, doneOf, knowNothing, type Learned, learnBuffered, learnDone, toleranceOf } from './doing.ts'
import { bufferingOf, holds, isBelieved, type Line, noLine, offOf, type Reading, readLine } from './line.ts'
import { type Act, nextAct } from './pilot.ts'

/** Nearer than this it may be heard while it is still put right. */
const LOUD_WITHIN_MS = 80
/** So long after its instant a song is heard wherever it is: a listener who waits hears nothing at all. */
const SILENT_MOST_MS = 4000
/** How often the device is looked at: while something is to be found out, while all is well, while nothing is wanted. */
const LOOK_CLOSELY_MS = 50
const LOOK_MS = 200
const LOOK_SELDOM_MS = 1000
/** What has ended is remembered for so long. */
const REMEMBERED_MS = 1000
/** A command that was refused is not repeated before this. */
const PATIENCE_MS = 700

/** Steers one device: takes what it says, and says what it should be told. No clock and no device of its own. */
export class Helm {
  learned: Learned
  /** Whether the device is silent when it is told to be: only then may it begin ahead of its time. */
  canHush = false
  #plan: Plan = []
  #line: Line = noLine
  #doing: Doing | null = null
  /** Corrections of the stint that sounds; those of before it was known to sound do not count afterwards. */
  #tries = { stintId: 0, isBelieved: false, many: 0 }
  #isLoud = false
  #restUntil = 0
  /** When something is to be told, as far as that is known. */
  #dueAt = Number.POSITIVE_INFINITY
  readonly #lengthOf: (stint: Stint) => number | null

  constructor(lengthOf: (stint: Stint) => number | null, learned: Learned = knowNothing()) {
    this.#lengthOf = lengthOf
    this.learned = learned
  }

  get plan(): Plan {
    return this.#plan
  }

  /** Whether the device has a song to run on with. */
  get isRunning(): boolean {
    return !this.#line.isPaused
  }

  become(plan: Plan): void {
    this.#plan = plan
  }

  /** The device is gone, or another one: nothing is known of it. */
  forget(): void {
    this.#line = noLine
    this.#doing = null
  }

  /** Takes what the device says. */
  read(reading: Reading): void {
    const { line, steppedMs, setBackAfterMs } = readLine(this.#line, reading, this.#doing !== null)
    const wasBelieved = this.#isBelieved(reading.at - LOOK_SELDOM_MS)
    this.#line = line
    if (setBackAfterMs !== null) this.learned = learnBuffered(this.learned, setBackAfterMs)
    else if (!wasBelieved && !line.isProven && !line.isPaused && this.#isBelieved(reading.at)) {
      // It has run on for longer than any buffering: it did not buffer.
      this.learned = learnBuffered(this.learned, 0)
      this.#line = { ...line, isProven: true }
    }
    if (this.#doing === null) return
    const done = doneOf(this.#doing, this.#line, steppedMs !== null, reading.at)
    if (done === null) return
    if (done.tookMs !== null) this.learned = learnDone(this.learned, this.#doing, done.tookMs)
    // What stood before the effect must not be mistaken for what stands after it.
    this.#doing = null
  }

  /** What the device is to be told now; taken for told. */
  next(now: number): Act | null {
    this.#plan = withoutOver(this.#plan, now, REMEMBERED_MS)
    this.#dueAt = Number.POSITIVE_INFINITY
    if (this.#doing !== null || now < this.#restUntil) return null
    const { costs } = this.learned
    const current = stintAt(this.#plan, now)
    const due = nextAct(
      {
        plan: this.#plan,
        line: this.#line,
        costs,
        toleranceMs: toleranceOf(this.learned),
        tries: this.#triesOf(current, now),
        warmUpMs: this.canHush ? bufferingOf(this.learned.buffered) : 0,
        isBelieved: this.#isBelieved(now),
        now,
      },
      this.#lengthOf,
    )
    if (due === null) return null
    this.#dueAt = due.at
    if (due.at > now) return null
    const { act } = due
    if (act.do === 'seek' && current !== undefined && !this.#line.isPaused) {
      this.#tries = {
        stintId: current.id,
        isBelieved: this.#isBelieved(now),
        many: this.#triesOf(current, now) + 1,
      }
    }
    this.#doing = { act, at: now, before: this.#line, expectedMs: costOf(costs[act.do]) }
    return act
  }

  /** The newest command was refused; it is not to be repeated for `waitMs`. */
  refused(now: number, waitMs: number = PATIENCE_MS): void {
    this.#doing = null
    this.#restUntil = now + waitMs
  }

  /** Where the song is heard, in ms; null while it is not, or nobody knows. */
  positionAt(now: number): number | null {
    const off = this.#line.isPaused || !this.#isBelieved(now) ? null : offOf(this.#line)
    return off === null || !this.#isLoud || this.#current(now) === undefined ? null : now + off
  }

  /** Whether it should be heard: not while it plays the wrong place, or what nobody wants. */
  isLoudAt(now: number): boolean {
    this.#isLoud = this.#judgeLoud(now)
    return this.#isLoud
  }

  /** After how many ms to look again. */
  wish(now: number): number {
    if (this.#plan.length === 0 && this.#line.isPaused && this.#doing === null) return LOOK_SELDOM_MS
    const current = this.#current(now)
    const isSteady = this.#doing === null && current !== undefined && this.#isThere(current) && this.#isBelieved(now)
    const isQuiet = this.#plan.every(
      ({ at, until }) => Math.abs(at - now) > 2 * LOOK_SELDOM_MS && until - now > LOOK_SELDOM_MS,
    )
    const lookMs = isSteady && isQuiet ? LOOK_MS : LOOK_CLOSELY_MS
    return this.#dueAt > now ? Math.min(lookMs, Math.max(1, this.#dueAt - now)) : lookMs
  }

  /** The stint that holds now, if the device is on its track. */
  #current(now: number): Stint | undefined {
    const stint = stintAt(this.#plan, now)
    const source = stint?.item.song.source
    return source?.kind === 'spotify' && holds(this.#line, source.trackId) ? stint : undefined
  }

  #judgeLoud(now: number): boolean {
    const current = this.#current(now)
    if (current === undefined || this.#line.isPaused) return false
    const off = offOf(this.#line)
    if (off === null) return this.#isLoud
    return Math.abs(off - lineOf(current, 0)) <= LOUD_WITHIN_MS || now - current.at > SILENT_MOST_MS
  }

  #isThere(stint: Stint): boolean {
    const off = offOf(this.#line)
    return off !== null && !this.#line.isPaused && Math.abs(off - lineOf(stint, 0)) <= toleranceOf(this.learned)
  }

  #isBelieved = (now: number): boolean => isBelieved(this.#line, now, bufferingOf(this.learned.buffered))

  #triesOf(current: Stint | undefined, now: number): number {
    const { stintId, isBelieved, many } = this.#tries
    return current?.id === stintId && isBelieved === this.#isBelieved(now) ? many : 0
  }
}
