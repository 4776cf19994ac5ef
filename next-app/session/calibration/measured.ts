import {
  type CommandId,
  DEVICE_CHIRPS_MS,
  type DownCalibration,
  type PublicUser,
  type UpCalibration,
  type UserId,
} from '@earshot/sync'
import type { Cancel } from '../environment.ts'
import { type Chirper, playChirps } from './chirps.ts'
import type { CalibrationQuestion } from './status.ts'

export type MeasuredDeps = Chirper & {
  send: (message: UpCalibration) => void
  /** Who may measure this device unasked. */
  trusted: () => readonly (UserId | null)[]
  canSound: () => boolean
  ask: (question: CalibrationQuestion | null) => void
  correct: (lateMs: number, by: PublicUser) => void
}

/** The last chirp and its echo are over by then. */
const CHIRPS_FOR_MS = Math.max(...DEVICE_CHIRPS_MS) + 900

/** From the news that it begins until it is over. */
const NOTE_FOR_MS = CHIRPS_FOR_MS + 2500

/** This device while others measure it: asks its listener, chirps, and is put right. */
export class Measured {
  readonly #deps: MeasuredDeps
  #question: CalibrationQuestion | null = null
  /** The measurement that this device said it was ready for. */
  #agreed: CommandId | null = null
  #endChirps: Cancel | null = null
  #endNote: Cancel | null = null
  isMeasurable = true

  constructor(deps: MeasuredDeps) {
    this.#deps = deps
  }

  heard(message: DownCalibration): void {
    const { calibrationId } = message
    switch (message.type) {
      case 'calibration-asked':
        this.#question = { calibrationId, by: message.by, isAgreed: false }
        if (!this.isMeasurable || !this.#deps.canSound()) return this.answer(false)
        if (this.#deps.trusted().includes(message.by.userId)) return this.answer(true)
        return this.#deps.ask(this.#question)
      case 'calibration-started':
        if (this.#agreed !== calibrationId) return
        this.#endChirps?.()
        // When one cannot be played, whoever listens will say that nothing was heard.
        this.#endChirps = playChirps(
          this.#deps,
          { sweep: 'down', offsetsMs: DEVICE_CHIRPS_MS, startsAt: message.startsAt, forMs: CHIRPS_FOR_MS },
          () => {},
        )
        this.#endNote?.()
        this.#endNote = this.#deps.env.after(NOTE_FOR_MS, () => this.#put(null))
        return
      case 'calibration-finished':
        if (this.#question?.calibrationId === calibrationId && !this.#question.isAgreed) this.#put(null)
        if (this.#agreed !== calibrationId) return
        this.stop()
        if (message.lateMs !== null) this.#deps.correct(message.lateMs, message.by)
        return
      default:
        return message satisfies never
    }
  }

  answer(ready: boolean): void {
    if (this.#question === null || this.#question.isAgreed) return
    const { calibrationId, by } = this.#question
    if (ready) this.#agreed = calibrationId
    this.#deps.send({ type: 'answer-calibration', calibrationId, ready })
    this.#put(ready ? { calibrationId, by, isAgreed: true } : null)
  }

  /** Nothing more comes of what goes on. */
  stop(): void {
    this.#endChirps?.()
    this.#endChirps = null
    this.#endNote?.()
    this.#agreed = null
    if (this.#question !== null) this.#put(null)
  }

  #put(question: CalibrationQuestion | null): void {
    this.#question = question
    this.#deps.ask(question)
  }
}
