import { type PublicUser, publicUser } from '@earshot/sync'
import { nanoid } from 'nanoid'
import { cleanName, guestName } from './guest-name.ts'
import { createTokens, type SignedClaims } from './tokens.ts'

export { SESSION_COOKIE } from './tokens.ts'

/**
 * Someone who may act: their public face and the signed token that proves it. The token is told to nobody else.
 * `sessionId`: of which session of their account; null for a guest.
 */
export type Session = PublicUser & { token: string; sessionId: string | null }

/** What decides on the tokens of people with accounts. */
export type AccountTokens = {
  /** Whether this user has an account by now, so that the token they had as a guest counts no more. */
  isClaimed(userId: string): boolean
  /** The session that a token is of, under the name that its account has now; null when it has ended. */
  check(claims: SignedClaims): Promise<Session | null>
}

export type GuestsOptions = {
  /** 32 bytes. Whoever knows them can be anyone. */
  secret: Uint8Array
  /** ms since 1970. */
  now(): number
  /** From 0 up to, not including, 1; for names only. */
  chance?(): number
  /** Missing where there are no accounts: then everyone is a guest. */
  accounts?: AccountTokens
}

/** Everyone begins as a guest: a random public id, a name, and a signed secret in a cookie. */
export type Guests = {
  /** Makes a new guest; without a name, or with one that cannot be shown, they get a friendly one. */
  issueGuest(wish?: { name?: string }): Promise<Session>
  /** The same guest under another name, which `cleanName` has made fit. */
  renameGuest(session: Session, name: string): Promise<Session>
  /**
   * Who sent this `Cookie` header; null unless it holds a token of ours that is still good. For guests it asks nobody; for
   * someone with an account it may ask the database, and throws when that cannot answer.
   */
  readSession(cookieHeader: string | undefined): Promise<Session | null>
  /** The `Set-Cookie` header that keeps a session for a year. `secure`: the request came by https. */
  sessionCookie(session: Session, options: { secure: boolean }): string
  /** The one that ends it in this browser. */
  endedCookie(options: { secure: boolean }): string
}

export function createGuests({ secret, now, chance = Math.random, accounts }: GuestsOptions): Guests {
  const tokens = createTokens(secret, now)
  const sign = async (user: PublicUser): Promise<Session> => {
    const { userId, name, token } = await tokens.sign({ ...user, sessionId: null, generation: 0 })
    return { userId, name, token, sessionId: null }
  }

  return {
    issueGuest: ({ name } = {}) =>
      sign(publicUser.parse({ userId: nanoid(), name: cleanName(name ?? '') ?? guestName(chance) })),
    renameGuest: ({ userId }, name) => sign(publicUser.parse({ userId, name })),
    readSession: async (cookieHeader) => {
      const claims = await tokens.read(cookieHeader)
      if (claims === null) return null
      if (claims.sessionId !== null) return accounts ? accounts.check(claims) : null
      if (accounts?.isClaimed(claims.userId)) return null
      const { userId, name, token } = claims
      return { userId, name, token, sessionId: null }
    },
    sessionCookie: ({ token }, options) => tokens.cookie(token, options),
    endedCookie: tokens.endedCookie,
  }
}
