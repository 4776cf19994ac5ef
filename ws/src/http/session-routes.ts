import type { PublicUser } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { cleanName } from '../auth/guest-name.ts'
import type { Guests } from '../auth/guests.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession, perStranger } from './limits.ts'

export type SessionDeps = {
  guests: Guests
  /** Told when someone has another name from now on. */
  onRename(user: PublicUser): void
  rates: HttpRates
}

const renameInput = z.object({ name: z.string().max(1000) })

export function sessionRoutes(app: FastifyInstance, { guests, onRename, rates }: SessionDeps): void {
  app.post('/api/session', perStranger(rates.sessions), async (request, reply) => {
    if (request.session) return publicOf(request.session)
    const guest = await guests.issueGuest()
    return reply
      .header('set-cookie', guests.sessionCookie(guest, { secure: request.protocol === 'https' }))
      .send(publicOf(guest))
  })

  app.patch('/api/session', perSession(rates.sessions), async (request, reply) => {
    const session = sessionOf(request)
    const name = cleanName(readInput(renameInput, request.body).name)
    if (name === null) throw new ApiError('invalid-input')
    const renamed = await guests.renameGuest(session, name)
    onRename(publicOf(renamed))
    return reply
      .header('set-cookie', guests.sessionCookie(renamed, { secure: request.protocol === 'https' }))
      .send(publicOf(renamed))
  })
}

/** Without the token, which nobody but the cookie may hold. */
const publicOf = ({ userId, name }: PublicUser): PublicUser => ({ userId, name })
