import { createHash, randomBytes } from 'node:crypto'
import type { StandInAccount, StandInData } from './data.ts'

type Said = { status: number; body: object }
type Question = { account: StandInAccount; redirectUri: string; challenge: string; scope: string }
export type StandInToken = { account: StandInAccount; scope: readonly string[]; expiresAt: number }

const fault = (error: string, description: string): Said => ({
  status: 400,
  body: { error, error_description: description },
})

/** What accounts.spotify.com knows: who granted what, for one code each, and which tokens are good. */
export class Accounts {
  readonly #data: StandInData
  readonly #codes = new Map<string, Question>()
  readonly #refreshes = new Map<string, { account: StandInAccount; scope: string }>()
  readonly #tokens = new Map<string, StandInToken>()
  refreshed = 0

  constructor(data: StandInData) {
    this.#data = data
  }

  /** Whether a question may be asked at all, in the words that people see; null when it may. */
  authorizeFault(asked: URLSearchParams): string | null {
    const redirect = asked.get('redirect_uri') ?? ''
    if (asked.get('client_id') !== this.#data.clientId) return 'INVALID_CLIENT: Invalid client'
    if (!this.#data.redirectUris.some((uri) => isRegistered(uri, redirect)))
      return 'INVALID_CLIENT: Invalid redirect URI'
    if (asked.get('response_type') !== 'code') return 'response_type must be code'
    if (asked.get('code_challenge_method') !== 'S256') return 'code_challenge_method must be S256'
    if (!/^[\w-]{43}$/.test(asked.get('code_challenge') ?? '')) return 'code_challenge is not one'
    return null
  }

  /** The address that somebody goes back by who grants what is asked. */
  grant(asked: URLSearchParams, account: StandInAccount): string {
    const code = randomBytes(24).toString('base64url')
    const redirectUri = asked.get('redirect_uri') ?? ''
    const challenge = asked.get('code_challenge') ?? ''
    this.#codes.set(code, { account, redirectUri, challenge, scope: asked.get('scope') ?? '' })
    return `${redirectUri}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
  }

  /** `POST /api/token`. */
  token(form: URLSearchParams, now: number): Said {
    if (form.get('client_id') !== this.#data.clientId) return fault('invalid_client', 'Invalid client')
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#exchange(form, now)
      case 'refresh_token':
        return this.#refresh(form, now)
      default:
        return fault('unsupported_grant_type', 'grant_type must be one of these')
    }
  }

  /** Who a bearer token belongs to; null when it is none, or has run out. */
  holderOf(authorization: string | undefined, now: number): StandInToken | null {
    const token = this.#tokens.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '')
    return token !== undefined && now < token.expiresAt ? token : null
  }

  /** A token as somebody has who granted everything before. */
  granted(account: StandInAccount, scope: string, now: number): Said['body'] {
    return this.#give(account, scope, now).body
  }

  /** From now on no token that was given is good; refresh tokens are. */
  expireAll(): void {
    this.#tokens.clear()
  }

  #exchange(form: URLSearchParams, now: number): Said {
    const code = form.get('code') ?? ''
    const question = this.#codes.get(code)
    this.#codes.delete(code)
    if (question === undefined) return fault('invalid_grant', 'Invalid authorization code')
    if (form.get('redirect_uri') !== question.redirectUri) return fault('invalid_grant', 'Invalid redirect URI')
    const verifier = form.get('code_verifier') ?? ''
    const isVerified = createHash('sha256').update(verifier).digest('base64url') === question.challenge
    if (!isVerified) return fault('invalid_grant', 'code_verifier was incorrect')
    return this.#give(question.account, question.scope, now)
  }

  #refresh(form: URLSearchParams, now: number): Said {
    const text = form.get('refresh_token') ?? ''
    const known = this.#refreshes.get(text)
    // Good for once: the next comes with the answer.
    this.#refreshes.delete(text)
    if (known === undefined) return fault('invalid_grant', 'Refresh token revoked')
    this.refreshed++
    return this.#give(known.account, known.scope, now)
  }

  #give(account: StandInAccount, scope: string, now: number): Said {
    const access = `BQ${randomBytes(48).toString('base64url')}`
    const refresh = `AQ${randomBytes(48).toString('base64url')}`
    const { tokenLifeS } = this.#data
    this.#tokens.set(access, { account, scope: scope.split(' '), expiresAt: now + tokenLifeS * 1000 })
    this.#refreshes.set(refresh, { account, scope })
    const body = { access_token: access, token_type: 'Bearer', expires_in: tokenLifeS, refresh_token: refresh, scope }
    return { status: 200, body }
  }
}

/** Exactly as it was registered; a loopback address that was registered without a port may have any. Never localhost. */
const isRegistered = (uri: string, redirect: string): boolean => {
  if (!URL.canParse(redirect)) return false
  const { protocol, hostname } = new URL(redirect)
  const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]'
  if (protocol !== 'https:' && !isLoopback) return false
  return uri === redirect || (isLoopback && redirect.replace(/:\d+\//, '/') === uri)
}
