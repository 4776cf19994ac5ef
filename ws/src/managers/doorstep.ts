import {
  barredFrom,
  type PublicUser,
  REFUSALS,
  type Refusal,
  type SpaceId,
  type SpaceState,
  type Step,
  type UserId,
} from '@earshot/sync'
import { WebSocket } from 'ws'
import { Limiter } from '../limits/limiter.ts'
import type { BucketRule } from '../limits/token-bucket.ts'
import { fanOut, say } from './fan-out.ts'
import { type Pass, PassCheck, type PassCheckDeps } from './pass-check.ts'
import { Waiting } from './waiting.ts'

/** Of one person anywhere: who is turned away shall not be back at once, again and again. */
const KNOCKS: BucketRule = { perSecond: 0.1, burst: 5 }

export type DoorstepDeps = PassCheckDeps & {
  letIn: (spaceId: SpaceId, user: PublicUser) => Promise<Step>
  /** Others wait there now than did before. */
  onChanged: (spaceId: SpaceId) => void
}

/** Where people stand who are not in a room yet: they show what they bring, or wait for somebody inside. */
export class Doorstep {
  readonly #deps: DoorstepDeps
  readonly #passCheck: PassCheck
  readonly #knocks: Limiter
  readonly #waiting = new Waiting()

  constructor(deps: DoorstepDeps) {
    this.#deps = deps
    this.#passCheck = new PassCheck(deps)
    this.#knocks = new Limiter(KNOCKS, deps.now)
  }

  /** Lets in whoever may come in or brings what it takes; answers why not, or null. */
  async pass(
    space: SpaceState,
    { userId, name }: { userId: string; name: string },
    pass: Pass,
  ): Promise<Refusal | null> {
    const user = { userId: userId as UserId, name }
    const checked = await this.#passCheck.check(space, user.userId, pass)
    if ('refusal' in checked) return checked.refusal
    if (checked.way === 'free') return null
    const step = await this.#deps.letIn(space.spaceId, user)
    return step.ok ? null : step.refusal
  }

  /** Somebody waits from now on; who may come in already is told so. Answers why it is of no use, or null. */
  knock(space: SpaceState, user: PublicUser, ws: WebSocket): Refusal | null {
    const { spaceId } = space
    const refusal = barredFrom(space, user.userId)
    if (refusal === 'banned') return refusal
    // Who has gone meanwhile would wait for ever.
    if (ws.readyState !== WebSocket.OPEN || this.#waiting.has(spaceId, user.userId, ws)) return null
    if (refusal === null) {
      say(ws, { type: 'entry-granted', spaceId })
      return null
    }
    if (!this.#knocks.take(user.userId)) return 'rate-limited'
    if (this.#waiting.knock(spaceId, user, ws) === 'full') return 'rate-limited'
    this.#deps.onChanged(spaceId)
    return null
  }

  waitingAt(spaceId: SpaceId): PublicUser[] {
    return this.#waiting.at(spaceId)
  }

  left(spaceId: SpaceId, userId: string, ws: WebSocket): void {
    if (this.#waiting.left(spaceId, userId as UserId, ws)) this.#deps.onChanged(spaceId)
  }

  /** Somebody waits no more, and is told why. */
  turnAway(spaceId: SpaceId, userId: UserId, code: Refusal): void {
    const sockets = this.#waiting.take(spaceId, userId)
    if (sockets.length === 0) return
    fanOut(sockets, { type: 'message-refused', code, message: REFUSALS[code] })
    this.#deps.onChanged(spaceId)
  }

  /** The room stands otherwise: who may come in now is told so, and so is who never may. */
  review(space: SpaceState): void {
    const { spaceId } = space
    for (const { userId } of this.#waiting.at(spaceId)) {
      const refusal = barredFrom(space, userId)
      if (refusal === 'banned') this.turnAway(spaceId, userId, refusal)
      if (refusal !== null) continue
      fanOut(this.#waiting.take(spaceId, userId), { type: 'entry-granted', spaceId })
      this.#deps.onChanged(spaceId)
    }
  }

  rename(userId: string, name: string): void {
    for (const spaceId of this.#waiting.rename(userId as UserId, name)) this.#deps.onChanged(spaceId)
  }
}
