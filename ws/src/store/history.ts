import type { PublicUser, Song, SpaceId } from '@earshot/sync'
import type { Database } from './database.ts'
import { readSong } from './song-row.ts'

/** A song that a space has played, from when on (ms since 1970), and who had added it. */
export type Play = { playId: string; song: Song; startedAt: number; addedBy: PublicUser }

export type History = {
  /** At most `limit` plays of a space, the newest first, beginning after the play `before`. One that nobody knows answers nothing. */
  playsOf(spaceId: SpaceId, page: { before?: string | undefined; limit: number }): Promise<Play[]>
}

export const openHistory = (database: Database): History => ({
  playsOf: async (spaceId, { before, limit }) => {
    const from = before === undefined ? null : await database.playHistory.findFirst({ where: { id: before, spaceId } })
    if (before !== undefined && from === null) return []
    const older = from && {
      OR: [{ startedAt: { lt: from.startedAt } }, { startedAt: from.startedAt, id: { lt: from.id } }],
    }
    const rows = await database.playHistory.findMany({
      where: { spaceId, ...older },
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: limit,
    })
    return rows.flatMap((row) => {
      const song = readSong(row.song)
      const addedBy = { userId: row.addedById as PublicUser['userId'], name: row.addedByName }
      return song === null ? [] : { playId: row.id, song, startedAt: row.startedAt, addedBy }
    })
  },
})
