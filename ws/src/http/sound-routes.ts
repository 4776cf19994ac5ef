import { songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { Catalog } from '../catalog/catalog.ts'
import type { SoundProxy } from '../media/sound-proxy.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { type HttpRates, perSession } from './limits.ts'

export type SoundDeps = {
  catalog: Pick<Catalog, 'getSong'>
  sounds: SoundProxy
  rates: HttpRates
}

const params = z.object({ songId })

/**
 * The bytes of a song that lies elsewhere, for browsers that may not fetch them from there. Songs of the library only: no
 * one names an address here.
 */
export function soundRoutes(app: FastifyInstance, { catalog, sounds, rates }: SoundDeps): void {
  app.get(
    '/api/songs/:songId/sound',
    { exposeHeadRoute: false, ...perSession(rates.reads) },
    async (request, reply) => {
      const { userId } = sessionOf(request)
      const asked = params.safeParse(request.params)
      const source = asked.success ? catalog.getSong(asked.data.songId)?.source : undefined
      if (source?.kind !== 'url') throw new ApiError('not-found')
      const { range, 'if-range': ifRange } = request.headers
      const sound = await sounds.open({
        ...source,
        session: userId,
        range,
        ifRange: typeof ifRange === 'string' ? ifRange : undefined,
      })
      if (!sound) throw new ApiError('range-outside')
      // What its version is, the tag says: a browser need not fetch twice what it has.
      return reply
        .code(sound.status)
        .headers({ ...sound.headers, 'cache-control': 'private, max-age=3600' })
        .send(sound.body)
    },
  )
  app.addHook('onClose', () => sounds.close())
}
