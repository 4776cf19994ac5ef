import type { PublicUser, UserId } from '@earshot/sync'
import type { Session } from '../guests.ts'
import { AccountError } from './account-error.ts'
import { Attempts } from './attempts.ts'
import { readEmail } from './email.ts'
import { decideOAuth, type Profile } from './oauth-rule.ts'
import { readNewPassword, readPassword } from './password-rule.ts'
import type { Passwords } from './passwords.ts'
import { hashOf } from './resets.ts'
import { type AccountSessions, ANSWER_MS } from './sessions.ts'
import type { AccountRecord, AccountShelf, IdentityRecord } from './shelf.ts'

export type AccountsDeps = {
  shelf: AccountShelf
  sessions: AccountSessions
  passwords: Passwords
  /** ms since 1970. */
  now: () => number
  /** Someone has another name from now on. */
  onRename: (user: PublicUser) => void
  /** Called first when an account is deleted: takes back what rooms and playlists hold of them. */
  forget: (userId: UserId) => Promise<void>
}

/** What the owner of an account is shown of it. */
export type OwnAccount = {
  userId: UserId
  name: string
  email: string | null
  hasPassword: boolean
  createdAt: number
  identities: { provider: string; label: string; createdAt: number }[]
}

/** Somebody with an account who proves by a session begun so lately that it is them. */
const FRESH_MS = 10 * 60_000

/** Accounts: made of guests, entered, changed and deleted. Every method that refuses throws an `AccountError`. */
export class Accounts {
  readonly #deps: AccountsDeps
  readonly #attempts: Attempts

  constructor(deps: AccountsDeps) {
    this.#deps = deps
    this.#attempts = new Attempts(deps.now)
  }

  /** Makes an account of a guest, who stays the same user. */
  async signUp(guest: Session, asked: { email: string; password: string }, device: string): Promise<Session> {
    if (guest.sessionId !== null) throw new AccountError('already-signed-in')
    const email = readEmail(asked.email)
    const password = readNewPassword(asked.password, email)
    const passwordHash = await this.#deps.passwords.hash(password)
    const { userId, name } = guest
    const account = { userId, name, email, emailVerified: false, passwordHash, createdAt: this.#deps.now() }
    if (!(await this.#deps.shelf.add(account, null))) {
      throw new AccountError((await this.#deps.shelf.byId(userId)) ? 'already-signed-in' : 'email-taken')
    }
    this.#deps.sessions.claim(userId)
    return this.#deps.sessions.begin(account, device)
  }

  /** Signs this browser in, which was `present` until now. An unknown e-mail takes as long as a wrong password, and is answered alike. */
  async signIn(present: Session | null, asked: { email: string; password: string }, device: string): Promise<Session> {
    if (present !== null && present.sessionId !== null) throw new AccountError('already-signed-in')
    const email = readEmail(asked.email)
    const account = await this.#deps.shelf.byEmail(email)
    const isRight = await this.#attempts.count(email, () =>
      this.#deps.passwords.isRight(readPassword(asked.password), account?.passwordHash ?? null),
    )
    if (!isRight || account === null) throw new AccountError('wrong-credentials')
    return this.#enter(present, account, device)
  }

  /** What a provider's answer leads to, for whoever this browser is now. */
  async signInBy(profile: Profile, present: Session, device: string): Promise<Session> {
    const { shelf, sessions, now } = this.#deps
    const own = present.sessionId === null ? null : await this.#ownOf(present)
    const decision = decideOAuth(profile, {
      own: own && {
        userId: own.userId,
        hasThisProvider: (await shelf.identitiesOf(own.userId)).some(({ provider }) => provider === profile.provider),
      },
      ofIdentity: await shelf.byIdentity(profile.provider, profile.subject),
      ofEmail: profile.email === null ? null : await shelf.byEmail(profile.email),
    })
    if (decision.do === 'refuse') throw new AccountError(decision.code)
    const identity = (userId: UserId): IdentityRecord => {
      const { provider, subject, email, name } = profile
      return { provider, subject, userId, label: email ?? name ?? subject, createdAt: now() }
    }
    if (decision.do === 'sign-up') {
      const [{ userId, name }, { email }] = [present, decision]
      const account = { userId, name, email, emailVerified: email !== null, passwordHash: null, createdAt: now() }
      if (!(await shelf.add(account, identity(userId)))) throw new AccountError('email-of-another')
      sessions.claim(userId)
      return sessions.begin(account, device)
    }
    const account = await shelf.byId(decision.userId as UserId)
    if (account === null) throw new AccountError('provider-failed')
    if (decision.do === 'connect' && !(await shelf.addIdentity(identity(account.userId)))) {
      throw new AccountError('identity-taken')
    }
    return own === null ? this.#enter(present, account, device) : present
  }

  async read(session: Session): Promise<OwnAccount> {
    const { userId, name, email, passwordHash, createdAt } = await this.#ownOf(session)
    const identities = (await this.#deps.shelf.identitiesOf(userId)).map(({ provider, label, createdAt }) => ({
      provider,
      label,
      createdAt,
    }))
    return { userId, name, email, hasPassword: passwordHash !== null, createdAt, identities }
  }

  async rename(session: Session, name: string): Promise<Session> {
    const { userId } = await this.#ownOf(session)
    if (!(await this.#deps.shelf.change(userId, { name }))) throw new AccountError('not-signed-in')
    const renamed = await this.#deps.sessions.rename(session, name)
    this.#deps.onRename({ userId, name })
    return renamed
  }

  async changeEmail(session: Session, asked: { email: string; password: string | null }): Promise<void> {
    const email = readEmail(asked.email)
    const { userId } = await this.#proven(session, asked.password)
    const isChanged = await this.#deps.shelf.change(userId, { email, emailVerified: false })
    if (!isChanged) throw new AccountError('email-taken')
  }

  /** Sets a password and ends all other sessions; `password` is the one so far, null where there was none. */
  async changePassword(session: Session, asked: { password: string | null; newPassword: string }): Promise<void> {
    const own = await this.#ownOf(session)
    const newPassword = readNewPassword(asked.newPassword, own.email)
    const { userId } = await this.#proven(session, asked.password)
    await this.#deps.shelf.change(userId, { passwordHash: await this.#deps.passwords.hash(newPassword) })
    await this.#deps.sessions.endOthers(userId, session.sessionId)
  }

  /** Sets a password by a link that the operator has made; all sessions end, and this browser is signed in. */
  async resetPassword(
    present: Session | null,
    asked: { token: string; password: string },
    device: string,
  ): Promise<Session> {
    const { shelf, passwords, sessions, now } = this.#deps
    // Looked at before the link is spent, so that a short password costs nobody their link.
    const passwordHash = await passwords.hash(readNewPassword(asked.password, null))
    const userId = await shelf.takeReset(hashOf(asked.token), now())
    const account = userId && (await shelf.byId(userId))
    if (!account) throw new AccountError('reset-invalid')
    await shelf.change(account.userId, { passwordHash })
    await sessions.endOthers(account.userId, null, ANSWER_MS)
    return this.#enter(present, account, device)
  }

  async disconnect(session: Session, provider: string): Promise<void> {
    const { userId, passwordHash, email } = await this.#ownOf(session)
    const others = (await this.#deps.shelf.identitiesOf(userId)).filter((identity) => identity.provider !== provider)
    if (others.length === 0 && (passwordHash === null || email === null)) throw new AccountError('last-way-in')
    await this.#deps.shelf.removeIdentity(userId, provider)
  }

  /** Deletes the account, and takes back what is kept of its owner elsewhere. */
  async remove(session: Session, asked: { password: string | null }): Promise<void> {
    const { userId } = await this.#proven(session, asked.password)
    await this.#deps.forget(userId)
    await this.#deps.shelf.remove(userId)
    await this.#deps.sessions.endOthers(userId, null, ANSWER_MS)
  }

  async #enter(present: Session | null, account: AccountRecord, device: string): Promise<Session> {
    const session = await this.#deps.sessions.begin(account, device)
    if (present !== null) this.#deps.sessions.leaveGuest(present)
    return session
  }

  async #ownOf({ userId, sessionId }: Session): Promise<AccountRecord> {
    const account = sessionId === null ? null : await this.#deps.shelf.byId(userId)
    if (account === null) throw new AccountError('not-signed-in')
    return account
  }

  /** The account of a session, once more proven: by its password, or where it has none by having signed in just now. */
  async #proven(session: Session, password: string | null): Promise<AccountRecord> {
    const { sessions, passwords, now } = this.#deps
    const account = await this.#ownOf(session)
    if (account.passwordHash === null) {
      const beganAt = await sessions.beganAt(session)
      if (beganAt === null || now() - beganAt > FRESH_MS) throw new AccountError('sign-in-again')
      return account
    }
    const isRight = await this.#attempts.count(account.email ?? account.userId, () =>
      passwords.isRight(readPassword(password ?? ''), account.passwordHash),
    )
    if (!isRight) throw new AccountError('wrong-password')
    return account
  }
}
