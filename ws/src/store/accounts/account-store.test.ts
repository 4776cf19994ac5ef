import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { SpaceId, UserId } from '@earshot/sync'
import { describe, expect, test } from 'vitest'
import { openStore } from '../store.ts'
import { accountStoreContract } from './account-store.contract.ts'

const migrationsDir = path.resolve(import.meta.dirname, '../../../prisma/migrations')
const log = { info: () => {}, warn: () => {} }

const openSqlite = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-accounts-'))
  const store = await openStore({ databaseFile: path.join(folder, 'earshot.db'), migrationsDir, log })
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
    spaceId: spaceId as SpaceId,
    name: spaceId,
    creatorId: (n === 1 ? 'bob' : 'ada') as UserId,
    createdAt: n,
  }))
  for (const space of spaces) store.saveSpace(space)
  await expect.poll(() => store.spacesMadeBy('ada' as UserId, 10)).toEqual(['cccccc', 'aaaaaa'])
  expect(await store.spacesMadeBy('ada' as UserId, 1)).toEqual(['cccccc'])
  await close()
})
