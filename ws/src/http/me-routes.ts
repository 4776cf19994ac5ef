import type { UserId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import type { Guests } from '../auth/guests.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { type HttpRates, perSession } from './limits.ts'

export type MeDeps = {
  guests: Guests
  /** Deletes everything of a person; resolves when it is gone. */
  forgetUser(userId: UserId): Promise<void>
  rates: HttpRates
}

export function meRoutes(app: FastifyInstance, { guests, forgetUser, rates }: MeDeps): void {
  app.delete('/api/me', perSession(rates.sessions), async (request, reply) => {
    const { userId, sessionId } = sessionOf(request)
    // Of an account there is more to delete, and it takes the password: DELETE /api/account.
    if (sessionId !== null) throw new ApiError('has-account')
    await forgetUser(userId)
    return reply.header('set-cookie', guests.endedCookie({ secure: request.protocol === 'https' })).send({ userId })
  })
}
