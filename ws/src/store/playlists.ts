import type { Song, UserId } from '@earshot/sync'
import type { Database } from './database.ts'
import { readSong } from './song-row.ts'

/** Playlists that one person may have. */
export const PLAYLISTS_LIMIT = 100
export const PLAYLIST_SONGS_LIMIT = 1000

/** `updatedAt` is in ms since 1970. */
export type PlaylistHead = { playlistId: string; name: string; updatedAt: number; length: number }
export type PlaylistRecord = { playlistId: string; name: string; updatedAt: number; songs: Song[] }

/** Everybody's playlists; each function sees those of `ownerId` and no others. */
export type Playlists = {
  /** The one changed last comes first. */
  list(ownerId: UserId): Promise<PlaylistHead[]>
  /** With its songs as they were put in; null when there is none. */
  get(ownerId: UserId, playlistId: string): Promise<PlaylistRecord | null>
  /** Keeps a new one; false when its owner has as many as they may. */
  create(ownerId: UserId, playlist: PlaylistRecord): Promise<boolean>
  /** Puts another name and other songs in its place; false when there is none. */
  replace(ownerId: UserId, playlist: PlaylistRecord): Promise<boolean>
  /** False when there was none. */
  remove(ownerId: UserId, playlistId: string): Promise<boolean>
}

export const openPlaylists = (database: Database): Playlists => {
  const songRows = ({ playlistId, songs }: PlaylistRecord) =>
    songs
      .slice(0, PLAYLIST_SONGS_LIMIT)
      .map((song, place) => ({ playlistId, place, songId: song.songId, song: JSON.stringify(song) }))

  return {
    list: async (ownerId) => {
      const rows = await database.playlist.findMany({
        where: { ownerId },
        orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
        include: { _count: { select: { songs: true } } },
      })
      return rows.map(({ id: playlistId, name, updatedAt, _count }) => ({
        playlistId,
        name,
        updatedAt: updatedAt.getTime(),
        length: _count.songs,
      }))
    },
    get: async (ownerId, playlistId) => {
      const row = await database.playlist.findFirst({
        where: { id: playlistId, ownerId },
        include: { songs: { orderBy: { place: 'asc' } } },
      })
      if (row === null) return null
      const songs = row.songs.flatMap(({ song }) => readSong(song) ?? [])
      return { playlistId, name: row.name, updatedAt: row.updatedAt.getTime(), songs }
    },
    create: async (ownerId, playlist) => {
      const { playlistId: id, name } = playlist
      if ((await database.playlist.count({ where: { ownerId } })) >= PLAYLISTS_LIMIT) return false
      await database.$transaction([
        database.playlist.create({ data: { id, ownerId, name, updatedAt: new Date(playlist.updatedAt) } }),
        database.playlistSong.createMany({ data: songRows(playlist) }),
      ])
      return true
    },
    replace: async (ownerId, playlist) => {
      const { playlistId: id, name } = playlist
      if ((await database.playlist.count({ where: { id, ownerId } })) === 0) return false
      const data = { name, updatedAt: new Date(playlist.updatedAt) }
      const [changed] = await database.$transaction([
        database.playlist.updateMany({ where: { id, ownerId }, data }),
        database.playlistSong.deleteMany({ where: { playlistId: id } }),
        database.playlistSong.createMany({ data: songRows(playlist) }),
      ])
      return changed.count > 0
    },
    remove: async (ownerId, playlistId) =>
      (await database.playlist.deleteMany({ where: { id: playlistId, ownerId } })).count > 0,
  }
}
