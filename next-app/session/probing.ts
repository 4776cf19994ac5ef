import {
  addProbe,
  asLocalMs,
  type ClockFigures,
  type ClockReading,
  type ClockState,
  clockFigures,
  type DownMessage,
  type LocalMs,
  localAt,
  newClock,
  newProbePlan,
  type ProbeEvent,
  type ProbePlan,
  planProbes,
  readClock,
  type ServerMs,
  serverAt,
} from '@earshot/sync'
import type { Cancel, Environment } from './environment.ts'

/** Keeps the room's clock: asks when the plan says so, and takes in what comes back. Outlives every socket. */
export class Probing {
  readonly #env: Pick<Environment, 'now' | 'after'>
  readonly #send: () => void
  #clock: ClockState = newClock()
  #plan: ProbePlan = newProbePlan
  #cancel: Cancel | null = null

  constructor(env: Pick<Environment, 'now' | 'after'>, send: () => void) {
    this.#env = env
    this.#send = send
  }

  happened(event: ProbeEvent): void {
    const now = this.#env.now()
    const { plan, sendNow, nextAt } = planProbes(this.#plan, event, now)
    this.#plan = plan
    this.#cancel?.()
    this.#cancel = Number.isFinite(nextAt) ? this.#env.after(nextAt - now, () => this.happened({ type: 'tick' })) : null
    if (sendNow) this.#send()
  }

  /** `arrivedAt` is the instant at which the frame came, before it was even parsed. */
  answered(message: DownMessage & { type: 'clock-answered' }, arrivedAt: LocalMs): void {
    const { sentAt, receivedAt, answeredAt } = message
    const before = this.#clock
    this.#clock = addProbe(before, { sentAt, receivedAt, answeredAt, arrivedAt })
    const known = this.#clock === before ? null : readClock(this.#clock, arrivedAt)
    this.happened({ type: 'answered', known })
  }

  reading(): ClockReading | null {
    return readClock(this.#clock, this.#env.now())
  }

  figures(): ClockFigures | null {
    return clockFigures(this.#clock)
  }

  /** The room's time now; null before the first answer. */
  serverNow(): ServerMs | null {
    return serverAt(this.#clock, this.#env.now())
  }

  /** An instant of this device's clock on the room's; null before the first answer. */
  toServer(at: LocalMs): ServerMs | null {
    return serverAt(this.#clock, at)
  }

  toLocal(at: ServerMs): LocalMs {
    return localAt(this.#clock, at) ?? asLocalMs(Number.POSITIVE_INFINITY)
  }

  close(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
