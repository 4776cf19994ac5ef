import { link } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Links } from '../catalog/links.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type LinkDeps = { links: Links; rates: HttpRates }

/** Characters of a pasted text, and what they may be in JSON: each can be six bytes there. */
const TEXT_LENGTH = 64 << 10
const TEXT_BYTES = 6 * TEXT_LENGTH + 100

const textInput = z.object({ text: z.string().max(TEXT_LENGTH) })
const linkInput = z.object({ link })

export function linkRoutes(app: FastifyInstance, { links, rates }: LinkDeps): void {
  app.post('/api/links', { ...perSession(rates.readings), bodyLimit: TEXT_BYTES }, async (request) => {
    const { userId } = sessionOf(request)
    return links.read(readInput(textInput, request.body).text, userId)
  })

  app.post('/api/songs/from-link', perSession(rates.links), async (request) => {
    const { userId } = sessionOf(request)
    return links.bring(readInput(linkInput, request.body).link, userId)
  })
}
