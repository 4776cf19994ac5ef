import type { IncomingMessage } from 'node:http'
import { songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import type { Ingest } from '../media/ingest.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type SongDeps = {
  catalog: Pick<Catalog, 'listSongs'>
  ingest: Ingest
  maxUploadBytes: number
  /** Files that one session may send at the same time. */
  maxUploadsAtOnce: number
  rates: HttpRates
}

const listInput = z.object({
  query: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: songId.optional(),
})
const uploadInput = z.object({ fileName: z.string().max(1000).default('') })

export function songRoutes(app: FastifyInstance, deps: SongDeps): void {
  const { catalog, rates } = deps

  app.get('/api/songs', perSession(rates.reads), async (request) =>
    catalog.listSongs(readInput(listInput, request.query)),
  )

  // In a scope of its own, where a body of whatever type is left to the route as the stream that it is.
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_, __, done) => done(null))
    uploadRoute(scope, deps)
  })
}

function uploadRoute(app: FastifyInstance, { ingest, maxUploadBytes, maxUploadsAtOnce, rates }: SongDeps): void {
  const arriving = new Map<string, number>()

  app.post('/api/songs', perSession(rates.uploads), async (request) => {
    const { raw } = request
    const { userId } = sessionOf(request)
    const { fileName } = readInput(uploadInput, request.query)
    if (Number(request.headers['content-length']) > maxUploadBytes) throw new ApiError('file-too-large')
    const others = arriving.get(userId) ?? 0
    if (others >= maxUploadsAtOnce) throw new ApiError('too-busy')
    arriving.set(userId, others + 1)
    try {
      // Left open when it is not read to the end: its connection still has to carry the answer.
      const bytes = raw.iterator({ destroyOnReturn: false })
      return await ingest(bytes, { fileNameHint: fileName, maxBytes: maxUploadBytes })
    } finally {
      discardRest(raw)
      const left = (arriving.get(userId) ?? 1) - 1
      if (left > 0) arriving.set(userId, left)
      else arriving.delete(userId)
    }
  })
}

const DISCARD_MS = 10_000

/**
 * Reads on without keeping anything, for a while: a browser that is still sending when the connection closes shows a
 * network error instead of the answer.
 */
function discardRest(raw: IncomingMessage): void {
  if (raw.complete || raw.destroyed) return
  raw.on('error', () => {})
  raw.resume()
  const timer = setTimeout(() => raw.destroy(), DISCARD_MS)
  timer.unref()
  raw.once('close', () => clearTimeout(timer))
}
