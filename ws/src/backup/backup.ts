import { cpSync, createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'libsql'
import type { Config } from '../config.ts'
import { openDatabase } from '../store/database.ts'
import { dump } from '../store/dump.ts'
import {
  BackupError,
  DUMP_FILE,
  JOURNAL_FILE,
  MANIFEST,
  newestMigration,
  PLAIN_FILES,
  SQLITE_FILE,
} from './manifest.ts'

type Source = Pick<Config, 'database' | 'paths'>

/**
 * Copies all that a server needs to come back into an empty `folder`, while it runs or not. The journal comes first: a
 * room that has changed since is then taken from the database, which came later, and none is lost in between.
 */
export async function backup({ database, paths }: Source, folder: string, now: Date): Promise<void> {
  if (!existsSync(paths.dataDir)) throw new BackupError(`There is no data folder at ${paths.dataDir}.`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0) throw new BackupError(`${folder} is not empty.`)

  const copy = (name: string) => {
    const from = path.join(paths.dataDir, name)
    if (existsSync(from)) cpSync(from, path.join(folder, name), { preserveTimestamps: true })
  }
  copy(JOURNAL_FILE)
  await copyDatabase(database, folder)
  for (const name of PLAIN_FILES) copy(name)
  // Finished files never change, and each is there before the database speaks of it.
  if (existsSync(paths.mediaDir)) {
    const unfinished = path.join(paths.mediaDir, 'tmp')
    const filter = (file: string) => file !== unfinished && !file.startsWith(unfinished + path.sep)
    cpSync(paths.mediaDir, path.join(folder, 'media'), { recursive: true, filter })
  }
  const told = {
    format: 1,
    madeAt: now.toISOString(),
    database: database.kind,
    migration: newestMigration(database.migrationsDir),
  }
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(told, null, 2)}\n`)
}

async function copyDatabase(source: Config['database'], folder: string): Promise<void> {
  if (source.kind === 'sqlite') {
    if (!existsSync(source.file)) throw new BackupError(`There is no database at ${source.file}.`)
    const file = new Database(source.file)
    try {
      file.prepare('PRAGMA busy_timeout=60000').all()
      file.exec(`VACUUM INTO '${path.join(folder, SQLITE_FILE).replaceAll("'", "''")}'`)
    } finally {
      file.close()
    }
    return
  }
  const { database } = await openDatabase(source, { onStatement: () => {}, onBroken: () => {} })
  const lines = createWriteStream(path.join(folder, DUMP_FILE), { mode: 0o600 })
  try {
    await dump(database, (line) => {
      if (!lines.write(`${line}\n`)) return new Promise((resolve) => lines.once('drain', resolve))
    })
  } finally {
    await new Promise<void>((resolve, reject) => {
      lines.on('error', reject)
      lines.end(resolve)
    })
    await database.$disconnect()
  }
}
