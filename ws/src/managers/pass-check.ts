import { barredFrom, isInvited, type Refusal, type SpaceState, type UserId } from '@earshot/sync'
import { TooBusy } from '../auth/in-turn.ts'
import { Limiter } from '../limits/limiter.ts'
import type { BucketRule } from '../limits/token-bucket.ts'

/** What leads past a door: a password that was typed, or the key of an invitation. */
export type Pass = { password?: string | undefined; inviteKey?: string | undefined }

/** Guesses of one person anywhere, and of all persons at one room: more are not looked at, right or wrong. */
const TRIES_A_USER: BucketRule = { perSecond: 5 / 60, burst: 5 }
const TRIES_A_SPACE: BucketRule = { perSecond: 1, burst: 60 }

/** `way`: `free` needs no leave, `let-in` has shown a pass. Else why the door stays shut. */
export type Checked = { way: 'free' | 'let-in' } | { refusal: Refusal }

export type PassCheckDeps = {
  now: () => number
  /** Throws `TooBusy` when too many others are looked at. */
  isPassword: (password: string, hash: string) => Promise<boolean>
}

/** Holds what somebody brings to a door against what the room asks for. */
export class PassCheck {
  readonly #isPassword: PassCheckDeps['isPassword']
  readonly #byUser: Limiter
  readonly #bySpace: Limiter

  constructor({ now, isPassword }: PassCheckDeps) {
    this.#isPassword = isPassword
    this.#byUser = new Limiter(TRIES_A_USER, now)
    this.#bySpace = new Limiter(TRIES_A_SPACE, now)
  }

  /** No pass leads past a ban. An invitation leads past password and approval, a password past approval. */
  async check(space: SpaceState, userId: UserId, { password, inviteKey }: Pass): Promise<Checked> {
    const refusal = barredFrom(space, userId)
    if (refusal === null) return { way: 'free' }
    if (refusal === 'banned') return { refusal }
    const { passwordHash } = space.door
    const hasTried = inviteKey !== undefined || (password !== undefined && passwordHash !== null)
    if (!hasTried) return { refusal }
    if (!this.#byUser.take(userId) || !this.#bySpace.take(space.spaceId)) return { refusal: 'rate-limited' }
    if (inviteKey !== undefined && isInvited(space, inviteKey)) return { way: 'let-in' }
    if (password === undefined || passwordHash === null) return { refusal: 'invite-invalid' }
    try {
      return (await this.#isPassword(password, passwordHash)) ? { way: 'let-in' } : { refusal: 'password-wrong' }
    } catch (error) {
      if (error instanceof TooBusy) return { refusal: 'rate-limited' }
      throw error
    }
  }
}
