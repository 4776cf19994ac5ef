import { createSecretKey } from 'node:crypto'
import { type PublicUser, publicUser } from '@earshot/sync'
import { parse, serialize } from 'cookie'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'

export const SESSION_COOKIE = 'earshot_session'

/** What a token says: who, and of which session of an account; guests have none. */
export type Claims = PublicUser & { sessionId: string | null; generation: number }
/** A token that was signed here, and what it says. The token is told to nobody but its owner's cookie. */
export type SignedClaims = Claims & { token: string }

export type Tokens = {
  sign(claims: Claims): Promise<SignedClaims>
  /** What the token in this `Cookie` header says; null unless it is one of ours that has not run out. */
  read(cookieHeader: string | undefined): Promise<SignedClaims | null>
  /** The `Set-Cookie` header that keeps a token for a year. `secure`: the request came by https. */
  cookie(token: string, options: { secure: boolean }): string
  /** The header that takes a token from its browser. */
  endedCookie(options: { secure: boolean }): string
}

const YEAR_S = 365 * 24 * 3600
const HEADER_LENGTH = 8192
const TOKEN_LENGTH = 1024
const ISSUER = 'earshot'

/** Both or neither. */
const sessionClaims = z.union([
  z.object({ sid: z.undefined(), gen: z.undefined() }),
  z.object({ sid: z.string().regex(/^[\w-]{1,40}$/), gen: z.int().min(1) }),
])

/** Signs and reads the tokens of sessions. `secret`: 32 bytes; whoever knows them can be anyone. `now`: ms since 1970. */
export function createTokens(secret: Uint8Array, now: () => number): Tokens {
  const key = createSecretKey(secret)

  async function verify(token: string): Promise<SignedClaims | null> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        requiredClaims: ['sub', 'iat', 'exp'],
        currentDate: new Date(now()),
      })
      const user = publicUser.safeParse({ userId: payload.sub, name: payload.name })
      const session = sessionClaims.safeParse({ sid: payload.sid, gen: payload.gen })
      if (!user.success || !session.success) return null
      return { ...user.data, sessionId: session.data.sid ?? null, generation: session.data.gen ?? 0, token }
    } catch {
      return null
    }
  }

  return {
    sign: async (claims) => {
      const { userId, name, sessionId, generation } = claims
      const issuedAt = Math.floor(now() / 1000)
      const token = await new SignJWT({ name, ...(sessionId !== null && { sid: sessionId, gen: generation }) })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(ISSUER)
        .setSubject(userId)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + YEAR_S)
        .sign(key)
      return { userId, name, sessionId, generation, token }
    },
    read: async (cookieHeader) => {
      if (!cookieHeader || cookieHeader.length > HEADER_LENGTH) return null
      const token = parse(cookieHeader)[SESSION_COOKIE]
      return token && token.length <= TOKEN_LENGTH ? verify(token) : null
    },
    cookie: (token, { secure }) =>
      serialize(SESSION_COOKIE, token, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: YEAR_S, secure }),
    endedCookie: ({ secure }) =>
      serialize(SESSION_COOKIE, '', { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 0, secure }),
  }
}
