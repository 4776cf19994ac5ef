import type { PublicUser } from '@earshot/sync'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { Accounts } from '../auth/accounts/accounts.ts'
import type { OAuth } from '../auth/accounts/oauth.ts'
import type { AccountSessions } from '../auth/accounts/sessions.ts'
import { cleanName } from '../auth/guest-name.ts'
import type { Guests, Session } from '../auth/guests.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession, perStranger } from './limits.ts'

export type SessionDeps = {
  guests: Guests
  /** Null where this server keeps none. */
  accounts: { all: Accounts; sessions: AccountSessions; oauth: OAuth } | null
  /** Told when someone has another name from now on. */
  onRename(user: PublicUser): void
  rates: HttpRates
}

const renameInput = z.object({ name: z.string().max(1000) })

export function sessionRoutes(app: FastifyInstance, { guests, accounts, onRename, rates }: SessionDeps): void {
  app.post('/api/session', perStranger(rates.sessions), async (request, reply) => {
    if (request.session) {
      const renewed = await accounts?.sessions.renew(request.headers.cookie)
      return renewed ? giveSession(guests, renewed, request, reply) : publicOf(request.session)
    }
    return giveSession(guests, await guests.issueGuest(), request, reply)
  })

  app.patch('/api/session', perSession(rates.sessions), async (request, reply) => {
    const session = sessionOf(request)
    const name = cleanName(readInput(renameInput, request.body).name)
    if (name === null) throw new ApiError('invalid-input')
    const isGuest = session.sessionId === null || accounts === null
    const renamed = await (isGuest ? guests.renameGuest(session, name) : accounts.all.rename(session, name))
    if (isGuest) onRename(publicOf(renamed))
    return giveSession(guests, renamed, request, reply)
  })
}

/** Answers who somebody is from now on, with the cookie that says so. */
export function giveSession(guests: Guests, session: Session, request: FastifyRequest, reply: FastifyReply) {
  return reply
    .header('set-cookie', guests.sessionCookie(session, { secure: request.protocol === 'https' }))
    .send(publicOf(session))
}

/** Without the token, which nobody but the cookie may hold. */
const publicOf = ({ userId, name }: PublicUser): PublicUser => ({ userId, name })
