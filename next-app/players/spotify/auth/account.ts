import type { Wire } from '../request.ts'
import { granted, parseToken, stateOf, type Token } from './token.ts'
import { renewToken } from './token-api.ts'

/** Where this device's token is kept. */
export const TOKEN_KEY = 'earshot.spotify'

export type AccountDeps = {
  /** Null while the server offers none; rejects when it cannot be asked. */
  clientId: () => Promise<string | null>
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  wire: Wire
  /** Ms since 1970. */
  now: () => number
  /** Runs one at a time over all tabs of this browser. */
  alone: <Value>(act: () => Promise<Value>) => Promise<Value>
}

/** An access token, or why there is none. */
export type Access =
  | { ok: true; accessToken: string }
  | { ok: false; failure: 'needs-account' | 'not-offered' | 'network' }

/** The listener's account at Spotify, as far as this device may use it. Its token is kept here and sent to Spotify alone. */
export class Account {
  readonly #deps: AccountDeps
  readonly #listeners = new Set<() => void>()
  #renewing: Promise<Access> | null = null

  constructor(deps: AccountDeps) {
    this.#deps = deps
  }

  get isConnected(): boolean {
    return this.#token() !== null
  }

  /** A token to ask with, renewed where that is due. `refused`: the one that the vendor has just not taken. */
  async access(refused: string | null = null): Promise<Access> {
    const token = this.#token()
    if (token === null) return this.#lack()
    const isRefused = token.accessToken === refused
    const state = isRefused ? 'expired' : stateOf(token, this.#deps.now())
    if (state === 'fresh') return { ok: true, accessToken: token.accessToken }
    this.#renewing ??= this.#renew(refused).finally(() => {
      this.#renewing = null
    })
    // What is still good need not be waited for.
    return state === 'stale' ? { ok: true, accessToken: token.accessToken } : this.#renewing
  }

  /** Why there is nothing to ask with: whoever cannot connect is not asked to. */
  async #lack(): Promise<Access> {
    const id = await this.#deps.clientId().catch(() => undefined)
    if (id === undefined) return { ok: false, failure: 'network' }
    return { ok: false, failure: id === null ? 'not-offered' : 'needs-account' }
  }

  keep(token: Token): void {
    this.#write(JSON.stringify(token))
  }

  signOut(): void {
    this.#write(null)
  }

  /** Another tab has signed in or out. */
  changedElsewhere(): void {
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #renew = (refused: string | null): Promise<Access> =>
    this.#deps.alone(async () => {
      const { clientId, wire, now } = this.#deps
      // Another tab may have renewed it meanwhile, and then the old refresh token is void.
      const token = this.#token()
      if (token === null) return { ok: false, failure: 'needs-account' }
      if (stateOf(token, now()) === 'fresh' && token.accessToken !== refused) {
        return { ok: true, accessToken: token.accessToken }
      }
      const id = await clientId().catch(() => undefined)
      if (id === undefined) return { ok: false, failure: 'network' }
      if (id === null) return { ok: false, failure: 'not-offered' }
      const askedAt = now()
      const answer = await renewToken(wire, { clientId: id, refreshToken: token.refreshToken })
      if (!answer.ok && answer.why === 'network') return { ok: false, failure: 'network' }
      const renewed = answer.ok ? granted(answer.grant, askedAt, token) : null
      if (renewed === null) {
        this.signOut()
        return { ok: false, failure: 'needs-account' }
      }
      this.#store(JSON.stringify(renewed))
      return { ok: true, accessToken: renewed.accessToken }
    })

  #token(): Token | null {
    try {
      return parseToken(this.#deps.storage().getItem(TOKEN_KEY))
    } catch {
      return null
    }
  }

  #write(text: string | null): void {
    this.#store(text)
    this.changedElsewhere()
  }

  #store(text: string | null): void {
    try {
      if (text === null) this.#deps.storage().removeItem(TOKEN_KEY)
      else this.#deps.storage().setItem(TOKEN_KEY, text)
    } catch {
      // A browser that keeps nothing asks again at each visit.
    }
  }
}
