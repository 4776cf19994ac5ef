import { songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import { encodeAnswer } from '../media/live/encode-answer.ts'
import { LiveError } from '../media/live/live-error.ts'
import type { Relays } from '../media/live/relays.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { fewAtOnce } from './few-at-once.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type LiveDeps = {
  catalog: Pick<Catalog, 'getSong'>
  relays: Pick<Relays, 'ask'>
  rates: HttpRates
}

/** Different stations that one session hears at once: in several rooms, or going from one to the next. */
const STATIONS_MOST = 4
const HEARD_FOR_MS = 30_000
/** Nobody's request is held for longer; who wants more asks again. */
const WAIT_MOST_MS = 5000

const songInput = z.object({ songId })
const askInput = z.object({
  /** The number of the newest piece that is known already. */
  after: z.coerce.number().int().min(0).optional(),
  /** How long to wait for a piece when there is none, ms. */
  wait: z.coerce.number().int().min(0).max(WAIT_MOST_MS).default(0),
})

/**
 * Pieces of what a station sends, by number and for a few hundred milliseconds each: whoever asks holds a connection for a
 * moment only, takes as much at once as they missed, and costs the server nothing while they do not ask.
 */
export function liveRoutes(app: FastifyInstance, { catalog, relays, rates }: LiveDeps): void {
  const mayHear = fewAtOnce(STATIONS_MOST, HEARD_FOR_MS, () => performance.now())

  app.get('/api/live/:songId/pieces', perSession(rates.live), async (request, reply) => {
    const { userId } = sessionOf(request)
    const { after, wait } = readInput(askInput, request.query)
    const song = catalog.getSong(readInput(songInput, request.params).songId)
    if (song?.source.kind !== 'live') throw new ApiError('not-found')
    if (!mayHear(userId, song.songId)) throw new ApiError('too-many-stations')
    const answer = await relays.ask(song, after ?? null, wait).catch((error: unknown) => {
      throw error instanceof LiveError && error.trouble === 'too-busy'
        ? new ApiError('too-many-stations', error)
        : error
    })
    return reply.type('application/octet-stream').send(encodeAnswer(answer))
  })
}
