import path from 'node:path'
import type { Song, SongSource } from '@earshot/sync'
import Database from 'libsql'
import type { Program } from './program.ts'

/** Songs from elsewhere, put into the library by hand: the vendors that a server would ask about them are out of reach. */
export type Seed = { title: string; source: SongSource; durationMs: number | null }

/** A song's id, made from its title. */
export const seededId = (title: string): Song['songId'] =>
  title.toLowerCase().replace(/\W+/g, '-').padEnd(12, '0') as Song['songId']

/** Writes songs into a program's library, for which it is started anew: to be called before anyone is there. */
export async function seedSongs(program: Program, seeds: readonly Seed[]): Promise<void> {
  await program.kill()
  const database = new Database(path.join(program.dataDir, 'earshot.db'))
  const insert = database.prepare(
    `INSERT INTO Song (id, title, artist, album, durationMs, coverUrl, source, sourceKey, sizeBytes, demo, createdAt)
     VALUES (?, ?, '', '', ?, NULL, ?, ?, 0, FALSE, ?)`,
  )
  for (const { title, source, durationMs } of seeds) {
    const at = new Date().toISOString()
    insert.run(seededId(title), title, durationMs, JSON.stringify(source), `${source.kind}:${title}`, at)
  }
  database.close()
  await program.run()
}
