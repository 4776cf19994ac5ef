import type { PublicUser, UserId } from '@earshot/sync'
import { nanoid } from 'nanoid'
import type { AccountTokens, Session } from '../guests.ts'
import type { SignedClaims, Tokens } from '../tokens.ts'
import { AccountError } from './account-error.ts'
import { type KnownSession, KnownSessions } from './known-sessions.ts'
import type { AccountShelf, SessionRecord } from './shelf.ts'
import { GRACE_MS, IDLE_MS, isOver, judgeToken, LONGEST_MS, ROTATE_MS } from './token-rule.ts'
import { type After, within } from './within.ts'

export type SessionsDeps = {
  shelf: AccountShelf
  tokens: Tokens
  /** ms since 1970. */
  now: () => number
  after: After
  /** Told whose sessions have ended, and which of them: sockets that were opened with these must go. Null is the guest that they were. */
  onEnded: (userId: UserId, hasEnded: (sessionId: string | null) => boolean) => void
  onProblem: (problem: string, error: unknown) => void
}

/** Who waits for the database so long is told that it does not answer. */
const PATIENCE_MS = 5000
/** A new token is no reason to wait. */
const ROTATE_PATIENCE_MS = 1000
/** By then an answer, and the cookie in it, has arrived. */
export const ANSWER_MS = 1000
/** More browsers than one has; the ones seen longest ago are signed out. */
const MOST_SESSIONS = 50

/**
 * Sessions of accounts. What was read once is believed: a known session costs the database nothing, and is read again behind
 * the caller when it was read a minute ago. What is ended here has ended at once.
 */
export class AccountSessions implements AccountTokens {
  readonly #deps: SessionsDeps
  readonly #known: KnownSessions
  /** Since when users have an account. */
  readonly #claimed: Map<string, number>
  readonly #rotating = new Map<string, Promise<boolean>>()

  static async open(deps: SessionsDeps): Promise<AccountSessions> {
    return new AccountSessions(deps, await deps.shelf.claimed())
  }

  private constructor(deps: SessionsDeps, claimed: readonly UserId[]) {
    this.#deps = deps
    this.#known = new KnownSessions({
      read: (id) => deps.shelf.session(id),
      now: deps.now,
      onGone: ({ id, userId }) => deps.onEnded(userId, (sessionId) => sessionId === id),
      onProblem: deps.onProblem,
    })
    this.#claimed = new Map(claimed.map((userId) => [userId, Number.NEGATIVE_INFINITY]))
  }

  isClaimed(userId: string): boolean {
    const since = this.#claimed.get(userId)
    return since !== undefined && this.#deps.now() - since >= GRACE_MS
  }

  /** From now on, and after a grace for requests on their way, this user's tokens as a guest count no more. */
  claim(userId: UserId): void {
    this.#claimed.set(userId, this.#deps.now())
    this.#tell(userId, (sessionId) => sessionId === null, GRACE_MS)
  }

  async check({ token, ...claims }: SignedClaims): Promise<Session | null> {
    const session = await this.#find(claims)
    return session && { userId: session.userId, name: session.name, token, sessionId: claims.sessionId }
  }

  /** The newer token that whoever sent this one should be given; null when theirs will do, or none is to be had now. */
  async renew(cookieHeader: string | undefined): Promise<Session | null> {
    const claims = await this.#deps.tokens.read(cookieHeader)
    if (claims === null || claims.sessionId === null) return null
    const session = await this.#find(claims)
    if (session === null) return null
    const verdict = judgeToken(session, claims.generation, this.#deps.now())
    if (verdict === 'due' && !(await this.#rotate(session))) return null
    return verdict === 'due' || verdict === 'replaced' ? this.#sign(session) : null
  }

  /** Signs a browser in. */
  async begin({ userId, name }: PublicUser, device: string): Promise<Session> {
    const now = this.#deps.now()
    const record = { id: nanoid(), userId, generation: 1, device, createdAt: now, seenAt: now, rotatedAt: now }
    await this.#deps.shelf.addSession(record)
    await this.#limit(userId)
    return this.#sign(this.#known.put({ ...record, name }))
  }

  /** The session's token under its account's newest name. */
  async rename(session: Session, name: string): Promise<Session> {
    this.#known.rename(session.userId, name)
    const known = session.sessionId === null ? null : await this.#known.get(session.sessionId)
    if (known === null) throw new AccountError('not-signed-in')
    return this.#sign(known)
  }

  /** When this session was begun, in ms since 1970. */
  async beganAt({ sessionId }: Session): Promise<number | null> {
    return (sessionId === null ? null : await this.#known.get(sessionId))?.createdAt ?? null
  }

  async list(userId: UserId): Promise<SessionRecord[]> {
    const now = this.#deps.now()
    return (await this.#deps.shelf.sessionsOf(userId)).filter((session) => !isOver(session, now))
  }

  /** False when there was no such session of this user's. `graceMs`: until its sockets go, so that an answer may come first. */
  async end(userId: UserId, id: string, graceMs = 0): Promise<boolean> {
    const wasThere = await this.#deps.shelf.removeSession(userId, id)
    if (wasThere) this.#forget(userId, (sessionId) => sessionId === id, graceMs)
    return wasThere
  }

  /** Ends all of a user's sessions but one, or all; answers how many. */
  async endOthers(userId: UserId, exceptId: string | null, graceMs = 0): Promise<number> {
    const many = await this.#deps.shelf.removeSessions(userId, exceptId)
    this.#forget(userId, (sessionId) => sessionId === null || sessionId !== exceptId, graceMs)
    return many
  }

  /** A browser that was this guest until now is somebody else: its sockets come again, by its new cookie. */
  leaveGuest({ userId, sessionId }: Session): void {
    if (sessionId === null) this.#tell(userId, (its) => its === null, ANSWER_MS)
  }

  /** Once an hour: `open` are the sessions with a socket, which count as used. */
  async sweep(open: ReadonlySet<string>): Promise<void> {
    const { shelf, now, onProblem } = this.#deps
    try {
      for (const { id, userId, createdAt } of this.#known.used(open)) {
        if (now() - createdAt >= LONGEST_MS) this.#forget(userId, (sessionId) => sessionId === id)
      }
      const unwritten = this.#known.unwritten(open, ROTATE_MS)
      if (unwritten.length > 0) await shelf.touchSessions(unwritten, now())
      this.#known.written(unwritten)
      await shelf.removeExpired(now() - IDLE_MS, now() - LONGEST_MS)
    } catch (error) {
      onProblem('sessions could not be swept', error)
    }
  }

  async #find({ userId, sessionId, generation }: Omit<SignedClaims, 'token'>): Promise<KnownSession | null> {
    if (sessionId === null) return null
    const session = await within(this.#known.get(sessionId), PATIENCE_MS, this.#deps.after).catch((cause) => {
      throw new AccountError('accounts-unavailable', { cause })
    })
    if (session === null || session.userId !== userId) return null
    const now = this.#deps.now()
    if (judgeToken(session, generation, now) === 'refused') return null
    if (generation === session.generation) session.confirmedAt ??= now
    session.seenAt = now
    return session
  }

  /** Many may ask at once; the database is asked by one. */
  #rotate(session: KnownSession): Promise<boolean> {
    const { shelf, now, after, onProblem } = this.#deps
    const begun = this.#rotating.get(session.id)
    if (begun !== undefined) return begun
    const { id, generation } = session
    const rotated = shelf.rotateSession(id, generation, now()).then((isDone) => {
      if (isDone) Object.assign(session, { generation: generation + 1, rotatedAt: now(), confirmedAt: null })
      else this.#known.forget(id)
      return isDone
    })
    const answered = within(rotated, ROTATE_PATIENCE_MS, after).catch((error) => {
      onProblem('a session could not be given a new token', error)
      return false
    })
    this.#rotating.set(id, answered)
    void rotated.catch(() => {}).finally(() => this.#rotating.delete(id))
    return answered
  }

  async #sign({ id, userId, name, generation }: KnownSession): Promise<Session> {
    const { token } = await this.#deps.tokens.sign({ userId, name, sessionId: id, generation })
    return { userId, name, token, sessionId: id }
  }

  async #limit(userId: UserId): Promise<void> {
    const sessions = await this.#deps.shelf.sessionsOf(userId)
    const tooMany = sessions.toSorted((a, b) => b.seenAt - a.seenAt).slice(MOST_SESSIONS)
    for (const { id } of tooMany) await this.end(userId, id)
  }

  #forget(userId: UserId, hasEnded: (sessionId: string | null) => boolean, graceMs = 0): void {
    this.#known.end(userId, hasEnded)
    this.#tell(userId, hasEnded, graceMs)
  }

  #tell(userId: UserId, hasEnded: (sessionId: string | null) => boolean, graceMs: number): void {
    if (graceMs === 0) this.#deps.onEnded(userId, hasEnded)
    // Told again, or for the first time: a socket may just be coming in that was let in a moment before.
    this.#deps.after(Math.max(graceMs, ANSWER_MS), () => this.#deps.onEnded(userId, hasEnded))
  }
}
