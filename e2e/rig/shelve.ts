import path from 'node:path'
import type { Song } from '@earshot/sync'
import Database from 'libsql'
import { prepareSqlite } from '../../ws/src/store/sqlite.ts'

const MIGRATIONS = path.join(import.meta.dirname, '../../ws/prisma/migrations')

/** Puts songs into the library of a program that is not running yet, as if they had been added. */
export async function shelve(dataDir: string, songs: readonly Song[]): Promise<void> {
  const file = path.join(dataDir, 'earshot.db')
  await prepareSqlite(file, MIGRATIONS)
  const database = new Database(file)
  const insert = database.prepare(
    `INSERT INTO Song (id, title, artist, album, durationMs, coverUrl, source, sourceKey, sizeBytes, demo, createdAt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, FALSE, ?)`,
  )
  for (const { songId, title, artist, album, durationMs, coverUrl, source } of songs) {
    const createdAt = new Date().toISOString()
    const key = `${source.kind}:${songId}`
    insert.run(songId, title, artist, album, durationMs, coverUrl, JSON.stringify(source), key, createdAt)
  }
  database.close()
}
