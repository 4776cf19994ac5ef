import { setTimeout as sleep } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { PrismaClient } from '../generated/client.ts'
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client.ts'
import { migrate, POSTGRESQL } from './migrate.ts'
import { type OnStatement, watched } from './statements.ts'

/** A database that answers nothing any more is given up after so long, and tried again. */
const LIMITS = { connectionTimeoutMillis: 10_000, query_timeout: 60_000, keepAlive: true }
const CONNECTIONS = 5
/** A database that starts together with the server is waited for. */
const PATIENCE_MS = 30_000
const TRY_EVERY_MS = 1000

/** A start that cannot be: the database is not there, or lets nobody in. */
export class DatabaseUnreachable extends Error {}

/** Brings a PostgreSQL database up to date; answers the migrations applied now. Two servers that start at once take turns. */
export async function preparePostgresql(url: string, migrationsDir: string): Promise<string[]> {
  const client = await reach(url, Date.now() + PATIENCE_MS)
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => {})
  try {
    return await migrate(migrationsDir, {
      script: (sql) => client.query(sql),
      all: async (sql) => (await client.query(sql)).rows,
      dialect: POSTGRESQL,
    })
  } finally {
    await client.end()
  }
}

async function reach(url: string, until: number): Promise<pg.Client> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: LIMITS.connectionTimeoutMillis })
    try {
      await client.connect()
      return client
    } catch (cause) {
      await client.end().catch(() => {})
      const { code = '', message } = cause as { code?: string; message: string }
      // What waiting may help: nobody listens, or it is starting (57P03).
      const isStarting = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', '57P03'].includes(code)
      if (!isStarting || Date.now() > until) {
        throw new DatabaseUnreachable(`DATABASE_URL: the database could not be reached: ${message || code}`, { cause })
      }
      await sleep(TRY_EVERY_MS)
    }
  }
}

/** A client of a PostgreSQL database that is up to date; `onBroken` hears of connections that broke while nobody used them. */
export function connectPostgresql(
  url: string,
  onStatement: OnStatement,
  onBroken: (error: Error) => void,
): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: url, max: CONNECTIONS, ...LIMITS },
    { onPoolError: onBroken, onConnectionError: onBroken },
  )
  // Made from one schema (`npm run twin` in ws), the two clients differ in nothing that the store uses.
  return new PostgresqlClient({ adapter: watched(givingBack(adapter), onStatement) }) as unknown as PrismaClient
}

/**
 * Bug #1 of Prisma 6.19: a transaction whose connection broke fails to say ROLLBACK, and its connection is never given back:
 * some outages later the pool is empty for good. Here what fails to end gives its connection back, as broken.
 */
function givingBack(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = await connect()
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => {
      const transaction = await startTransaction(isolation)
      const { client } = transaction as unknown as { client: pg.PoolClient }
      const executeRaw = transaction.executeRaw.bind(transaction)
      transaction.executeRaw = async (query) => {
        try {
          return await executeRaw(query)
        } catch (error) {
          if (query.sql === 'ROLLBACK' || query.sql === 'COMMIT') client.release(true)
          throw error
        }
      }
      return transaction
    }
    return adapter
  }
  return factory
}
