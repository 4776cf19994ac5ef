import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { PicturePaths } from '../catalog/picture-path.ts'
import { remember } from '../catalog/vendor/ttl-cache.ts'
import type { FetchPicture } from '../media/fetch-picture.ts'
import { COVER_TYPES } from '../media/kinds.ts'
import { ApiError } from './api-error.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type PictureDeps = { pictures: Pick<PicturePaths, 'isOurs'>; fetchPicture: FetchPicture; rates: HttpRates }

const pictureInput = z.object({ of: z.string().max(4096), by: z.string().max(100) })

const TYPES: Readonly<Record<string, string>> = COVER_TYPES
const KEEP_MS = 60 * 60_000
/** Small ones, such as lists show, are remembered: some 25 MB at most. */
const KEPT = 200
const KEPT_BYTES = 128 << 10

/** Pictures from elsewhere, of songs that were found and are not in the library yet. */
export function pictureRoutes(app: FastifyInstance, { pictures, fetchPicture, rates }: PictureDeps): void {
  const pictureAt = remember(fetchPicture, {
    keepMs: KEEP_MS,
    limit: KEPT,
    now: Date.now,
    keyOf: (url) => url,
    isWorthKeeping: (picture) => picture !== null && picture.bytes.length <= KEPT_BYTES,
  })

  app.get('/api/pictures', perSession(rates.pictures), async (request, reply) => {
    const { of, by } = readInput(pictureInput, request.query)
    if (!pictures.isOurs(of, by)) throw new ApiError('not-found')
    const picture = await pictureAt(of)
    if (!picture) throw new ApiError('not-found')
    reply.raw.setHeader('cache-control', 'private, max-age=86400, immutable')
    const ending = picture.name.split('.').at(-1) ?? ''
    return reply.type(TYPES[ending] ?? 'application/octet-stream').send(Buffer.from(picture.bytes))
  })
}
