import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Song } from '@earshot/sync'
import { openStore } from '../../ws/src/store/store.ts'

const MIGRATIONS = fileURLToPath(new URL('../../ws/prisma/migrations', import.meta.url))
const silent = { info: () => {}, warn: () => {} }

/** Puts songs into the library of a program that does not run: there are kinds that nobody can upload. */
export async function shelve(dataDir: string, songs: readonly Song[]): Promise<void> {
  const databaseFile = path.join(dataDir, 'earshot.db')
  const store = await openStore({ databaseFile, migrationsDir: MIGRATIONS, log: silent })
  for (const [n, song] of songs.entries()) {
    await store.addSong({ song, sourceKey: song.songId, sizeBytes: 0, demo: false, createdAt: Date.now() + n })
  }
  await store.close(5000)
}
