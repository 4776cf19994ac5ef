import type { Prisma } from '../generated/client.ts'
import type { Database } from './database.ts'
import { readJson } from './json.ts'

/**
 * Every table and what names its rows, those that others refer to first. A table that is not here does not compile, so
 * that none is forgotten.
 */
const KEYS = {
  User: ['id'],
  Song: ['id'],
  Space: ['id'],
  CurrentStream: ['spaceId'],
  Stream: ['spaceId', 'itemId'],
  Upvote: ['spaceId', 'itemId', 'userId'],
  Role: ['spaceId', 'userId'],
  Ban: ['spaceId', 'userId'],
  Admission: ['spaceId', 'userId'],
  Invite: ['id'],
  PlayHistory: ['id'],
  Chat: ['spaceId', 'id'],
  Playlist: ['id'],
  PlaylistSong: ['playlistId', 'place'],
  Account: ['userId'],
  Identity: ['provider', 'subject'],
  AccountSession: ['id'],
  PasswordReset: ['tokenHash'],
} as const satisfies Record<Prisma.ModelName, readonly string[]>
type Table = keyof typeof KEYS
const TABLES = Object.keys(KEYS) as Table[]

const ROWS_AT_ONCE = 500
const PATIENCE = { timeout: 6 * 3_600_000, maxWait: 60_000 }

/** What every table can do. */
type Rows = {
  count(): Promise<number>
  findMany(of: object): Promise<object[]>
  createMany(of: { data: object[] }): Promise<unknown>
}
const rowsOf = (client: Prisma.TransactionClient, table: Table): Rows => {
  const name = `${table[0]?.toLowerCase()}${table.slice(1)}` as 'song'
  return client[name] as unknown as Rows
}

/** Tells every row as one line of JSON, all as of one instant; what `write` answers is waited for. */
export async function dump(database: Database, write: (line: string) => Promise<void> | void): Promise<number> {
  // As the type of the client, which is SQLite's, does not know: PostgreSQL shows one instant by it, and blocks nobody.
  const isolation = (await isSqlite(database)) ? {} : { isolationLevel: 'RepeatableRead' as 'Serializable' }
  let count = 0
  await database.$transaction(
    async (tx) => {
      for (const table of TABLES) {
        const orderBy = KEYS[table].map((key) => ({ [key]: 'asc' }))
        for (let skip = 0; ; skip += ROWS_AT_ONCE) {
          const rows = await rowsOf(tx, table).findMany({ orderBy, skip, take: ROWS_AT_ONCE })
          for (const row of rows) await write(JSON.stringify({ table, row }))
          count += rows.length
          if (rows.length < ROWS_AT_ONCE) break
        }
      }
    },
    { ...PATIENCE, ...isolation },
  )
  return count
}

/** A database that is to be filled holds something already, or the lines are no dump. */
export class DumpError extends Error {}

/** Fills an empty database with the rows that `dump` told: all of them or none. Answers how many. */
export async function load(database: Database, lines: AsyncIterable<string> | Iterable<string>): Promise<number> {
  for (const table of TABLES) {
    if ((await rowsOf(database, table).count()) > 0) throw new DumpError('The database is not empty.')
  }
  let count = 0
  await database.$transaction(async (tx) => {
    let waiting: { table: Table; rows: object[] } | null = null
    const flush = async () => {
      if (waiting !== null) await rowsOf(tx, waiting.table).createMany({ data: waiting.rows })
      waiting = null
    }
    for await (const line of lines) {
      if (line === '') continue
      count++
      const { table, row } = readLine(line, count)
      if (waiting !== null && (waiting.table !== table || waiting.rows.length >= ROWS_AT_ONCE)) await flush()
      waiting ??= { table, rows: [] }
      waiting.rows.push(row)
    }
    await flush()
  }, PATIENCE)
  return count
}

const readLine = (line: string, number: number): { table: Table; row: object } => {
  const told = readJson(line) as { table?: Table; row?: object } | null
  if (told?.table === undefined || !TABLES.includes(told.table) || typeof told.row !== 'object') {
    throw new DumpError(`Line ${number} of the dump is no row of a table that this version knows.`)
  }
  return { table: told.table, row: told.row }
}

const isSqlite = async (database: Database): Promise<boolean> =>
  database.$queryRawUnsafe('SELECT sqlite_version()').then(
    () => true,
    () => false,
  )
