import type { LocalMs } from '@earshot/sync'
import type { OpenMicrophone } from './calibration/microphone.ts'

/** What a session needs of the world around it: a browser's, or the virtual one of a test. */
export type Environment = {
  /** This device's own monotonic clock. */
  now: () => LocalMs
  after: (ms: number, act: () => void) => Cancel
  /** From 0 to 1; for back-off alone. */
  chance: () => number
  newCommandId: () => string
  /** Whether the page is out of sight. */
  isHidden: () => boolean
  /** Makes sure that a cookie is there; throws when the server cannot be reached. */
  prepareSession: () => Promise<void>
  openSocket: (events: SocketEvents) => Socket
  /** Asks for leave to listen; answers why not where there is none. */
  openMicrophone: OpenMicrophone
  /** Calls `listener` when the device woke, the page came back into view or the network changed. */
  onWake: (listener: () => void) => Cancel
}

export type Cancel = () => void

/**
 * A socket's text frames; `close` is idempotent and no event follows it. `probe` sends a clock probe that is stamped as late
 * as can be.
 */
export type Socket = { send: (text: string) => void; probe: () => void; close: () => void }

export type SocketEvents = {
  opened: () => void
  /** `at`: the instant at which the frame came. */
  received: (text: string, at: LocalMs) => void
  closed: (code: number) => void
}
