import { type Answer, ask, type Wire } from '../request.ts'
import { type Grant, grant } from './token.ts'

const TOKEN_URL = 'https://accounts.spotify.com/api/token'

/** `refused`: what was asked with is void, and asking again would not help. */
export type Granted = { ok: true; grant: Grant } | { ok: false; why: 'refused' | 'network' }

/** Exchanges the code with which somebody came back. */
export const exchangeCode = (
  wire: Wire,
  asked: { clientId: string; code: string; redirectUri: string; verifier: string },
): Promise<Granted> =>
  post(wire, {
    grant_type: 'authorization_code',
    client_id: asked.clientId,
    code: asked.code,
    redirect_uri: asked.redirectUri,
    code_verifier: asked.verifier,
  })

/** Renews a token. The refresh token asked with may be void afterwards. */
export const renewToken = (wire: Wire, asked: { clientId: string; refreshToken: string }): Promise<Granted> =>
  post(wire, { grant_type: 'refresh_token', client_id: asked.clientId, refresh_token: asked.refreshToken })

const post = async (wire: Wire, form: Record<string, string>): Promise<Granted> =>
  read(
    await ask(wire, {
      url: TOKEN_URL,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
  )

const read = (answer: Answer): Granted => {
  if (answer.status === 200 && 'body' in answer) {
    const parsed = grant.safeParse(answer.body)
    if (parsed.success) return { ok: true, grant: parsed.data }
  }
  return {
    ok: false,
    why: answer.status === 400 || answer.status === 401 || answer.status === 403 ? 'refused' : 'network',
  }
}
