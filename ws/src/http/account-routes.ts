import type { UserId } from '@earshot/sync'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { AccountError } from '../auth/accounts/account-error.ts'
import { deviceName } from '../auth/accounts/device-name.ts'
import { ANSWER_MS } from '../auth/accounts/sessions.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perAddress, perSession } from './limits.ts'
import { giveSession, type SessionDeps } from './session-routes.ts'

export type AccountDeps = Pick<SessionDeps, 'guests' | 'accounts'> & {
  /** What is kept of somebody besides their account, for them to take away. */
  exportOf(userId: UserId): Promise<Record<string, unknown>>
  rates: HttpRates
}

/** Longer texts are no e-mails and no passwords; the rules themselves are stricter. */
const text = z.string().max(1000)
const credentials = z.object({ email: text, password: text })
const proof = z.object({ password: text.nullish() }).nullish()
const emailChange = z.object({ email: text, password: text.nullish() })
const passwordChange = z.object({ password: text.nullish(), newPassword: text })
const reset = z.object({ token: text, password: text })
const sessionParams = z.object({ id: z.string().max(40) })
const providerParams = z.object({ provider: z.string().max(40) })

export function accountRoutes(app: FastifyInstance, { guests, accounts, exportOf, rates }: AccountDeps): void {
  const deviceOf = (request: FastifyRequest) => deviceName(request.headers['user-agent'])
  const there = () => {
    if (accounts === null) throw new AccountError('accounts-off')
    return accounts
  }

  /** Signing up: whoever asks keeps their user id, and all that hangs on it. */
  app.post('/api/account', perAddress(rates.signIns), async (request, reply) => {
    const { all } = there()
    const asked = readInput(credentials, request.body)
    return giveSession(guests, await all.signUp(sessionOf(request), asked, deviceOf(request)), request, reply)
  })

  app.post('/api/account/sign-in', perAddress(rates.signIns), async (request, reply) => {
    const { all } = there()
    const asked = readInput(credentials, request.body)
    return giveSession(guests, await all.signIn(request.session, asked, deviceOf(request)), request, reply)
  })

  app.post('/api/account/reset', perAddress(rates.signIns), async (request, reply) => {
    const { all } = there()
    const asked = readInput(reset, request.body)
    return giveSession(guests, await all.resetPassword(request.session, asked, deviceOf(request)), request, reply)
  })

  app.post('/api/account/sign-out', perSession(rates.accounts), async (request, reply) => {
    const { sessions } = there()
    const { userId, sessionId } = sessionOf(request)
    if (sessionId !== null) await sessions.end(userId, sessionId, ANSWER_MS)
    return giveSession(guests, await guests.issueGuest(), request, reply)
  })

  app.post('/api/account/sign-out-everywhere', perSession(rates.accounts), async (request) => {
    const { sessions } = there()
    const { userId, sessionId } = signedIn(request)
    return { ended: await sessions.endOthers(userId, sessionId) }
  })

  app.get('/api/account', perSession(rates.reads), async (request) => {
    const { all } = there()
    const isSignedIn = request.session !== null && request.session.sessionId !== null
    return { account: isSignedIn ? await all.read(sessionOf(request)) : null }
  })

  app.get('/api/account/sessions', perSession(rates.reads), async (request) => {
    const { sessions } = there()
    const { userId, sessionId } = signedIn(request)
    const listed = (await sessions.list(userId)).map(({ id, device, createdAt, seenAt }) => ({
      id,
      device,
      createdAt,
      seenAt,
      isThis: id === sessionId,
    }))
    return { sessions: listed }
  })

  app.delete('/api/account/sessions/:id', perSession(rates.accounts), async (request, reply) => {
    const { sessions } = there()
    const { userId } = signedIn(request)
    const params = sessionParams.safeParse(request.params)
    const isEnded = params.success && (await sessions.end(userId, params.data.id))
    if (!isEnded) throw new AccountError('session-not-found')
    return reply.code(204).send()
  })

  app.patch('/api/account', perSession(rates.accounts), async (request) => {
    const { all } = there()
    const { email, password } = readInput(emailChange, request.body)
    await all.changeEmail(signedIn(request), { email, password: password ?? null })
    return { account: await all.read(sessionOf(request)) }
  })

  app.put('/api/account/password', perSession(rates.accounts), async (request) => {
    const { all } = there()
    const { password, newPassword } = readInput(passwordChange, request.body)
    await all.changePassword(signedIn(request), { password: password ?? null, newPassword })
    return { account: await all.read(sessionOf(request)) }
  })

  app.delete('/api/account/identities/:provider', perSession(rates.accounts), async (request) => {
    const { all } = there()
    const { provider } = readInput(providerParams, request.params)
    await all.disconnect(signedIn(request), provider)
    return { account: await all.read(sessionOf(request)) }
  })

  app.delete('/api/account', perSession(rates.accounts), async (request, reply) => {
    const { all } = there()
    await all.remove(signedIn(request), { password: readInput(proof, request.body)?.password ?? null })
    return giveSession(guests, await guests.issueGuest(), request, reply)
  })

  app.get('/api/account/export', perSession(rates.accounts), async (request, reply) => {
    const { all, sessions } = there()
    const session = signedIn(request)
    const account = await all.read(session)
    const listed = (await sessions.list(session.userId)).map(({ device, createdAt, seenAt }) => ({
      device,
      createdAt,
      seenAt,
    }))
    const whole = { account, sessions: listed, ...(await exportOf(session.userId)) }
    return reply
      .header('content-disposition', 'attachment; filename="earshot.json"')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(whole, null, 2)}\n`)
  })
}

/** Who asks; throws for a stranger and for a guest. */
const signedIn = (request: FastifyRequest) => {
  const session = sessionOf(request)
  if (session.sessionId === null) throw new AccountError('not-signed-in')
  return session
}
