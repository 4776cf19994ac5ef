import {
  copyFileSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Config } from '../config.ts'
import { lockFolder } from '../spaces/folder-lock.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { dump, load } from '../store/dump.ts'
import {
  BackupError,
  DUMP_FILE,
  JOURNAL_FILE,
  newestMigration,
  PLAIN_FILES,
  readManifest,
  SQLITE_FILE,
} from './manifest.ts'

type Target = Pick<Config, 'database' | 'paths'> & {
  /** Where SQLite's migrations lie: a backup of SQLite is read by them, wherever it goes. */
  sqliteMigrationsDir: string
}

const silent = { onStatement: () => {}, onBroken: () => {} }

/** Brings a backup back into an empty data folder and an empty database, of whichever kind the settings name. */
export async function restore({ database, paths, sqliteMigrationsDir }: Target, folder: string): Promise<void> {
  const told = readManifest(folder)
  mkdirSync(paths.dataDir, { recursive: true })
  const lock = path.join(paths.dataDir, 'lock')
  const unlock = lockFolder(lock)
  try {
    if (readdirSync(paths.dataDir).some((name) => name !== 'lock')) {
      throw new BackupError(`${paths.dataDir} is not empty: choose another DATA_DIR, or move what is there away.`)
    }
    if (told.database === 'postgresql' && told.migration !== newestMigration(database.migrationsDir)) {
      throw new BackupError(
        `The backup is of a version whose newest migration is ${told.migration}: restore it with that version, then upgrade.`,
      )
    }
    if (told.database === 'sqlite' && database.kind === 'sqlite') {
      copyFileSync(path.join(folder, SQLITE_FILE), database.file)
    } else {
      const { database: target } = await openDatabase(database, silent)
      try {
        if (told.database === 'sqlite') await fromSqlite(path.join(folder, SQLITE_FILE), sqliteMigrationsDir, target)
        else await load(target, linesOf(path.join(folder, DUMP_FILE)))
      } finally {
        await target.$disconnect()
      }
    }
    for (const name of [...PLAIN_FILES, JOURNAL_FILE]) {
      const from = path.join(folder, name)
      if (existsSync(from)) cpSync(from, path.join(paths.dataDir, name), { preserveTimestamps: true })
    }
    const media = path.join(folder, 'media')
    if (existsSync(media)) cpSync(media, paths.mediaDir, { recursive: true })
  } finally {
    unlock()
  }
}

/** Opened when the first line is asked for: a reader that nobody listens to yet loses its lines. */
async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
}

/** By a copy, since the database may first have to be brought up to date. */
async function fromSqlite(file: string, migrationsDir: string, target: Database): Promise<void> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'earshot-restore-'))
  try {
    const copy = path.join(scratch, SQLITE_FILE)
    copyFileSync(file, copy)
    const { database } = await openDatabase({ kind: 'sqlite', file: copy, migrationsDir }, silent)
    try {
      const rows: string[] = []
      await dump(database, (line) => void rows.push(line))
      await load(target, rows)
    } finally {
      await database.$disconnect()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
