import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { asServerMs, type Epoch } from '@earshot/sync'
import { aUser, T0 } from '@earshot/sync/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Config } from '../../config.ts'
import { openStore } from '../../store/store.ts'
import { aFullSpace } from '../../store/testing/contract/full-space.ts'
import { record, song } from '../../store/testing/contract/songs.ts'
import type { TestDatabase } from '../../store/testing/test-database.ts'
import { backup } from '../backup.ts'
import { restore } from '../restore.ts'

const sqliteMigrationsDir = path.resolve(import.meta.dirname, '../../../prisma/migrations')
const log = { info: () => {}, warn: () => {} } as never
const waking = { now: asServerMs(T0), epoch: 'woken' as Epoch }

/** A backup of what `from` makes, brought back into what `to` makes. */
export function backupContract(name: string, from: () => Promise<TestDatabase>, to: () => Promise<TestDatabase>): void {
  describe(`a backup ${name}`, () => {
    let folder: string
    const databases: TestDatabase[] = []
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'earshot-backup-'))
    })
    afterEach(async () => {
      for (const it of databases.splice(0)) await it.remove()
      rmSync(folder, { recursive: true })
    })

    /** A data folder, with a SQLite file in it where that is the kind. */
    const place = async (name: string, make: () => Promise<TestDatabase>) => {
      const made = await make()
      databases.push(made)
      const dataDir = path.join(folder, name)
      const { source } = made
      const database = source.kind === 'sqlite' ? { ...source, file: path.join(dataDir, 'earshot.db') } : source
      const paths = { dataDir, mediaDir: path.join(dataDir, 'media') } as Config['paths']
      return { database, paths, open: () => openStore({ source: database, log }) }
    }

    test('brings back rooms, histories, playlists and songs, with files and the key of the sessions', async () => {
      const there = await place('there', from)
      mkdirSync(path.join(there.paths.mediaDir, 'tmp'), { recursive: true })
      const files = {
        'media/aa.mp3': 'sound',
        'media/tmp/half': 'unfinished',
        secret: 'secret',
        'spaces.journal': '{}\n',
      }
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(there.paths.dataDir, name), text)
      const store = await there.open()
      const spaces = Array.from({ length: 3 }, (_, n) => ({ ...aFullSpace(`abcde${'fgh'[n]}`), revision: n }))
      await store.addSong(record)
      for (const space of spaces) {
        store.rooms.save(space)
        store.rooms.played(space, { playId: `play-${space.spaceId}`, song, startedAt: T0, addedBy: aUser(1) })
        store.rooms.said(space, { messageId: `said-${space.spaceId}` as never, by: aUser(1), text: 'Hi\n☃', at: T0 })
      }
      store.users.seen(aUser(1))
      const mixtape = { playlistId: 'p1', name: 'Mix', updatedAt: 5, songs: Array.from({ length: 700 }, () => song) }
      await store.playlists.create(aUser(1).userId, mixtape)
      await expect.poll(() => store.health().pending, { timeout: 20_000 }).toBe(0)

      // While the server runs.
      const kept = path.join(folder, 'backup')
      await backup(there, kept, new Date(T0))
      await store.close(1000)
      const here = await place('here', to)
      await restore({ ...here, sqliteMigrationsDir }, kept)

      const again = await here.open()
      expect(await again.allSongs()).toEqual([record])
      expect(await again.rooms.revisions()).toEqual(new Map(spaces.map(({ spaceId, revision }) => [spaceId, revision])))
      for (const space of spaces) {
        const woken = await again.rooms.wake(space.spaceId, waking)
        expect(woken).toMatchObject({ door: space.door, roles: space.roles, settings: space.settings })
        expect(woken?.queue.upcoming.length).toBe(space.queue.upcoming.length)
        expect(await again.history.playsOf(space.spaceId, { limit: 5 })).toHaveLength(1)
        expect((await again.chats.newestOf(space.spaceId, 5))[0]?.text).toBe('Hi\n☃')
      }
      expect(await again.playlists.get(aUser(1).userId, 'p1')).toEqual(mixtape)
      await again.close(1000)
      const { dataDir } = here.paths
      for (const name of ['media/aa.mp3', 'secret', 'spaces.journal'] as const) {
        expect(readFileSync(path.join(dataDir, name), 'utf8')).toBe(files[name])
      }
      expect(existsSync(path.join(dataDir, 'media/tmp'))).toBe(false)
    })

    test('goes into an empty folder only, and comes back into nothing that is in use', async () => {
      const there = await place('there', from)
      mkdirSync(there.paths.dataDir)
      const store = await there.open()
      store.rooms.save(aFullSpace('abcdef'))
      await expect.poll(() => store.health().pending, { timeout: 20_000 }).toBe(0)
      await store.close(1000)
      const kept = path.join(folder, 'backup')
      await backup(there, kept, new Date(T0))
      await expect(backup(there, kept, new Date(T0))).rejects.toThrow('is not empty')
      writeFileSync(path.join(there.paths.dataDir, 'secret'), 'in use')
      await expect(restore({ ...there, sqliteMigrationsDir }, kept)).rejects.toThrow('is not empty')
      expect(readdirSync(there.paths.dataDir)).not.toContain('lock')
      rmSync(path.join(kept, 'backup.json'))
      const here = await place('here', to)
      await expect(restore({ ...here, sqliteMigrationsDir }, kept)).rejects.toThrow('holds no whole backup')
    })
  })
}
