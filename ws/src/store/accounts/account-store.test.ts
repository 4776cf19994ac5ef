import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asServerMs, type SpaceId, type UserId } from '@earshot/sync'
import { aSpace } from '@earshot/sync/testing'
import { describe, expect, test } from 'vitest'
import { openStore } from '../store.ts'
import { accountStoreContract } from './account-store.contract.ts'

const migrationsDir = path.resolve(import.meta.dirname, '../../../prisma/migrations')
const log = { info: () => {}, warn: () => {} }

const openSqlite = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-accounts-'))
  const store = await openStore({
    source: { kind: 'sqlite', file: path.join(folder, 'earshot.db'), migrationsDir },
    log,
  })
  const close = async () => {
    await store.close(1000)
    rmSync(folder, { recursive: true })
  }
  return { store, accounts: store.accounts, close }
}

describe('accounts in SQLite', () => accountStoreContract(openSqlite))

test('rooms are listed for who made them, the latest first', async () => {
  const { store, close } = await openSqlite()
  const spaces = ['aaaaaa', 'bbbbbb', 'cccccc'].map((spaceId, n) => ({
    ...aSpace(asServerMs(n)),
    spaceId: spaceId as SpaceId,
    creatorId: (n === 1 ? 'bob' : 'ada') as UserId,
  }))
  for (const space of spaces) store.rooms.save(space)
  await expect.poll(() => store.spacesMadeBy('ada' as UserId, 10)).toEqual(['cccccc', 'aaaaaa'])
  expect(await store.spacesMadeBy('ada' as UserId, 1)).toEqual(['cccccc'])
  await close()
})
