import { type PublicUser, type SpaceId, spaceId, type UserId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { cleanName } from '../auth/guest-name.ts'
import type { DemoRoomView } from '../managers/demo-room.ts'
import type { ListedRoom, SpaceSummary } from '../managers/listed.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perAddress, perSession } from './limits.ts'

export type SpaceDeps = {
  /** Makes a room; `name` is null when none was wished. */
  createSpace(user: PublicUser, name: string | null): Promise<SpaceId> | SpaceId
  /** What `userId`, null for a stranger, may know of a room; null when there is none. */
  describeSpace(spaceId: SpaceId, userId: UserId | null): Promise<SpaceSummary | null> | SpaceSummary | null
  listedRooms(): ListedRoom[]
  /** The room that the server keeps itself; null where there is none. */
  demoRoom(): Promise<DemoRoomView | null> | DemoRoomView | null
  rates: HttpRates
}

const createInput = z.object({ name: z.string().max(1000).optional() }).nullish()
const spaceParams = z.object({ spaceId })
/** There is no list of all rooms: `listed` says that one knows. */
const listInput = z.object({ listed: z.enum(['', '1', 'true']) })

export function spaceRoutes(app: FastifyInstance, deps: SpaceDeps): void {
  const { createSpace, describeSpace, listedRooms, demoRoom, rates } = deps
  app.post('/api/spaces', perAddress(rates.spaces), async (request) => {
    const { userId, name: userName } = sessionOf(request)
    const wished = readInput(createInput, request.body)?.name
    const name = wished === undefined || wished.trim() === '' ? null : cleanName(wished)
    if (name === null && wished?.trim()) throw new ApiError('invalid-input')
    return { spaceId: await createSpace({ userId, name: userName }, name) }
  })

  app.get('/api/spaces', perSession(rates.reads), async (request) => {
    readInput(listInput, request.query)
    return { spaces: listedRooms() }
  })

  app.get('/api/demo-room', perSession(rates.reads), async () => ({ room: await demoRoom() }))

  app.get('/api/spaces/:spaceId', perSession(rates.reads), async (request) => {
    const params = spaceParams.safeParse(request.params)
    const userId = request.session?.userId ?? null
    const space = params.success ? await describeSpace(params.data.spaceId, userId) : null
    if (!space) throw new ApiError('space-not-found')
    return space
  })
}
