import type { SpaceId, UserId } from '@earshot/sync'
import type { Logger } from 'pino'
import { Prisma, PrismaClient } from '../generated/client.ts'
import { type AccountStore, accountStore } from './accounts/account-store.ts'
import { spacesMadeBy } from './accounts/made-spaces.ts'
import type { CurrentRecord, SongRecord, SpaceRecord } from './records.ts'
import { recordOf, rowOf } from './song-row.ts'
import { prepareSqlite } from './sqlite.ts'
import { type OnStatement, WatchedLibSQL } from './statements.ts'
import { WriteBehind, type WriteBehindHealth } from './write-behind.ts'

/** The durable nouns. The functions that answer nothing write behind the caller, in the order of the calls. */
export type Store = {
  allSongs(): Promise<SongRecord[]>
  /** Resolves when the song is stored; a song that is there already stays as it is. */
  addSong(record: SongRecord): Promise<void>
  saveSpace(space: SpaceRecord): void
  saveCurrent(current: CurrentRecord): void
  clearCurrent(spaceId: SpaceId): void
  /** Rooms that one user made, the latest first, at most `limit`. */
  spacesMadeBy(userId: UserId, limit: number): Promise<SpaceId[]>
  /** Unlike the rest its writes are waited for. */
  accounts: AccountStore
  health(): WriteBehindHealth
  /** Writes what waits, at most for `withinMs`, and closes; answers how many jobs were left over. */
  close(withinMs: number): Promise<number>
}

export type StoreOptions = {
  databaseFile: string
  migrationsDir: string
  log: Pick<Logger, 'info' | 'warn'>
  onStatement?: OnStatement
}

/** Jobs that may wait while the database fails: hours of a busy evening, some 10 MB. */
const WAITING_JOBS = 50_000

/** Opens the database, brings it up to date and answers the store. Throws when the file cannot be used. */
export async function openStore({ databaseFile, migrationsDir, log, onStatement }: StoreOptions): Promise<Store> {
  const applied = prepareSqlite(databaseFile, migrationsDir)
  if (applied.length > 0) log.info({ applied }, 'database brought up to date')
  const database = new PrismaClient({ adapter: new WatchedLibSQL(`file:${databaseFile}`, onStatement ?? (() => {})) })
  // With write-ahead logging this loses at most the last moments in a power cut, and spares a wait for the disk.
  await database.$executeRawUnsafe('PRAGMA synchronous=NORMAL')

  const behind = new WriteBehind({
    limit: WAITING_JOBS,
    isRefused,
    onTrouble: ({ kind, job, error, attempt }) => log.warn({ kind, job, attempt, err: error }, 'database write failed'),
  })

  return {
    allSongs: async () => {
      const rows = await database.song.findMany({ orderBy: { createdAt: 'asc' } })
      return rows.flatMap((row) => {
        const record = recordOf(row)
        if (!record) log.warn({ songId: row.id }, 'a song of the database could not be read and is left out')
        return record ?? []
      })
    },
    addSong: async (record) => {
      const row = rowOf(record)
      await database.song.upsert({ where: { id: row.id }, create: row, update: {} })
    },
    saveSpace: ({ spaceId, name, creatorId, createdAt }) => {
      const row = { name, creatorId, createdAt: new Date(createdAt) }
      behind.push(`save space ${spaceId}`, () =>
        database.space.upsert({ where: { id: spaceId }, create: { id: spaceId, ...row }, update: row }),
      )
    },
    saveCurrent: ({ spaceId, itemId, songId }) => {
      behind.push(`save current ${spaceId}`, () =>
        database.currentStream.upsert({
          where: { spaceId },
          create: { spaceId, itemId, songId },
          update: { itemId, songId },
        }),
      )
    },
    clearCurrent: (spaceId) => {
      behind.push(`clear current ${spaceId}`, () => database.currentStream.deleteMany({ where: { spaceId } }))
    },
    spacesMadeBy: (userId, limit) => spacesMadeBy(database, userId, limit),
    accounts: accountStore(database),
    health: () => behind.health(),
    close: async (withinMs) => {
      const left = await behind.drain(withinMs)
      await database.$disconnect()
      return left
    },
  }
}

/** Codes of Prisma for what will fail each time: a value too long, a broken uniqueness, reference or NOT NULL. */
const REFUSED = new Set(['P2000', 'P2002', 'P2003', 'P2004', 'P2011', 'P2025'])

function isRefused(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return true
  return error instanceof Prisma.PrismaClientKnownRequestError && REFUSED.has(error.code)
}
