import type { UserId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import type { SpaceSummary } from '../managers/listed.ts'
import { type HttpRates, perSession } from './limits.ts'

export type MySpacesDeps = {
  /** Rooms that are this user's: the ones they made that are open to them. The latest first. */
  spacesOf(userId: UserId): Promise<(SpaceSummary & { isLocked: false })[]>
  rates: HttpRates
}

export function mySpacesRoutes(app: FastifyInstance, { spacesOf, rates }: MySpacesDeps): void {
  app.get('/api/spaces/mine', perSession(rates.reads), async ({ session }) => ({
    spaces: session === null ? [] : await spacesOf(session.userId),
  }))
}
