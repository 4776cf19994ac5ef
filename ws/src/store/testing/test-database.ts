import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import type { DatabaseSource } from '../database.ts'
import { preparePostgresql } from '../postgresql.ts'
import { prepareSqlite } from '../sqlite.ts'
import type { PostgresqlServer } from './postgresql-server.ts'

/** An empty database, and what a test does to it past the store. */
export type TestDatabase = {
  source: DatabaseSource
  /** Carries out any number of statements. */
  script(sql: string): Promise<void>
  rows(sql: string): Promise<Record<string, unknown>[]>
  /** Brings it to where the release with these migrations left it. */
  migrateTo(names: string[]): Promise<void>
  remove(): Promise<void>
}

const prismaDir = path.resolve(import.meta.dirname, '../../../prisma')

export async function sqliteDatabase(): Promise<TestDatabase> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-store-'))
  const file = path.join(folder, 'data', 'earshot.db')
  const migrationsDir = path.join(prismaDir, 'migrations')
  const using = <T>(act: (database: Database.Database) => T): T => {
    const database = new Database(file)
    try {
      return act(database)
    } finally {
      database.close()
    }
  }
  return {
    source: { kind: 'sqlite', file, migrationsDir },
    script: async (sql) => using((database) => void database.exec(sql)),
    rows: async (sql) => using((database) => database.prepare(sql).all() as Record<string, unknown>[]),
    migrateTo: async (names) => {
      mkdirSync(path.dirname(file), { recursive: true })
      await inFolderOf(migrationsDir, names, (some) => prepareSqlite(file, some))
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

export async function postgresqlDatabase(server: PostgresqlServer): Promise<TestDatabase> {
  const url = await server.createDatabase()
  const migrationsDir = path.join(prismaDir, 'migrations-postgresql')
  const query = async (sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await client.query(sql)
    } finally {
      await client.end()
    }
  }
  return {
    source: { kind: 'postgresql', url, migrationsDir },
    script: async (sql) => void (await query(sql)),
    rows: async (sql) => (await query(sql)).rows,
    migrateTo: (names) => inFolderOf(migrationsDir, names, (some) => preparePostgresql(url, some)),
    remove: async () => {},
  }
}

async function inFolderOf(all: string, names: string[], act: (folder: string) => Promise<unknown>): Promise<void> {
  const some = mkdtempSync(path.join(tmpdir(), 'earshot-migrations-'))
  try {
    for (const name of names) cpSync(path.join(all, name), path.join(some, name), { recursive: true })
    await act(some)
  } finally {
    rmSync(some, { recursive: true })
  }
}
