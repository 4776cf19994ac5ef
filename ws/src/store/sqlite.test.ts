import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectSqlite, prepareSqlite } from './sqlite.ts'

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-sqlite-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What plays in a room that is not there: with references looked at as late as possible, the commit itself fails. */
const brokenAtTheEnd = [
  'PRAGMA defer_foreign_keys=ON',
  `INSERT INTO CurrentStream (spaceId, itemId, songId) VALUES ('nowhere', 'i', 's')`,
]

test('a commit that fails leaves nothing of itself, and holds up no transaction after it', async () => {
  const file = path.join(folder, 'earshot.db')
  await prepareSqlite(file, MIGRATIONS)
  const database = await connectSqlite(file, () => {})
  const broken = database.$transaction(async (tx) => {
    for (const sql of brokenAtTheEnd) await tx.$executeRawUnsafe(sql)
  })
  await expect(broken).rejects.toThrow()
  const count = await database.$transaction((tx) => tx.currentStream.count())
  expect(count).toBe(0)
  await database.$disconnect()
})

test('nor does one that fails before it is made', async () => {
  const file = path.join(folder, 'earshot.db')
  await prepareSqlite(file, MIGRATIONS)
  let failures = 1
  const database = await connectSqlite(file, (sql) => {
    if (sql === 'COMMIT' && failures-- > 0) throw new Error('stopped')
  })
  await expect(database.$transaction((tx) => tx.space.count())).rejects.toThrow()
  expect(await database.$transaction((tx) => tx.space.count())).toBe(0)
  await database.$disconnect()
})
