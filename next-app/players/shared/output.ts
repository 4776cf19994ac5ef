import { asOutputDelay, type LocalMs } from '@earshot/sync'
import { addReading, noReadings, type OutputClock, offsetOf } from './output-clock.ts'
import { LATENCY_STAND_IN_MS, latencyOf, readOutput } from './read-output.ts'

/**
 * Where an audio context's own time lies on this device's clock, by what is heard: what leaves the loudspeaker as the
 * browser tells it, and the output delay that it does not know of.
 */
export class Output {
  readonly #context: AudioContext
  readonly #now: () => LocalMs
  #clock: OutputClock = noReadings
  #delayMs = 0

  constructor(context: AudioContext, now: () => LocalMs) {
    this.#context = context
    this.#now = now
  }

  /** Takes a reading; false while the context stands still. */
  read(): boolean {
    if (this.#context.state !== 'running') return false
    const at = this.#now()
    this.#clock = addReading(this.#clock, readOutput(this.#context, at), at)
    return true
  }

  /** The time line is another from now on. */
  forget(): void {
    this.#clock = noReadings
  }

  /** What the context puts out at this of its own seconds is heard at the instant `at`; null while that is not known. */
  toContextS(at: number): number | null {
    const offset = offsetOf(this.#clock)
    return offset === null ? null : (at - offset - this.#delayMs) / 1000
  }

  /** How much later than the browser tells it is heard, in ms. */
  setDelay(ms: number): void {
    this.#delayMs = asOutputDelay(ms)
  }

  /** From the page to the ear, in ms, as far as anyone knows. */
  leadMs(): number {
    return Math.max(0, (latencyOf(this.#context) ?? LATENCY_STAND_IN_MS) + this.#delayMs)
  }

  /** The browser's part of it; null when it does not tell. */
  latencyMs(): number | null {
    return latencyOf(this.#context)
  }
}
