import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One connection to a database. `script` runs any number of statements, `all` answers the rows of one. */
export type MigrationDatabase = {
  script(sql: string): Promise<unknown> | unknown
  all(sql: string): Promise<Record<string, unknown>[]> | Record<string, unknown>[]
  dialect: Dialect
}

/** Where databases differ. */
export type Dialect = {
  /** The type of an instant in Prisma's ledger. */
  instant: string
  /** Before the first look and after the last, whatever happened between. */
  before: string
  after: string
  begin: string
  /** Answers a row for each reference to a row that does not exist; null where the database sees to it itself. */
  brokenReferences: string | null
}

export const SQLITE: Dialect = {
  instant: 'DATETIME',
  // Inside a transaction `foreign_keys` cannot be changed. Left on, the DROP TABLE with which Prisma redefines a
  // table would delete the rows of its children, so it is off before BEGIN, and the references are checked instead.
  before: 'PRAGMA foreign_keys=OFF',
  after: 'PRAGMA foreign_keys=ON',
  begin: 'BEGIN IMMEDIATE',
  brokenReferences: 'PRAGMA foreign_key_check',
}

/** Names the lock that two starting servers contend for; any number that nobody else takes. */
const LOCK = 3_705_141
export const POSTGRESQL: Dialect = {
  instant: 'TIMESTAMPTZ',
  before: `SELECT pg_advisory_lock(${LOCK})`,
  after: `SELECT pg_advisory_unlock(${LOCK})`,
  begin: 'BEGIN',
  brokenReferences: null,
}

type Migration = { name: string; sql: string; checksum: string }

const ledger = ({ instant }: Dialect) => `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" ${instant},
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" ${instant},
  "started_at" ${instant} NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`

/**
 * Brings the database to the newest migration of `folder` and answers the names of those it applied now. Keeps
 * Prisma's own ledger `_prisma_migrations`, so that `prisma migrate` reads the same history. Each migration is one
 * transaction: it holds whole or not at all. Throws when an applied migration was edited since, is unknown to this
 * program, or was begun by Prisma and never finished.
 */
export async function migrate(folder: string, database: MigrationDatabase): Promise<string[]> {
  const migrations = readMigrations(folder)
  const { dialect } = database
  await database.script(dialect.before)
  try {
    await database.script(ledger(dialect))
    await refuseUnknown(migrations, database)
    const applied: string[] = []
    for (const migration of migrations) if (await apply(migration, database)) applied.push(migration.name)
    return applied
  } finally {
    await database.script(dialect.after)
  }
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

async function refuseUnknown(migrations: Migration[], database: MigrationDatabase): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name))
  const rows = await database.all(
    'SELECT migration_name, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  )
  for (const row of rows) {
    const name = String(row.migration_name)
    if (!known.has(name)) throw new Error(`The database is newer than this program: it holds the migration ${name}.`)
    if (row.finished_at === null) throw new Error(`The migration ${name} was begun and never finished.`)
  }
}

/** Answers whether the migration was still to be applied. */
async function apply({ name, sql, checksum }: Migration, database: MigrationDatabase): Promise<boolean> {
  const { begin, brokenReferences } = database.dialect
  await database.script(begin)
  try {
    // Read inside the transaction: another process may be starting on the same database.
    const applied = await appliedChecksum(name, database)
    if (applied !== undefined && applied !== checksum) {
      throw new Error(`The migration ${name} was edited after it had been applied.`)
    }
    if (applied === undefined) {
      await database.script(sql)
      if (brokenReferences !== null && (await database.all(brokenReferences)).length > 0) {
        throw new Error(`The migration ${name} leaves references to rows that do not exist.`)
      }
      await database.script(`INSERT INTO "_prisma_migrations"
        (id, checksum, migration_name, finished_at, applied_steps_count)
        VALUES ('${randomUUID()}', '${checksum}', ${quoted(name)}, current_timestamp, 1)`)
    }
    await database.script('COMMIT')
    return applied === undefined
  } catch (error) {
    await database.script('ROLLBACK')
    throw error
  }
}

async function appliedChecksum(name: string, database: MigrationDatabase): Promise<string | undefined> {
  const [row] = await database.all(
    `SELECT checksum FROM "_prisma_migrations" WHERE migration_name = ${quoted(name)} AND rolled_back_at IS NULL`,
  )
  return row && String(row.checksum)
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
