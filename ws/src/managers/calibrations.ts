import { asServerMs, type CommandId, type PublicUser, REFUSALS, type Refusal, type ServerMs } from '@earshot/sync'
import type { WebSocket } from 'ws'
import type { Timers } from './alarm.ts'
import { fanOut, say } from './fan-out.ts'
import type { Space } from './space.ts'

/** Who asks to measure another's device, from which of their tabs, and under which id. */
export type Asker = { id: CommandId; by: PublicUser; from: WebSocket }

/** `asked` have not answered yet; `measured` was the first to be ready. */
type Calibration = Asker & { asked: readonly WebSocket[]; measured: WebSocket | null; timer: unknown }

const measuredOf = ({ measured }: Calibration) => (measured === null ? [] : [measured])

/** So long a person may think about it. */
const ANSWER_WITHIN_MS = 30_000
/** So long they chirp, and the other one looks at what was found. */
const RESULT_WITHIN_MS = 180_000
/** Long enough that the news is with both, and their first chirps ordered in time. */
const STARTS_AFTER_MS = 2500
/** Nobody makes a room chirp on and on: so many measurements may begin within so long, whoever asks. */
const STARTS_LIMIT = 4
const STARTS_WITHIN_MS = 90_000

/**
 * How devices in one room measure each other: one pair at a time. Carries what they say to one another, and keeps nothing
 * of it. Who measures whom and what was found is theirs; that both are here, and agreed, is seen to here.
 */
export class Calibrations {
  readonly #space: Space
  readonly #timers: Timers
  readonly #now: () => ServerMs
  #current: Calibration | null = null
  #begunAt: ServerMs[] = []

  constructor(space: Space, timers: Timers, now: () => ServerMs) {
    this.#space = space
    this.#timers = timers
    this.#now = now
  }

  /** Asks the devices of a user, all but the asker's own tab; or answers why not. */
  start(asker: Asker, userId: string): Refusal | null {
    const asked = (this.#space.users.get(userId)?.ws ?? []).filter((ws) => ws !== asker.from)
    if (asked.length === 0) return 'user-not-found'
    if (this.#current !== null) return 'calibration-busy'
    const now = this.#now()
    this.#begunAt = this.#begunAt.filter((at) => now - at < STARTS_WITHIN_MS)
    if (this.#begunAt.length >= STARTS_LIMIT) return 'rate-limited'
    this.#begunAt.push(now)
    this.#current = { ...asker, asked, measured: null, timer: null }
    this.#giveUpAfter(ANSWER_WITHIN_MS, 'calibration-declined')
    fanOut(asked, { type: 'calibration-asked', calibrationId: asker.id, by: asker.by })
    return null
  }

  /** The first device that is ready is measured; when none is, the asker is told. */
  answer(id: CommandId, from: WebSocket, ready: boolean): void {
    const current = this.#current
    if (current?.id !== id || current.measured !== null || !current.asked.includes(from)) return
    const others = current.asked.filter((ws) => ws !== from)
    if (!ready) {
      current.asked = others
      if (others.length === 0) this.#giveUp('calibration-declined')
      return
    }
    current.asked = []
    current.measured = from
    this.#giveUpAfter(RESULT_WITHIN_MS, 'calibration-over')
    fanOut(others, this.#finished(current, null))
    const startsAt = asServerMs(this.#now() + STARTS_AFTER_MS)
    fanOut([current.from, from], { type: 'calibration-started', calibrationId: id, startsAt })
  }

  /** Tells both what the asker found; false when there is no such measurement of theirs. */
  finish(id: CommandId, from: WebSocket, lateMs: number | null): boolean {
    const current = this.#current
    if (current?.id !== id || current.from !== from) return false
    this.#end()
    // Before anybody was measured there is nothing that could have been found.
    const found = current.measured === null ? null : lateMs
    fanOut([from, ...current.asked, ...measuredOf(current)], this.#finished(current, found))
    return true
  }

  /** A tab goes: what it was part of is over. */
  left(ws: WebSocket): void {
    const current = this.#current
    if (current === null) return
    if (current.from === ws) {
      this.#end()
      fanOut([...current.asked, ...measuredOf(current)], this.#finished(current, null))
    } else if (current.measured === ws) this.#giveUp('calibration-over')
    else if (current.measured === null) this.answer(current.id, ws, false)
  }

  close(): void {
    this.#end()
  }

  #giveUp(refusal: Refusal): void {
    const current = this.#current
    if (current === null) return
    this.#end()
    say(current.from, {
      type: 'command-refused',
      commandId: current.id,
      code: refusal,
      message: REFUSALS[refusal],
    })
    fanOut([...current.asked, ...measuredOf(current)], this.#finished(current, null))
  }

  #giveUpAfter(ms: number, refusal: Refusal): void {
    if (this.#current === null) return
    this.#timers.clearTimeout(this.#current.timer)
    this.#current.timer = this.#timers.setTimeout(() => this.#giveUp(refusal), ms)
  }

  #end(): void {
    this.#timers.clearTimeout(this.#current?.timer)
    this.#current = null
  }

  #finished({ id, by }: Asker, lateMs: number | null) {
    return { type: 'calibration-finished', calibrationId: id, by, lateMs } as const
  }
}
