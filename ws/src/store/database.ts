import type { PrismaClient } from '../generated/client.ts'
import { connectPostgresql, preparePostgresql } from './postgresql.ts'
import { connectSqlite, prepareSqlite } from './sqlite.ts'
import type { OnStatement } from './statements.ts'

/** Where the durable nouns are kept; `migrationsDir` is that database's own history. */
export type DatabaseSource =
  | { kind: 'sqlite'; file: string; migrationsDir: string }
  | { kind: 'postgresql'; url: string; migrationsDir: string }

/** An open database. Whichever it is, it is used through this one type. */
export type Database = PrismaClient

type OpenOptions = { onStatement: OnStatement; onBroken: (error: Error) => void }

/** Opens a database and brings it up to date; `applied` names the migrations that were missing. Throws when it cannot be used. */
export async function openDatabase(
  source: DatabaseSource,
  { onStatement, onBroken }: OpenOptions,
): Promise<{ database: Database; applied: string[] }> {
  if (source.kind === 'sqlite') {
    const applied = await prepareSqlite(source.file, source.migrationsDir)
    return { database: await connectSqlite(source.file, onStatement), applied }
  }
  const applied = await preparePostgresql(source.url, source.migrationsDir)
  return { database: connectPostgresql(source.url, onStatement, onBroken), applied }
}
