import * as z from 'zod'
import type { Wire } from '../request.ts'
import { authorizeUrl, readReturn, returnAddress } from './authorize.ts'
import { base64Url, challengeOf, VERIFIER_BYTES } from './pkce.ts'
import { granted, lackingScopes, type Token } from './token.ts'
import { exchangeCode } from './token-api.ts'

const ASKED_KEY = 'earshot.spotify.asked'
/** Who comes back later than this begins anew. */
const WITHIN_MS = 15 * 60_000

/** What this browser has asked, until it is answered. */
const asked = z.object({
  state: z.string().min(20),
  verifier: z.string().min(43).max(128),
  /** Where to go on afterwards. */
  from: z.string(),
  at: z.number(),
})

export type SignInDeps = {
  clientId: string
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  location: Pick<Location, 'protocol' | 'hostname' | 'origin' | 'search'>
  random: (bytes: number) => Uint8Array
  now: () => number
  wire: Wire
}

/** A room's own path, or the start page: nobody is led elsewhere by an address. */
export const safePath = (path: string | null): string =>
  path !== null && /^\/room\/[a-z0-9]{6}$/i.test(path) ? path : '/'

/** Takes note of what is asked; answers the address at which it is granted, or why there is none. */
export const beginSignIn = async (
  { clientId, storage, location, random, now }: Omit<SignInDeps, 'wire'>,
  from: string,
): Promise<{ url: string } | { why: 'localhost' | 'insecure' }> => {
  const back = returnAddress(location)
  if ('why' in back) return back
  const [state, verifier] = [base64Url(random(24)), base64Url(random(VERIFIER_BYTES))]
  storage.setItem(ASKED_KEY, JSON.stringify({ state, verifier, from, at: now() }))
  return { url: authorizeUrl({ clientId, redirectUri: back.uri, state, challenge: await challengeOf(verifier) }) }
}

/** `scopes`: less was granted than it takes to play. */
export type SignedIn =
  | { ok: true; token: Token; from: string }
  | { ok: false; why: 'refused' | 'forged' | 'scopes' | 'network'; from: string }

/**
 * Takes what Spotify came back with; what was asked is answered by this, and cannot be a second time. An answer to something
 * else leaves it: one window may be shut, and another opened, before the first has come back.
 */
export const finishSignIn = async ({
  clientId,
  storage,
  location,
  now,
  wire,
}: Omit<SignInDeps, 'random'>): Promise<SignedIn> => {
  const question = readAsked(storage.getItem(ASKED_KEY), now())
  const from = safePath(question?.from ?? null)
  const told = readReturn(location.search, question?.state ?? null)
  if (!('why' in told && told.why === 'forged')) storage.removeItem(ASKED_KEY)
  const back = returnAddress(location)
  if ('why' in told) return { ok: false, why: told.why, from }
  if (question === null || 'why' in back) return { ok: false, why: 'forged', from }
  const askedAt = now()
  const answer = await exchangeCode(wire, {
    clientId,
    code: told.code,
    redirectUri: back.uri,
    verifier: question.verifier,
  })
  if (!answer.ok) return { ok: false, why: answer.why, from }
  if (lackingScopes(answer.grant).length > 0) return { ok: false, why: 'scopes', from }
  const token = granted(answer.grant, askedAt, null)
  return token === null ? { ok: false, why: 'refused', from } : { ok: true, token, from }
}

const readAsked = (text: string | null, now: number): z.infer<typeof asked> | null => {
  try {
    const question = asked.safeParse(JSON.parse(text ?? 'null')).data ?? null
    return question === null || now - question.at > WITHIN_MS ? null : question
  } catch {
    return null
  }
}
