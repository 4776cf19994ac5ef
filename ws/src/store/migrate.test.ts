import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type MigrationDatabase, migrate, SQLITE } from './migrate.ts'

let folder: string
let file: Database.Database
let database: MigrationDatabase

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-migrate-'))
  file = new Database(':memory:')
  database = {
    script: (sql) => void file.exec(sql),
    all: (sql) => file.prepare(sql).all() as Record<string, unknown>[],
    dialect: SQLITE,
  }
})

afterEach(() => {
  file.close()
  rmSync(folder, { recursive: true })
})

function write(name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

const FAMILY = `CREATE TABLE parent (id TEXT PRIMARY KEY, name TEXT);
CREATE TABLE child (id TEXT PRIMARY KEY, parent TEXT REFERENCES parent (id) ON DELETE CASCADE);`

test('migrations are applied once, in the order of their names', async () => {
  write('2_second', `INSERT INTO parent VALUES ('a', 'semicolons; and ''quotes''');`)
  write('1_first', FAMILY)
  expect(await migrate(folder, database)).toEqual(['1_first', '2_second'])
  expect(await migrate(folder, database)).toEqual([])
  expect(database.all('SELECT * FROM parent')).toEqual([{ id: 'a', name: "semicolons; and 'quotes'" }])
})

test('a migration that was edited after it had been applied is refused', async () => {
  write('1_first', FAMILY)
  await migrate(folder, database)
  write('1_first', `${FAMILY} -- edited`)
  await expect(migrate(folder, database)).rejects.toThrow('1_first was edited')
})

test('a database made by a newer program is refused', async () => {
  write('1_first', FAMILY)
  write('2_second', 'CREATE TABLE later (id TEXT);')
  await migrate(folder, database)
  rmSync(path.join(folder, '2_second'), { recursive: true })
  await expect(migrate(folder, database)).rejects.toThrow('newer than this program')
})

test('a failing migration leaves nothing behind and can be tried again', async () => {
  write('1_first', `${FAMILY} INSERT INTO nowhere VALUES (1);`)
  await expect(migrate(folder, database)).rejects.toThrow('nowhere')
  expect(database.all(`SELECT name FROM sqlite_master WHERE name = 'parent'`)).toEqual([])
  write('1_first', FAMILY)
  expect(await migrate(folder, database)).toEqual(['1_first'])
})

test('redefining a table keeps the rows of its children', async () => {
  write('1_first', FAMILY)
  await migrate(folder, database)
  database.script(`INSERT INTO parent VALUES ('p', 'n'); INSERT INTO child VALUES ('c', 'p');`)
  write(
    '2_redefine',
    `PRAGMA foreign_keys=OFF;
    CREATE TABLE new_parent (id TEXT PRIMARY KEY, name TEXT NOT NULL);
    INSERT INTO new_parent SELECT * FROM parent;
    DROP TABLE parent;
    ALTER TABLE new_parent RENAME TO parent;
    PRAGMA foreign_keys=ON;`,
  )
  await migrate(folder, database)
  expect(database.all('SELECT * FROM child')).toEqual([{ id: 'c', parent: 'p' }])
  expect(() => database.script(`INSERT INTO child VALUES ('d', 'nobody')`)).toThrow('FOREIGN KEY')
})

test('a migration that breaks a reference is refused', async () => {
  write('1_first', `${FAMILY} INSERT INTO child VALUES ('c', 'nobody');`)
  await expect(migrate(folder, database)).rejects.toThrow('references to rows that do not exist')
})

test('a migration that Prisma began and never finished is refused', async () => {
  write('1_first', FAMILY)
  await migrate(folder, database)
  database.script('UPDATE "_prisma_migrations" SET finished_at = NULL')
  await expect(migrate(folder, database)).rejects.toThrow('never finished')
})
