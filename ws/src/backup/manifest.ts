import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { readJson } from '../store/json.ts'

/** What a backup says of itself; written last, so that one without is not whole. */
export const manifest = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  database: z.enum(['sqlite', 'postgresql']),
  /** The newest migration of the database's. */
  migration: z.string(),
})
export type Manifest = z.infer<typeof manifest>

/** Names within a backup. */
export const MANIFEST = 'backup.json'
export const SQLITE_FILE = 'earshot.db'
export const DUMP_FILE = 'database.jsonl'
export const JOURNAL_FILE = 'spaces.journal'
/** What lies in DATA_DIR besides, and is taken as it is. */
export const PLAIN_FILES = ['secret', 'tls.pem'] as const

/** Why a backup or a restore cannot be, told by a sentence for the operator. */
export class BackupError extends Error {}

export const newestMigration = (migrationsDir: string): string =>
  readdirSync(migrationsDir)
    .filter((name) => /^\d{14}_/.test(name))
    .sort()
    .at(-1) ?? ''

export const readManifest = (folder: string): Manifest => {
  const file = path.join(folder, MANIFEST)
  const read = manifest.safeParse(existsSync(file) ? readJson(readFileSync(file, 'utf8')) : null)
  if (!read.success) throw new BackupError(`${folder} holds no whole backup.`)
  return read.data
}
