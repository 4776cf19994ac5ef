import { type PublicUser, type SpaceId, spaceId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { cleanName } from '../auth/guest-name.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perAddress, perSession } from './limits.ts'

/** What anyone with the link may know of a room before entering it. */
export type SpaceSummary = { spaceId: SpaceId; name: string; listeners: number }

export type SpaceDeps = {
  /** Makes a room; `name` is null when none was wished. */
  createSpace(user: PublicUser, name: string | null): Promise<SpaceId> | SpaceId
  describeSpace(spaceId: SpaceId): Promise<SpaceSummary | null> | SpaceSummary | null
  rates: HttpRates
}

const createInput = z.object({ name: z.string().max(1000).optional() }).nullish()
const spaceParams = z.object({ spaceId })

export function spaceRoutes(app: FastifyInstance, { createSpace, describeSpace, rates }: SpaceDeps): void {
  app.post('/api/spaces', perAddress(rates.spaces), async (request) => {
    const { userId, name: userName } = sessionOf(request)
    const wished = readInput(createInput, request.body)?.name
    const name = wished === undefined || wished.trim() === '' ? null : cleanName(wished)
    if (name === null && wished?.trim()) throw new ApiError('invalid-input')
    return { spaceId: await createSpace({ userId, name: userName }, name) }
  })

  app.get('/api/spaces/:spaceId', perSession(rates.reads), async (request) => {
    const params = spaceParams.safeParse(request.params)
    const space = params.success ? await describeSpace(params.data.spaceId) : null
    if (!space) throw new ApiError('space-not-found')
    return space
  })
}
