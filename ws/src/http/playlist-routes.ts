import { type Song, type SongId, songId, type UserId } from '@earshot/sync'
import type { FastifyInstance } from 'fastify'
import { nanoid } from 'nanoid'
import * as z from 'zod'
import { PLAYLIST_SONGS_LIMIT, type PlaylistRecord, type Playlists } from '../store/playlists.ts'
import { cleanLine } from '../text/clean-text.ts'
import { ApiError } from './api-error.ts'
import { sessionOf } from './door.ts'
import { readInput } from './input.ts'
import { type HttpRates, perSession } from './limits.ts'

export type PlaylistDeps = {
  playlists: Playlists
  /** A song that can be added to a queue; null when the library knows no such song. */
  findSong(songId: SongId): Song | null
  /** ms since 1970. */
  now(): number
  rates: HttpRates
}

const NAME_LENGTH = 80
/** A thousand of the longest ids. */
const BODY_BYTES = 128 << 10

const playlistInput = z.object({
  name: z.string().max(1000),
  songIds: z.array(songId).max(PLAYLIST_SONGS_LIMIT),
})
const playlistParams = z.object({ id: z.string().regex(/^[\w-]{1,40}$/) })

/** Everyone's own playlists; those of others are not there. */
export function playlistRoutes(app: FastifyInstance, { playlists, findSong, now, rates }: PlaylistDeps): void {
  const reading = perSession(rates.reads)
  const changing = { ...perSession(rates.playlists), bodyLimit: BODY_BYTES }
  const ownerOf = (request: Parameters<typeof sessionOf>[0]): UserId => sessionOf(request).userId

  const idOf = (params: unknown): string => {
    const read = playlistParams.safeParse(params)
    if (!read.success) throw new ApiError('playlist-not-found')
    return read.data.id
  }

  const read = (playlistId: string, body: unknown): PlaylistRecord => {
    const input = readInput(playlistInput, body)
    const name = cleanLine(input.name)
    if (name === '' || name.length > NAME_LENGTH) throw new ApiError('invalid-input')
    const songs = input.songIds.map((songId) => {
      const song = findSong(songId)
      if (song === null) throw new ApiError('song-not-found')
      return song
    })
    return { playlistId, name, updatedAt: now(), songs }
  }

  /** As the library has its songs today; those it has no more are shown as they were. */
  const shown = (playlist: PlaylistRecord): PlaylistRecord => ({
    ...playlist,
    songs: playlist.songs.map((song) => findSong(song.songId) ?? song),
  })

  app.get('/api/playlists', reading, async (request) => ({ playlists: await playlists.list(ownerOf(request)) }))

  app.get('/api/playlists/:id', reading, async (request) => {
    const playlist = await playlists.get(ownerOf(request), idOf(request.params))
    if (playlist === null) throw new ApiError('playlist-not-found')
    return shown(playlist)
  })

  app.post('/api/playlists', changing, async (request) => {
    const owner = ownerOf(request)
    const playlist = read(nanoid(16), request.body)
    if (!(await playlists.create(owner, playlist))) throw new ApiError('too-many-playlists')
    return playlist
  })

  app.put('/api/playlists/:id', changing, async (request) => {
    const owner = ownerOf(request)
    const playlist = read(idOf(request.params), request.body)
    if (!(await playlists.replace(owner, playlist))) throw new ApiError('playlist-not-found')
    return playlist
  })

  app.delete('/api/playlists/:id', changing, async (request) => {
    const playlistId = idOf(request.params)
    if (!(await playlists.remove(ownerOf(request), playlistId))) throw new ApiError('playlist-not-found')
    return { playlistId }
  })
}
