import { type Song, type SongId, songId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import type { FindLyrics } from '../catalog/lyrics/find-lyrics.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { type HttpRates, perSession } from './limits.ts'

export type LyricsDeps = {
  /** A song of the library or of the music folder. */
  findSong(songId: SongId): Song | null
  findLyrics: FindLyrics
  rates: HttpRates
}

const params = z.object({ songId })
/** Songs that wait to be looked at. */
const LOOKING_LIMIT = 256

/** What is sung in a song, looked for when somebody asks. */
export function lyricsRoutes(app: FastifyInstance, { findSong, findLyrics, rates }: LyricsDeps): void {
  let looking = 0

  app.get('/api/songs/:songId/lyrics', perSession(rates.lyrics), async (request) => {
    sessionOf(request)
    const asked = params.safeParse(request.params)
    const song = asked.success ? findSong(asked.data.songId) : null
    if (song === null) throw new ApiError('not-found')
    if (looking >= LOOKING_LIMIT) throw new ApiError('too-busy')
    looking += 1
    return findLyrics(song).finally(() => {
      looking -= 1
    })
  })
}
