import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import { type MigrationDatabase, migrate } from './migrate.ts'

/**
 * The native library must be the very one that Prisma's adapter uses (package.json pins it): two copies of SQLite in one
 * process do not see each other's locks, and the late close of one deletes the other's write-ahead log.
 *
 * Makes the SQLite file if there is none and brings it up to date; answers the migrations applied now.
 * Write-ahead logging stays set in the file, so that reading and writing do not wait for each other.
 */
export function prepareSqlite(file: string, migrationsDir: string): string[] {
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Database(file)
  try {
    // Asked as queries: they answer a row, which `exec` takes for a mistake.
    database.prepare('PRAGMA busy_timeout=5000').all()
    database.prepare('PRAGMA journal_mode=WAL').all()
    return migrate(migrationsDir, connection(database))
  } finally {
    database.close()
  }
}

function connection(database: Database.Database): MigrationDatabase {
  return {
    script: (sql) => void database.exec(sql),
    all: (sql) => database.prepare(sql).all() as Record<string, unknown>[],
  }
}
