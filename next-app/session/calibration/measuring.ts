import {
  asLocalMs,
  type CommandId,
  type DownCalibration,
  LISTENER_CHIRPS_MS,
  latenessOf,
  RECORD_AFTER_MS,
  RECORD_BEFORE_MS,
  type Refusal,
  type ServerMs,
  type UpCalibration,
  type UserId,
} from '@earshot/sync'
import type { Cancel } from '../environment.ts'
import { type Chirper, playChirps } from './chirps.ts'
import type { Microphone, OpenMicrophone } from './microphone.ts'
import type { CalibrationFault, CalibrationStatus } from './status.ts'

export type MeasuringDeps = Chirper & {
  newCommandId: () => string
  openMicrophone: OpenMicrophone
  send: (message: UpCalibration) => void
  become: (status: CalibrationStatus) => void
  moveBy: (ms: number) => void
}

/** The server itself gives up after 30 s; after this it is not there. */
const LOST_AFTER_MS = 40_000
/** No sooner than this does the page show that it listens no more, since reckoning holds it up for a moment. */
const RECKON_AFTER_MS = 60

/** One measurement of another's device by this one, from the question to what came of it. */
export class Measuring {
  readonly #deps: MeasuringDeps
  readonly #userId: UserId
  readonly id: CommandId
  #microphone: Microphone | null = null
  #found: number | null = null
  readonly #cancels: Cancel[] = []
  /** Whether the server waits for a word from here. */
  #isAwaited = false
  #isOver = false

  constructor(deps: MeasuringDeps, userId: UserId) {
    this.#deps = deps
    this.#userId = userId
    this.id = deps.newCommandId() as CommandId
    deps.become({ phase: 'opening', userId })
    void this.#open()
  }

  async #open(): Promise<void> {
    const { openMicrophone, send, become, env } = this.#deps
    const opened = await openMicrophone()
    if (typeof opened === 'string') return this.failed(opened)
    this.#microphone = opened
    if (this.#isOver) return this.#deafen()
    become({ phase: 'asking', userId: this.#userId })
    this.#isAwaited = true
    send({ type: 'start-calibration', commandId: this.id, userId: this.#userId })
    this.#cancels.push(env.after(LOST_AFTER_MS, () => this.#found === null && this.#say('lost')))
  }

  heard(message: Exclude<DownCalibration, { type: 'calibration-asked' }>): void {
    if (this.#isOver || message.calibrationId !== this.id) return
    if (message.type === 'calibration-started') this.#listen(message.startsAt)
    else if (message.lateMs !== null) {
      this.#deps.become({ phase: 'told', userId: this.#userId, lateMs: message.lateMs })
      this.end()
    }
  }

  refused(code: Refusal): void {
    this.failed(code)
  }

  failed(why: CalibrationFault): void {
    if (this.#isOver) return
    this.#deps.become({ phase: 'failed', userId: this.#userId, why })
    this.end()
  }

  #listen(startsAt: ServerMs): void {
    const { env, toLocal, become } = this.#deps
    become({ phase: 'listening', userId: this.#userId })
    const plan = { sweep: 'up', offsetsMs: LISTENER_CHIRPS_MS, startsAt, forMs: RECORD_AFTER_MS } as const
    this.#cancels.push(playChirps(this.#deps, plan, () => this.#say('silent')))
    const agreed = toLocal(startsAt)
    const until = asLocalMs(agreed + RECORD_AFTER_MS)
    const reckon = () => this.#reckon(agreed, until)
    this.#cancels.push(env.after(until - env.now() + RECKON_AFTER_MS, reckon))
  }

  #reckon(agreed: number, until: ReturnType<typeof asLocalMs>): void {
    const microphone = this.#microphone
    if (this.#isOver || microphone === null) return
    const samples = microphone.heard(asLocalMs(agreed - RECORD_BEFORE_MS), until)
    this.#deafen()
    const found = latenessOf({ samples, sampleRate: microphone.sampleRate, agreedMs: RECORD_BEFORE_MS })
    if (!found.ok) return this.#say(found.why)
    this.#found = found.lateMs
    const { lateMs, plusMinusMs } = found
    this.#deps.become({ phase: 'measured', userId: this.#userId, lateMs, plusMinusMs })
  }

  /** Puts right what was measured: the other device by word to it, or this one. */
  correct(which: 'that' | 'this'): void {
    const lateMs = this.#found
    if (this.#isOver || lateMs === null) return
    if (which === 'this') {
      this.#deps.moveBy(-lateMs)
      this.stop()
      return this.#deps.become({ phase: 'none' })
    }
    this.#deps.become({ phase: 'telling', userId: this.#userId, lateMs })
    this.#isAwaited = false
    this.#deps.send({ type: 'finish-calibration', calibrationId: this.id, lateMs })
  }

  /** Breaks off, and says so. */
  stop(): void {
    if (this.#isOver) return
    if (this.#isAwaited) this.#deps.send({ type: 'finish-calibration', calibrationId: this.id, lateMs: null })
    this.end()
  }

  /** Nothing more comes of it. */
  end(): void {
    this.#isOver = true
    for (const cancel of this.#cancels) cancel()
    this.#deafen()
  }

  #say(why: CalibrationFault): void {
    if (this.#isOver) return
    this.stop()
    this.#deps.become({ phase: 'failed', userId: this.#userId, why })
  }

  #deafen(): void {
    this.#microphone?.close()
    this.#microphone = null
  }
}
