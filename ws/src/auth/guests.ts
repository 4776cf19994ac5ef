import { createSecretKey } from 'node:crypto'
import { type PublicUser, publicUser } from '@earshot/sync'
import { parse, serialize } from 'cookie'
import { jwtVerify, SignJWT } from 'jose'
import { nanoid } from 'nanoid'
import { cleanName, guestName } from './guest-name.ts'

export const SESSION_COOKIE = 'earshot_session'

/** Someone who may act: their public face and the signed token that proves it. The token is told to nobody else. */
export type Session = PublicUser & { token: string }

export type GuestsOptions = {
  /** 32 bytes. Whoever knows them can be anyone. */
  secret: Uint8Array
  /** ms since 1970. */
  now(): number
  /** From 0 up to, not including, 1; for names only. */
  chance?(): number
}

/** Everyone is a guest: a random public id, a name, and a signed secret in a cookie. */
export type Guests = {
  /** Makes a new guest; without a name, or with one that cannot be shown, they get a friendly one. */
  issueGuest(wish?: { name?: string }): Promise<Session>
  /** The same guest under another name, which `cleanName` has made fit. */
  renameGuest(session: Session, name: string): Promise<Session>
  /** Who sent this `Cookie` header; null unless it holds a token of ours that is still good. */
  readSession(cookieHeader: string | undefined): Promise<Session | null>
  /** The `Set-Cookie` header that keeps a session for a year. `secure`: the request came by https. */
  sessionCookie(session: Session, options: { secure: boolean }): string
}

const YEAR_S = 365 * 24 * 3600
const HEADER_LENGTH = 8192
const TOKEN_LENGTH = 1024
const ISSUER = 'earshot'

export function createGuests({ secret, now, chance = Math.random }: GuestsOptions): Guests {
  const key = createSecretKey(secret)

  async function sign({ userId, name }: PublicUser): Promise<Session> {
    const issuedAt = Math.floor(now() / 1000)
    const token = await new SignJWT({ name })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + YEAR_S)
      .sign(key)
    return { userId, name, token }
  }

  async function verify(token: string): Promise<Session | null> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['sub', 'iat', 'exp'],
        currentDate: new Date(now()),
      })
      const user = publicUser.safeParse({ userId: payload.sub, name: payload.name })
      return user.success ? { ...user.data, token } : null
    } catch {
      return null
    }
  }

  return {
    issueGuest: ({ name } = {}) =>
      sign(publicUser.parse({ userId: nanoid(), name: cleanName(name ?? '') ?? guestName(chance) })),
    renameGuest: ({ userId }, name) => sign(publicUser.parse({ userId, name })),
    readSession: async (cookieHeader) => {
      if (!cookieHeader || cookieHeader.length > HEADER_LENGTH) return null
      const token = parse(cookieHeader)[SESSION_COOKIE]
      return token && token.length <= TOKEN_LENGTH ? verify(token) : null
    },
    sessionCookie: ({ token }, { secure }) =>
      serialize(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: YEAR_S, secure }),
  }
}
