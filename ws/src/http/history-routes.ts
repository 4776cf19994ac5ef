import { type SpaceId, spaceId, type UserId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { History } from '../store/history.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type HistoryDeps = {
  history: History
  /** Whether this person could be in the room right now; false too when there is none. */
  mayEnter(spaceId: SpaceId, userId: UserId): Promise<boolean> | boolean
  rates: HttpRates
}

const historyParams = z.object({ spaceId })
const historyInput = z.object({
  before: z
    .string()
    .regex(/^[\w-]{1,60}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

/** What a room has played, for who may be in it. */
export function historyRoutes(app: FastifyInstance, { history, mayEnter, rates }: HistoryDeps): void {
  app.get('/api/spaces/:spaceId/history', perSession(rates.reads), async (request) => {
    const { userId } = sessionOf(request)
    const params = historyParams.safeParse(request.params)
    const page = readInput(historyInput, request.query)
    if (!params.success || !(await mayEnter(params.data.spaceId, userId))) throw new ApiError('space-not-found')
    return { plays: await history.playsOf(params.data.spaceId, page) }
  })
}
