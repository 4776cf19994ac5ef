import type { LocalMs } from '@earshot/sync'
import { Output } from './output.ts'

/** A new output is watched for so long before it takes the other's place. */
const WATCHED_MS = 900
const READ_EVERY_MS = 50
/** One that does not begin to run in this time will not: the browser wants a gesture. */
const GIVEN_UP_MS = 2500
/** After so many that were no better the page is too busy for any. */
const TRIES = 4

/**
 * Opens outputs until one of them stumbles less than the one that is in use: what a stream stumbled over, at its beginning
 * above all, spoils its timestamps for ten seconds (see output-clock.ts).
 */
export class Renewal {
  readonly #now: () => LocalMs
  #timer: ReturnType<typeof setInterval> | undefined
  #trial: Output | null = null
  #tries = 0

  constructor(now: () => LocalMs) {
    this.#now = now
  }

  /** Begins a trial, if none is under way; `adopt` is handed an output that has stood still from its beginning. */
  begin(sampleRate: number, adopt: (output: Output) => void): void {
    if (this.#trial !== null || this.#tries >= TRIES) return
    this.#tries += 1
    const trial = new Output(new AudioContext({ latencyHint: 'interactive', sampleRate }), this.#now)
    const beganAt = this.#now()
    this.#trial = trial
    this.#timer = setInterval(() => {
      trial.read()
      if (trial.isSteady(WATCHED_MS)) {
        this.#trial = null
        clearInterval(this.#timer)
        adopt(trial)
      } else if (trial.isAstray() || this.#now() - beganAt > GIVEN_UP_MS) this.cancel()
    }, READ_EVERY_MS)
  }

  /** All is well: should it be needed again, it may try as often as at first. */
  rest(): void {
    this.#tries = 0
  }

  /** Ends a trial: the one on trial is no better, or is not needed. */
  cancel(): void {
    clearInterval(this.#timer)
    void this.#trial?.context.close()
    this.#trial = null
  }
}
