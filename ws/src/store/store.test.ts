import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asDurationMs, type ItemId, type Song, type SongId, type SpaceId, type UserId } from '@earshot/sync'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { prepareSqlite } from './sqlite.ts'
import { openStore, type Store } from './store.ts'

let folder: string
let databaseFile: string
let statements: string[]
const opened: Store[] = []
const migrationsDir = path.resolve(import.meta.dirname, '../../prisma/migrations')

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-store-'))
  databaseFile = path.join(folder, 'data', 'earshot.db')
  statements = []
})

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close(1000)
  rmSync(folder, { recursive: true })
})

const log = { info: vi.fn(), warn: vi.fn() }

async function open() {
  const store = await openStore({ databaseFile, migrationsDir, log, onStatement: (sql) => statements.push(sql) })
  opened.push(store)
  return store
}

function rows(sql: string) {
  const database = new Database(databaseFile)
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

const song: Song = {
  songId: 'aa' as SongId,
  title: 'Tone',
  artist: 'Sine',
  album: '',
  durationMs: asDurationMs(1000.5),
  coverUrl: null,
  source: { kind: 'file', url: '/media/aa.mp3', mimeType: 'audio/mpeg', sizeBytes: 10 },
}
const record = { song, sourceKey: 'file:aa', sizeBytes: 10, demo: true, createdAt: 1_700_000_000_123 }
const space = { spaceId: 'abcdef' as SpaceId, name: 'Den', creatorId: 'u1' as UserId, createdAt: 5 }
const current = { spaceId: space.spaceId, itemId: 'i1' as ItemId, songId: song.songId }

test('a song is there again after a restart, to the fraction of a millisecond', async () => {
  const store = await open()
  await store.addSong(record)
  await store.addSong({ ...record, createdAt: 9 })
  await store.close(1000)
  expect(await (await open()).allSongs()).toEqual([record])
})

test('a song that cannot be read is left out and spoils nothing', async () => {
  const store = await open()
  await store.addSong(record)
  await store.addSong({ ...record, sourceKey: 'file:bb', song: { ...song, songId: 'bb' as SongId, title: '' } })
  expect(await store.allSongs()).toEqual([record])
})

test('rooms and what they play are written behind, in order', async () => {
  const store = await open()
  store.saveSpace(space)
  store.saveCurrent(current)
  store.saveCurrent({ ...current, itemId: 'i2' as ItemId })
  expect(store.health().pending).toBe(3)
  expect(await store.close(1000)).toBe(0)
  expect(rows('SELECT id, name, creatorId FROM Space')).toEqual([{ id: 'abcdef', name: 'Den', creatorId: 'u1' }])
  expect(rows('SELECT * FROM CurrentStream')).toEqual([{ spaceId: 'abcdef', itemId: 'i2', songId: 'aa' }])
})

test('a room that plays nothing any more has no current song', async () => {
  const store = await open()
  store.saveSpace(space)
  store.saveCurrent(current)
  store.clearCurrent(space.spaceId)
  store.clearCurrent(space.spaceId)
  await store.close(1000)
  expect(rows('SELECT * FROM CurrentStream')).toEqual([])
})

test('what a room plays is stored without any time', async () => {
  await open()
  const columns = rows(`SELECT name FROM pragma_table_info('CurrentStream')`)
  expect(columns).toEqual([{ name: 'spaceId' }, { name: 'itemId' }, { name: 'songId' }])
})

test('a write for a room that does not exist is dropped and holds up nothing', async () => {
  const store = await open()
  store.saveCurrent(current)
  store.saveSpace(space)
  await vi.waitFor(() => expect(store.health()).toEqual({ pending: 0, failing: false, dropped: 1 }))
  expect(rows('SELECT id FROM Space')).toEqual([{ id: 'abcdef' }])
})

test('every statement can be counted, one for each write', async () => {
  const store = await open()
  statements.length = 0
  store.saveSpace(space)
  store.saveCurrent(current)
  store.clearCurrent(space.spaceId)
  await vi.waitFor(() => expect(store.health().pending).toBe(0))
  expect(statements.map((sql) => sql.split(' ')[0])).toEqual(['INSERT', 'INSERT', 'DELETE'])
})

test('a second start finds the database up to date', async () => {
  await (await open()).close(0)
  log.info.mockClear()
  await open()
  expect(log.info).not.toHaveBeenCalled()
  expect(statSync(databaseFile).size).toBeGreaterThan(0)
})

test('songs of the first release are there after its database was brought up to date', async () => {
  mkdirSync(path.dirname(databaseFile), { recursive: true })
  const [first = ''] = readdirSync(migrationsDir).filter((name) => name.endsWith('_init'))
  const old = mkdtempSync(path.join(folder, 'first-'))
  cpSync(path.join(migrationsDir, first), path.join(old, first), { recursive: true })
  prepareSqlite(databaseFile, old)
  const database = new Database(databaseFile)
  database.exec(`INSERT INTO Song VALUES
    ('aa', 'Tone', 'Sine', '', 1000.5, NULL, 'file', '/media/aa.mp3', 'aa', 'audio/mpeg', 10, 1, ${record.createdAt})`)
  database.close()
  expect(await (await open()).allSongs()).toEqual([record])
})
