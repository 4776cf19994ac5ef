import { asServerMs, type Epoch } from '@earshot/sync'
import { T0 } from '@earshot/sync/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backupContract } from '../backup/testing/contract.ts'
import { noWritesContract } from '../gateway/testing/no-writes.ts'
import { accountStoreContract } from './accounts/account-store.contract.ts'
import { openDatabase } from './database.ts'
import { benches } from './testing/contract/bench.ts'
import { storeContract } from './testing/contract/contract.ts'
import { aFullSpace } from './testing/contract/full-space.ts'
import { type PostgresqlServer, startPostgresql } from './testing/postgresql-server.ts'
import { postgresqlDatabase, sqliteDatabase } from './testing/test-database.ts'

let server: PostgresqlServer
beforeAll(async () => {
  server = await startPostgresql()
}, 60_000)
afterAll(() => server.remove(), 60_000)

const bench = benches(() => postgresqlDatabase(server))
storeContract('PostgreSQL', bench)
noWritesContract(bench)
describe('accounts', () =>
  accountStoreContract(async () => {
    const store = await bench().open()
    return { accounts: store.accounts, close: () => store.close(1000) }
  }))
backupContract(
  'of PostgreSQL into PostgreSQL',
  () => postgresqlDatabase(server),
  () => postgresqlDatabase(server),
)
backupContract('of PostgreSQL into SQLite', () => postgresqlDatabase(server), sqliteDatabase)
backupContract('of SQLite into PostgreSQL', sqliteDatabase, () => postgresqlDatabase(server))

test('connections that break in the midst of transactions are not missing afterwards', async () => {
  const { source, rows } = bench().database
  let hold: Promise<void> | null = null
  const { database } = await openDatabase(source, {
    onStatement: (sql) => (sql.startsWith('UPDATE') && hold !== null ? hold : undefined),
    onBroken: () => {},
  })
  for (let n = 0; n < 8; n++) {
    let free = () => {}
    hold = new Promise((resolve) => {
      free = resolve
    })
    let hasBegun = () => {}
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve
    })
    const write = database.$transaction(async (tx) => {
      await tx.space.count()
      hasBegun()
      await tx.space.updateMany({ data: { name: 'New name' } })
    })
    const failed = expect(write).rejects.toThrow()
    await begun
    await rows(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`)
    free()
    await failed
  }
  hold = null
  expect(await database.space.count()).toBe(0)
  await database.$disconnect()
}, 30_000)

test('a database that is stopped and started again loses no change that was made meanwhile', async () => {
  const store = await bench().open()
  let space = aFullSpace('abcdef')
  store.rooms.save(space)
  await expect.poll(() => store.health().pending, { timeout: 20_000 }).toBe(0)
  await server.stop()
  try {
    for (let n = 0; n < 200; n++) {
      const [first, ...rest] = space.queue.upcoming
      if (first === undefined) throw new Error('unreachable')
      space = { ...space, revision: space.revision + 1, queue: { ...space.queue, upcoming: [...rest, first] } }
      store.rooms.save(space)
      store.rooms.played(space, { playId: `p${n}`, song: first.song, startedAt: T0 + n, addedBy: first.addedBy })
    }
    await expect.poll(() => store.health().failing, { timeout: 20_000 }).toBe(true)
    expect(store.health()).toEqual({ pending: 1, failing: true, dropped: 0 })
  } finally {
    await server.start()
  }
  expect(await store.close(20_000)).toBe(0)
  const again = await bench().open()
  const written = await again.rooms.wake(space.spaceId, { now: asServerMs(T0), epoch: 'woken' as Epoch })
  expect(written?.queue).toEqual(space.queue)
  expect(await again.history.playsOf(space.spaceId, { limit: 1000 })).toHaveLength(200)
}, 60_000)
