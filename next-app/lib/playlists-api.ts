import { type PublicUser, publicUser, type Song, type SongId, type SpaceId, song } from '@earshot/sync'
import { type Answer, as, ask, fieldOf, type Read, unexpected } from './api.ts'

export const PLAYLIST_NAME_LENGTH = 80

/** One of this person's playlists: `updatedAt` in ms since 1970. */
export type PlaylistLine = { playlistId: string; name: string; updatedAt: number; length: number }
export type Playlist = Omit<PlaylistLine, 'length'> & { songs: readonly Song[] }

/** A song that a room has played: `startedAt` in ms since 1970. */
export type Play = { playId: string; song: Song; startedAt: number; addedBy: PublicUser }

const readHead = (body: unknown): Omit<PlaylistLine, 'length'> | null => {
  const [playlistId, name, updatedAt] = ['playlistId', 'name', 'updatedAt'].map((field) => fieldOf(body, field))
  const isHead = typeof playlistId === 'string' && typeof name === 'string' && typeof updatedAt === 'number'
  return isHead ? { playlistId, name, updatedAt } : null
}

const readPlaylist: Read<Playlist> = (body) => {
  const [head, songs] = [readHead(body), as(song.array())(fieldOf(body, 'songs'))]
  if (head === null) return unexpected
  return songs.ok ? { ok: true, value: { ...head, songs: songs.value } } : songs
}

const readLines: Read<readonly PlaylistLine[]> = (body) => {
  const lines = fieldOf(body, 'playlists')
  if (!Array.isArray(lines)) return unexpected
  const read = lines.flatMap((line): PlaylistLine[] => {
    const [head, length] = [readHead(line), fieldOf(line, 'length')]
    return head === null || typeof length !== 'number' ? [] : [{ ...head, length }]
  })
  return read.length === lines.length ? { ok: true, value: read } : unexpected
}

const readPlays: Read<readonly Play[]> = (body) => {
  const plays = fieldOf(body, 'plays')
  if (!Array.isArray(plays)) return unexpected
  const read = plays.flatMap((play): Play[] => {
    const [playId, startedAt] = [fieldOf(play, 'playId'), fieldOf(play, 'startedAt')]
    const [played, addedBy] = [as(song)(fieldOf(play, 'song')), as(publicUser)(fieldOf(play, 'addedBy'))]
    if (typeof playId !== 'string' || typeof startedAt !== 'number' || !played.ok || !addedBy.ok) return []
    return [{ playId, startedAt, song: played.value, addedBy: addedBy.value }]
  })
  return read.length === plays.length ? { ok: true, value: read } : unexpected
}

const at = (playlistId: string): string => `/api/playlists/${encodeURIComponent(playlistId)}`
const idsOf = (songs: readonly Song[]): SongId[] => songs.map(({ songId }) => songId)

export const listPlaylists = (): Promise<Answer<readonly PlaylistLine[]>> => ask('GET', '/api/playlists', readLines)

export const getPlaylist = (playlistId: string): Promise<Answer<Playlist>> => ask('GET', at(playlistId), readPlaylist)

/** Keeps songs of the library under a name. */
export const createPlaylist = (name: string, songs: readonly Song[]): Promise<Answer<Playlist>> =>
  ask('POST', '/api/playlists', readPlaylist, { name, songIds: idsOf(songs) })

export const replacePlaylist = (playlistId: string, name: string, songs: readonly Song[]): Promise<Answer<Playlist>> =>
  ask('PUT', at(playlistId), readPlaylist, { name, songIds: idsOf(songs) })

export const deletePlaylist = (playlistId: string): Promise<Answer<null>> =>
  ask('DELETE', at(playlistId), () => ({ ok: true, value: null }))

/** What a room has played, the newest first; `before`: what came before that play. */
export const listPlays = (spaceId: SpaceId, before: string | null, limit: number): Promise<Answer<readonly Play[]>> =>
  ask(
    'GET',
    `/api/spaces/${spaceId}/history?${new URLSearchParams({ limit: String(limit), ...(before === null ? {} : { before }) })}`,
    readPlays,
  )
