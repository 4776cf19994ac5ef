import { link, songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Finding } from '../catalog/open-links.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type LinkDeps = { links: Finding; rates: HttpRates }

/** Characters of a pasted text (a full queue, saved), and what they may be in JSON: each can be six bytes there. */
const TEXT_LENGTH = 256 << 10
const TEXT_BYTES = 6 * TEXT_LENGTH + 100

const textInput = z.object({ text: z.string().max(TEXT_LENGTH) })
const linkInput = z.object({ link })
const catalogParams = z.object({ catalogId: z.string().max(40) })
const searchInput = z.object({
  query: z.string().trim().min(1).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
const songParams = z.object({ songId })

export function linkRoutes(app: FastifyInstance, { links, rates }: LinkDeps): void {
  app.get('/api/catalogs', perSession(rates.reads), async () => ({ catalogs: links.catalogs() }))

  app.get('/api/catalogs/:catalogId/songs', perSession(rates.searches), async (request) => {
    sessionOf(request)
    const { catalogId } = readInput(catalogParams, request.params)
    const { query, limit } = readInput(searchInput, request.query)
    return { songs: await links.search(catalogId, query, limit) }
  })

  app.get('/api/songs/:songId/elsewhere', perSession(rates.searches), async (request) => {
    sessionOf(request)
    return { songs: await links.elsewhere(readInput(songParams, request.params).songId) }
  })

  app.post('/api/links', { ...perSession(rates.readings), bodyLimit: TEXT_BYTES }, async (request) => {
    const { userId } = sessionOf(request)
    return links.read(readInput(textInput, request.body).text, userId)
  })

  app.post('/api/songs/from-link', perSession(rates.links), async (request) => {
    const { userId } = sessionOf(request)
    return links.bring(readInput(linkInput, request.body).link, userId)
  })
}
