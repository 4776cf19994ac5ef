import { setTimeout as sleep } from 'node:timers/promises'
import type { SpaceId, UserId } from '@earshot/sync'
import type { Logger } from 'pino'
import { Prisma } from '../generated/client.ts'
import { type AccountStore, accountStore } from './accounts/account-store.ts'
import { spacesMadeBy } from './accounts/made-spaces.ts'
import { type Chats, openChats } from './chats.ts'
import { type Database, type DatabaseSource, openDatabase } from './database.ts'
import { type Forget, openForget } from './forget.ts'
import { type History, openHistory } from './history.ts'
import { openPlaylists, type Playlists } from './playlists.ts'
import { openPrune, type Prune } from './retention.ts'
import { openRooms, type Rooms } from './rooms/rooms.ts'
import { openSongs, type Songs } from './songs.ts'
import type { OnStatement } from './statements.ts'
import { openUsers, type Users } from './users.ts'
import { WriteBehind, type WriteBehindHealth } from './write-behind.ts'

/** The durable nouns. The functions that answer nothing write behind the caller. */
export type Store = Songs &
  Forget & {
    prune: Prune
    rooms: Rooms
    users: Users
    playlists: Playlists
    history: History
    chats: Chats
    /** Rooms that one user made, the latest first, at most `limit`. */
    spacesMadeBy(userId: UserId, limit: number): Promise<SpaceId[]>
    /** Its writes are waited for. */
    accounts: AccountStore
    database: Database
    health(): WriteBehindHealth
    /** Writes what waits, at most for `withinMs`, and closes; answers how many jobs were left over. */
    close(withinMs: number): Promise<number>
  }

export type StoreOptions = {
  source: DatabaseSource
  log: Pick<Logger, 'info' | 'warn'>
  /** ms since 1970. */
  now?: () => number
  onStatement?: OnStatement
}

/** Jobs that may wait while the database fails: one for each room that has changed, one for each person who came. */
const WAITING_JOBS = 50_000

const DISCONNECT_MS = 2000

/** Opens the database, brings it up to date and answers the store. Throws when it cannot be used. */
export async function openStore({ source, log, now = Date.now, onStatement = () => {} }: StoreOptions): Promise<Store> {
  const { database, applied } = await openDatabase(source, {
    onStatement,
    onBroken: (err) => log.warn({ err }, 'a connection to the database broke'),
  })
  if (applied.length > 0) log.info({ applied }, 'database brought up to date')

  const behind = new WriteBehind({
    limit: WAITING_JOBS,
    isRefused,
    onTrouble: ({ kind, job, error, attempt }) => log.warn({ kind, job, attempt, err: error }, 'database write failed'),
  })

  return {
    ...openSongs(database, (songId) =>
      log.warn({ songId }, 'a song of the database could not be read and is left out'),
    ),
    ...openForget(database),
    prune: openPrune(database),
    rooms: openRooms({
      database,
      behind,
      now,
      isRefused,
      onProblem: (problem, spaceId, err) => log.warn({ spaceId, err }, problem),
    }),
    users: openUsers(database, behind, now),
    playlists: openPlaylists(database),
    history: openHistory(database),
    chats: openChats(database),
    database,
    spacesMadeBy: (userId, limit) => spacesMadeBy(database, userId, limit),
    accounts: accountStore(database),
    health: () => behind.health(),
    close: async (withinMs) => {
      const left = await behind.drain(withinMs)
      // A connection that hangs is not waited for.
      await Promise.race([database.$disconnect(), sleep(DISCONNECT_MS, undefined, { ref: false })])
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
