import { asOutputDelay, type LocalMs } from '@earshot/sync'
import { addReading, isAstray, isSteady, latencyIn, noReadings, type OutputClock, offsetOf } from './output-clock.ts'
import { LATENCY_STAND_IN_MS, latencyOf, readOutput } from './read-output.ts'

/**
 * Where an audio context's own time lies on this device's clock, by what is heard: what leaves the loudspeaker as the
 * browser tells it, and the output delay that it does not know of.
 */
export class Output {
  readonly context: AudioContext
  readonly #now: () => LocalMs
  #clock: OutputClock = noReadings
  #delayMs = 0

  constructor(context: AudioContext, now: () => LocalMs) {
    this.context = context
    this.#now = now
  }

  /** Takes a reading; false while the context stands still. */
  read(): boolean {
    if (this.context.state !== 'running') return false
    this.#clock = addReading(this.#clock, readOutput(this.context, this.#now()))
    return true
  }

  /** The time line is another from now on. */
  forget(): void {
    this.#clock = noReadings
  }

  /** Whether the browser's account of it moves as no output does. */
  isAstray(): boolean {
    return isAstray(this.#clock)
  }

  /** Whether the browser's account of it has stood still, from its beginning and for `forMs` at least. */
  isSteady(forMs: number): boolean {
    return isSteady(this.#clock, forMs)
  }

  /** What the context puts out at this of its own seconds is heard at the instant `at`; null while that is not known. */
  toContextS(at: number): number | null {
    const offset = offsetOf(this.#clock, this.#now())
    return offset === null ? null : (at - offset - this.#delayMs) / 1000
  }

  /** How much later than the browser tells it is heard, in ms. */
  setDelay(ms: number): void {
    this.#delayMs = asOutputDelay(ms)
  }

  get delayMs(): number {
    return this.#delayMs
  }

  /** From the page to the ear, in ms, as far as anyone knows. */
  leadMs(): number {
    const latencyMs = latencyIn(this.#clock) ?? latencyOf(this.context) ?? LATENCY_STAND_IN_MS
    return Math.max(0, latencyMs + this.#delayMs)
  }

  /** The browser's part of it; null when it does not tell. */
  latencyMs(): number | null {
    return latencyIn(this.#clock) ?? latencyOf(this.context)
  }
}
