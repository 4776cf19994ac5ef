import { asOutputDelay, type CommandId, type DownCalibration, type Refusal, type UserId } from '@earshot/sync'
import type { RoomSnapshot } from '../room-session.ts'
import { Measured, type MeasuredDeps } from './measured.ts'
import { Measuring, type MeasuringDeps } from './measuring.ts'
import type { CalibrationHands } from './status.ts'

export type CalibrationDeps = Omit<MeasuringDeps, 'become' | 'moveBy'> &
  Pick<MeasuredDeps, 'canSound'> & {
    snapshot: () => RoomSnapshot
    become: (part: Partial<RoomSnapshot>) => void
    setOutputDelay: (ms: number) => void
  }

/** Both sides of measuring with a microphone, as a session has them: this device measures, and is measured. */
export class Calibration implements CalibrationHands {
  readonly #deps: CalibrationDeps
  readonly #measured: Measured
  #measuring: Measuring | null = null

  constructor(deps: CalibrationDeps) {
    this.#deps = deps
    this.#measured = new Measured({
      ...deps,
      trusted: () => [deps.snapshot().you?.userId ?? null, deps.snapshot().creatorId],
      ask: (calibrationQuestion) => deps.become({ calibrationQuestion }),
      correct: (lateMs, by) => {
        const { outputDelayMs: beforeMs, correction } = deps.snapshot()
        deps.setOutputDelay(asOutputDelay(beforeMs + lateMs))
        deps.become({ correction: { id: (correction?.id ?? 0) + 1, by, lateMs, beforeMs } })
      },
    })
  }

  measure = (userId: UserId): void => {
    this.#measuring?.stop()
    const { become, snapshot, setOutputDelay } = this.#deps
    this.#measuring = new Measuring(
      {
        ...this.#deps,
        become: (calibration) => become({ calibration }),
        moveBy: (ms) => setOutputDelay(snapshot().outputDelayMs + ms),
      },
      userId,
    )
  }

  correct = (which: 'that' | 'this'): void => this.#measuring?.correct(which)

  stop = (): void => {
    this.#measuring?.stop()
    this.#measuring = null
    this.#deps.become({ calibration: { phase: 'none' } })
  }

  answer = (ready: boolean): void => this.#measured.answer(ready)

  setMeasurable = (isMeasurable: boolean): void => {
    this.#measured.isMeasurable = isMeasurable
    this.#deps.become({ isMeasurable })
  }

  heard(message: DownCalibration): void {
    if (message.type !== 'calibration-asked') this.#measuring?.heard(message)
    this.#measured.heard(message)
  }

  /** Whether a refusal was about a measurement, and is told where that is. */
  refused(commandId: CommandId, code: Refusal): boolean {
    if (this.#measuring?.id !== commandId) return false
    this.#measuring.refused(code)
    return true
  }

  /** What the server knew of it is gone with the link. */
  unlinked(): void {
    this.#measuring?.failed('lost')
    this.#measured.stop()
  }

  close(): void {
    this.#measuring?.end()
    this.#measured.stop()
  }
}
