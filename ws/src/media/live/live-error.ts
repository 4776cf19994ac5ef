import type { LiveTrouble } from '@earshot/sync'

/** A station that cannot be heard, for one of the reasons that listeners are told. */
export class LiveError extends Error {
  readonly trouble: LiveTrouble

  constructor(trouble: LiveTrouble, cause?: unknown) {
    super(`the station is ${trouble}`, { cause })
    this.trouble = trouble
  }
}
