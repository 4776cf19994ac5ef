import * as z from 'zod'
import type { Failure } from '../failure.ts'
import type { Account } from './auth/account.ts'
import { type Answer, type Asked, ask, askOnce, type Wire } from './request.ts'

/** What we believe of `GET /v1/tracks/ID`; all but the length may be missing. */
const track = z.object({
  duration_ms: z.number().min(1).max(1e9),
  is_playable: z.boolean().optional(),
  restrictions: z.object({ reason: z.string() }).optional(),
})

const refusal = z.object({ error: z.object({ reason: z.string().optional(), message: z.string().optional() }) })

export type TrackAnswer = { ok: true; lengthMs: number } | { ok: false; failure: Failure }
/** `device`: Spotify does not know the device any more, or not yet. `waitMs`: it wants to be left alone for so long. */
export type PlayAnswer = { ok: true } | { ok: false; failure: Failure | 'device'; waitMs: number }

const API = 'https://api.spotify.com/v1'
/** How long to leave it alone where it does not say. */
const WAIT_MS = 1000

/** What is asked of Spotify's Web API, on the listener's account. */
export class WebApi {
  readonly #account: Pick<Account, 'access'>
  readonly #wire: Wire

  constructor(account: Pick<Account, 'access'>, wire: Wire) {
    this.#account = account
    this.#wire = wire
  }

  /** Whether a track is there for this listener, and how long it is. */
  async track(trackId: string): Promise<TrackAnswer> {
    const answer = await this.#ask(ask, { method: 'GET', url: `${API}/tracks/${trackId}` })
    if (typeof answer === 'string') return { ok: false, failure: answer }
    if (answer.status === 400 || answer.status === 404) return { ok: false, failure: 'removed' }
    if (answer.status !== 200 || !('body' in answer)) return { ok: false, failure: failureOf(answer) }
    const parsed = track.safeParse(answer.body)
    if (!parsed.success) return { ok: false, failure: 'vendor' }
    const { duration_ms, is_playable, restrictions } = parsed.data
    if (is_playable !== false) return { ok: true, lengthMs: duration_ms }
    const reason = restrictions?.reason
    return { ok: false, failure: reason === 'market' ? 'not-here' : reason === 'product' ? 'needs-premium' : 'removed' }
  }

  /** Has a device play a track from a place on. Asked once: by the time of a second try the place would be another. */
  async play(deviceId: string, trackId: string, positionMs: number): Promise<PlayAnswer> {
    const answer = await this.#ask(askOnce, {
      method: 'PUT',
      url: `${API}/me/player/play?${new URLSearchParams({ device_id: deviceId })}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uris: [`spotify:track:${trackId}`], position_ms: Math.max(0, Math.round(positionMs)) }),
    })
    if (typeof answer === 'string') return { ok: false, failure: answer, waitMs: WAIT_MS }
    if (answer.status >= 200 && answer.status < 300) return { ok: true }
    const waitMs = ('retryAfterMs' in answer && answer.retryAfterMs) || WAIT_MS
    return { ok: false, failure: answer.status === 404 ? 'device' : failureOf(answer), waitMs }
  }

  /** Asks with a token; once more with another when the first is refused. */
  async #ask(how: typeof ask, asked: Asked): Promise<Answer | Failure> {
    let refused: string | null = null
    for (;;) {
      const access = await this.#account.access(refused)
      if (!access.ok) return access.failure
      const { accessToken } = access
      const headers = { ...asked.headers, authorization: `Bearer ${accessToken}` }
      const answer = await how(this.#wire, { ...asked, headers })
      if (answer.status !== 401) return answer
      if (refused !== null) return 'needs-account'
      refused = accessToken
    }
  }
}

/** What a refusal means to a listener. */
const failureOf = (answer: Answer): Failure => {
  if (answer.status === 0 || answer.status === 429 || answer.status >= 500) return 'network'
  const told = 'body' in answer ? refusal.safeParse(answer.body) : null
  const { reason, message } = told?.data?.error ?? {}
  if (reason === 'PREMIUM_REQUIRED') return 'needs-premium'
  // An app in development mode serves none but those whom its owner has entered.
  if (answer.status === 403 && /not registered/i.test(message ?? '')) return 'not-offered'
  return 'vendor'
}
