import { parse, serialize } from 'cookie'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import * as z from 'zod'
import { AccountError } from '../auth/accounts/account-error.ts'
import { deviceName } from '../auth/accounts/device-name.ts'
import { TICKET_S } from '../auth/accounts/oauth-ticket.ts'
import { isProvider, type ProviderName } from '../auth/accounts/providers.ts'
import type { Session } from '../auth/guests.ts'
import { asApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perAddress } from './limits.ts'
import type { SessionDeps } from './session-routes.ts'

export type OAuthDeps = Pick<SessionDeps, 'guests' | 'accounts'> & { rates: HttpRates; log: Pick<Logger, 'error'> }

const COOKIE = 'earshot_oauth'
const PATH = '/api/oauth'
/** A page of ours: nobody is sent anywhere else from here. */
const back = z
  .string()
  .regex(/^\/(?:room\/[a-z2-9]{6})?$/)
  .default('/')
const beginInput = z.object({ back }).nullish()

/** Signing in by a provider: begun by our own page, ended by the provider sending the browser back. */
export function oauthRoutes(app: FastifyInstance, { guests, accounts, log, rates }: OAuthDeps): void {
  const cookie = (request: FastifyRequest, text: string, maxAge: number) =>
    serialize(COOKIE, text, {
      httpOnly: true,
      sameSite: 'lax',
      path: PATH,
      maxAge,
      secure: request.protocol === 'https',
    })

  // Not by a link: another site must not begin it for somebody.
  app.post(`${PATH}/:provider`, perAddress(rates.signIns), async (request, reply) => {
    const provider = providerOf(request)
    if (accounts === null) throw new AccountError('accounts-off')
    const { userId } = sessionOf(request)
    const asked = { userId, back: readInput(beginInput, request.body)?.back ?? '/' }
    const { url, ticket } = await accounts.oauth.begin(provider, asked)
    return reply.header('set-cookie', cookie(request, ticket, TICKET_S)).send({ url })
  })

  app.get(`${PATH}/:provider/callback`, perAddress(rates.signIns), async (request, reply) => {
    const provider = providerOf(request)
    if (accounts === null) throw new AccountError('accounts-off')
    const answer = await accounts.oauth.finish(provider, {
      search: request.url.slice(request.url.indexOf('?')),
      ticket: parse(request.headers.cookie ?? '')[COOKIE],
      userId: request.session?.userId ?? null,
    })
    const cookies = [cookie(request, '', 0)]
    const come = (result: string) =>
      reply
        .header('set-cookie', cookies)
        .header('referrer-policy', 'no-referrer')
        .redirect(`${answer.back}?${new URLSearchParams({ account: result })}`, 303)
    try {
      if ('error' in answer) throw answer.error
      const before: Session = sessionOf(request)
      const session = await accounts.all.signInBy(answer.profile, before, deviceName(request.headers['user-agent']))
      if (session !== before) {
        cookies.push(guests.sessionCookie(session, { secure: request.protocol === 'https' }))
      }
      return come(session === before ? 'connected' : 'signed-in')
    } catch (error) {
      const { code } = asApiError(error)
      // The sentence alone: what a provider has answered may be in the rest.
      const reason = error instanceof AccountError ? error.cause : error
      if (code === 'internal' || code === 'provider-failed')
        log.error({ provider, reason: String(reason) }, 'sign-in failed')
      return come(code)
    }
  })
}

const providerOf = ({ params }: FastifyRequest): ProviderName => {
  const { provider } = readInput(z.object({ provider: z.string().max(40) }), params)
  if (!isProvider(provider)) throw new AccountError('provider-off')
  return provider
}
