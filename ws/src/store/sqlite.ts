import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaLibSQL } from '@prisma/adapter-libsql'
import Database from 'libsql'
import { PrismaClient } from '../generated/client.ts'
import { migrate, SQLITE } from './migrate.ts'
import { type OnStatement, watched } from './statements.ts'

/**
 * The native library must be the very one that Prisma's adapter uses (package.json pins it): two copies of SQLite in one
 * process do not see each other's locks, and the late close of one deletes the other's write-ahead log.
 *
 * Makes the SQLite file if there is none and brings it up to date; answers the migrations applied now.
 * Write-ahead logging stays set in the file, so that reading and writing do not wait for each other.
 */
export async function prepareSqlite(file: string, migrationsDir: string): Promise<string[]> {
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Database(file)
  try {
    // Asked as queries: they answer a row, which `exec` takes for a mistake.
    database.prepare('PRAGMA busy_timeout=5000').all()
    database.prepare('PRAGMA journal_mode=WAL').all()
    return await migrate(migrationsDir, {
      script: (sql) => void database.exec(sql),
      all: (sql) => database.prepare(sql).all() as Record<string, unknown>[],
      dialect: SQLITE,
    })
  } finally {
    database.close()
  }
}

/** A client of a SQLite file that is up to date. */
export async function connectSqlite(file: string, onStatement: OnStatement): Promise<PrismaClient> {
  const adapter = watched(new OneConnection({ url: `file:${file}` }), async (sql) => {
    await onStatement(sql)
    // SQLite works in the calling thread: between two statements what rooms are told goes out.
    await new Promise((resolve) => setImmediate(resolve))
  })
  const client = new PrismaClient({ adapter })
  await client.$queryRawUnsafe('PRAGMA busy_timeout=5000')
  // With write-ahead logging this loses at most the last moments in a power cut, and spares a wait for the disk.
  await client.$executeRawUnsafe('PRAGMA synchronous=NORMAL')
  return client
}

/**
 * Transactions on the one connection there is. By itself the library leaves its connection to each transaction, to be
 * collected some day, and opens another one, which knows nothing of our PRAGMAs. The adapter lets nothing else pass meanwhile.
 */
class OneConnection extends PrismaLibSQL {
  override createClient(config: Parameters<PrismaLibSQL['createClient']>[0]) {
    const client = super.createClient(config)
    let isOpen = false
    client.transaction = async () => {
      // One whose end failed, or was never asked for, would hold up all others for ever.
      if (isOpen) await client.execute('ROLLBACK').catch(() => {})
      await client.execute('BEGIN IMMEDIATE')
      isOpen = true
      let closed = false
      const end = async (sql: string) => {
        closed = true
        await client.execute(sql)
        isOpen = false
      }
      return {
        execute: client.execute.bind(client),
        batch: (statements) => client.batch(statements),
        executeMultiple: (sql) => client.executeMultiple(sql),
        commit: () => end('COMMIT'),
        rollback: () => end('ROLLBACK'),
        close: () => {},
        get closed() {
          return closed
        },
      }
    }
    return client
  }
}
