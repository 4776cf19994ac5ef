import * as z from 'zod'
import { SCOPES } from './authorize.ts'

/** What lets this device play on somebody's account. `expiresAt` in ms since 1970. */
const tokenSchema = z.object({
  accessToken: z.string().min(1).max(4096),
  refreshToken: z.string().min(1).max(4096),
  expiresAt: z.number(),
})
export type Token = z.infer<typeof tokenSchema>

/** What the token endpoint answers. A refresh token comes with the first; later only when the old one is void. */
export const grant = z.object({
  access_token: z.string().min(1).max(4096),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z
    .number()
    .min(1)
    .max(86_400 * 30),
  scope: z.string().max(4096).optional(),
  refresh_token: z.string().min(1).max(4096).optional(),
})
export type Grant = z.infer<typeof grant>

/** So long before its end a token is renewed: no song must wait for it. */
export const RENEW_BEFORE_MS = 5 * 60_000

/** `fresh`: to be used; `stale`: to be renewed first, though it may still work; `expired`: to be renewed. */
export type TokenState = 'none' | 'fresh' | 'stale' | 'expired'

export const stateOf = (token: Token | null, now: number): TokenState => {
  if (token === null) return 'none'
  if (now >= token.expiresAt) return 'expired'
  return now >= token.expiresAt - RENEW_BEFORE_MS ? 'stale' : 'fresh'
}

/** The token after an answer to what was asked at `askedAt`; null when the answer gives nothing to renew it by. */
export const granted = (answer: Grant, askedAt: number, previous: Token | null): Token | null => {
  const refreshToken = answer.refresh_token ?? previous?.refreshToken
  if (refreshToken === undefined) return null
  return { accessToken: answer.access_token, refreshToken, expiresAt: askedAt + answer.expires_in * 1000 }
}

/** Which scopes were asked for and not granted; none where the answer does not say. */
export const lackingScopes = ({ scope }: Grant): readonly string[] => {
  if (scope === undefined) return []
  const given = new Set(scope.split(' '))
  return SCOPES.filter((wanted) => !given.has(wanted))
}

/** What was kept, or null when it was nothing or nonsense. */
export const parseToken = (text: string | null): Token | null => {
  try {
    return tokenSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null
  } catch {
    return null
  }
}
