import { mkdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import { type MigrationDatabase, migrate } from './migrate.ts'

/**
 * Makes the SQLite file if there is none and brings it up to date; answers the migrations applied now.
 * Write-ahead logging stays set in the file, so that reading and writing do not wait for each other.
 */
export function prepareSqlite(file: string, migrationsDir: string): string[] {
  mkdirSync(path.dirname(file), { recursive: true })
  const database = new Database(file)
  try {
    database.exec('PRAGMA busy_timeout=5000')
    database.exec('PRAGMA journal_mode=WAL')
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
