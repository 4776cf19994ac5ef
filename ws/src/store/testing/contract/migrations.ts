import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../database.ts'
import type { GetBench } from './bench.ts'
import { record } from './songs.ts'

const silent = { onStatement: () => {}, onBroken: () => {} }
const INSTANT = new Date(record.createdAt).toISOString()

export function migrationsContract(bench: GetBench): void {
  describe('migrations', () => {
    test('what the first release wrote is there after its database was brought up to date', async () => {
      const { database, open } = bench()
      await database.migrateTo(['20250101000000_init'])
      await database.script(`
        INSERT INTO "Song" (id, title, artist, album, "durationMs", "sourceKind", "mediaUrl", "mediaHash", "mimeType",
          "sizeBytes", demo, "createdAt")
        VALUES ('aa', 'Tone', 'Sine', '', 1000.5, 'file', '/media/aa.mp3', 'aa', 'audio/mpeg', 10, true, '${INSTANT}');
        INSERT INTO "Space" (id, name, "creatorId", "createdAt") VALUES ('abcdef', 'Den', 'u1', '${INSTANT}');
        INSERT INTO "CurrentStream" ("spaceId", "itemId", "songId") VALUES ('abcdef', 'i1', 'aa');`)
      expect(await (await open()).allSongs()).toEqual([record])
      const [space] = await database.rows('SELECT * FROM "Space"')
      expect(space).toMatchObject({ id: 'abcdef', name: 'Den', creatorId: 'u1', hostId: null, revision: -1 })
      expect(space?.usedAt).toEqual(space?.createdAt)
      expect(await database.rows('SELECT * FROM "CurrentStream"')).toEqual([
        { spaceId: 'abcdef', itemId: 'i1', songId: 'aa' },
      ])
    })

    test('what a release with sources wrote is there too', async () => {
      const { database, open } = bench()
      await database.migrateTo(['20250101000000_init', '20261128000000_sources'])
      await database.script(`
        INSERT INTO "Song" (id, title, artist, album, "durationMs", source, "sourceKey", "sizeBytes", demo, "createdAt")
        VALUES ('aa', 'Tone', 'Sine', '', 1000.5, '${JSON.stringify(record.song.source)}', 'file:aa', 10, true, '${INSTANT}');
        INSERT INTO "Space" (id, name, "creatorId", "createdAt") VALUES ('abcdef', 'Den', 'u1', '${INSTANT}');
        INSERT INTO "CurrentStream" ("spaceId", "itemId", "songId") VALUES ('abcdef', 'i1', 'aa');`)
      expect(await (await open()).allSongs()).toEqual([record])
      expect(await database.rows('SELECT "itemId" FROM "CurrentStream"')).toEqual([{ itemId: 'i1' }])
    })

    test('a second start finds the database up to date; two first ones at once share the work', async () => {
      const { database } = bench()
      const both = database.source.kind === 'postgresql' ? 2 : 1
      const first = await Promise.all(Array.from({ length: both }, () => openDatabase(database.source, silent)))
      expect(first.map(({ applied }) => applied.length).sort()).toEqual(
        both === 2 ? [0, expect.any(Number)] : [expect.any(Number)],
      )
      const again = await openDatabase(database.source, silent)
      expect(again.applied).toEqual([])
      for (const it of [...first, again]) await it.database.$disconnect()
    })

    test('what a room plays is stored without any time', async () => {
      const { database, open } = bench()
      await open()
      await database.script(`
        INSERT INTO "Space" (id, name, "creatorId", "createdAt") VALUES ('abcdef', 'Den', 'u1', '${INSTANT}');
        INSERT INTO "CurrentStream" ("spaceId", "itemId", "songId") VALUES ('abcdef', 'i1', 'aa');`)
      const [row] = await database.rows('SELECT * FROM "CurrentStream"')
      expect(Object.keys(row ?? {}).sort()).toEqual(['itemId', 'songId', 'spaceId'])
    })
  })
}
