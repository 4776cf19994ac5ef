import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One SQLite connection. `script` runs any number of statements, `all` answers the rows of one. */
export type MigrationDatabase = {
  script(sql: string): void
  all(sql: string): Record<string, unknown>[]
}

type Migration = { name: string; sql: string; checksum: string }

const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" DATETIME,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings the database to the newest migration of `folder` and answers the names of those it applied now. Keeps
 * Prisma's own ledger `_prisma_migrations`, so that `prisma migrate` reads the same history. Each migration is one
 * transaction: it holds whole or not at all. Throws when an applied migration was edited since, is unknown to this
 * program, or was begun by Prisma and never finished.
 */
export function migrate(folder: string, database: MigrationDatabase): string[] {
  const migrations = readMigrations(folder)
  database.script(LEDGER)
  refuseUnknown(migrations, database)
  return migrations.filter((migration) => apply(migration, database)).map(({ name }) => name)
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

function refuseUnknown(migrations: Migration[], database: MigrationDatabase): void {
  const known = new Set(migrations.map(({ name }) => name))
  const rows = database.all('SELECT migration_name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL')
  for (const row of rows) {
    const name = String(row.migration_name)
    if (!known.has(name)) throw new Error(`The database is newer than this program: it holds the migration ${name}.`)
    if (row.finished_at === null) throw new Error(`The migration ${name} was begun and never finished.`)
  }
}

/** Answers whether the migration was still to be applied. */
function apply({ name, sql, checksum }: Migration, database: MigrationDatabase): boolean {
  // Inside a transaction `foreign_keys` cannot be changed. Left on, the DROP TABLE with which Prisma redefines a
  // table would delete the rows of its children, so it is off before BEGIN, and the references are checked instead.
  database.script('PRAGMA foreign_keys=OFF')
  try {
    database.script('BEGIN IMMEDIATE')
    try {
      // Read inside the transaction: another process may be starting on the same file.
      const applied = appliedChecksum(name, database)
      if (applied !== undefined && applied !== checksum) {
        throw new Error(`The migration ${name} was edited after it had been applied.`)
      }
      if (applied === undefined) {
        database.script(sql)
        if (database.all('PRAGMA foreign_key_check').length > 0) {
          throw new Error(`The migration ${name} leaves references to rows that do not exist.`)
        }
        database.script(`INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
          VALUES ('${randomUUID()}', '${checksum}', ${quoted(name)}, current_timestamp, 1)`)
      }
      database.script('COMMIT')
      return applied === undefined
    } catch (error) {
      database.script('ROLLBACK')
      throw error
    }
  } finally {
    database.script('PRAGMA foreign_keys=ON')
  }
}

function appliedChecksum(name: string, database: MigrationDatabase): string | undefined {
  const [row] = database.all(
    `SELECT checksum FROM "_prisma_migrations" WHERE migration_name = ${quoted(name)} AND rolled_back_at IS NULL`,
  )
  return row && String(row.checksum)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
