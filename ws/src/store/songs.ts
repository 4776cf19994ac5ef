import type { Database } from './database.ts'
import type { SongRecord } from './records.ts'
import { recordOf, rowOf } from './song-row.ts'

/** The library's songs. */
export type Songs = {
  /** The oldest first. What cannot be read is left out, and told to `onUnreadable` by its id. */
  allSongs(): Promise<SongRecord[]>
  /** Resolves when the song is stored; a song that is there already stays as it is. */
  addSong(record: SongRecord): Promise<void>
}

export const openSongs = (database: Database, onUnreadable: (songId: string) => void): Songs => ({
  allSongs: async () => {
    const rows = await database.song.findMany({ orderBy: { createdAt: 'asc' } })
    return rows.flatMap((row) => {
      const record = recordOf(row)
      if (record === null) onUnreadable(row.id)
      return record ?? []
    })
  },
  addSong: async (record) => {
    const row = rowOf(record)
    await database.song.upsert({ where: { id: row.id }, create: row, update: {} })
  },
})
