import path from 'node:path'
import { backup } from './src/backup/backup.ts'
import { BackupError } from './src/backup/manifest.ts'
import { restore } from './src/backup/restore.ts'
import { ConfigError, readConfig } from './src/config.ts'
import { FolderInUse } from './src/spaces/folder-lock.ts'
import { DumpError } from './src/store/dump.ts'
import { DatabaseUnreachable } from './src/store/postgresql.ts'

/** `backup FOLDER` and `restore FOLDER`, by the settings of the environment. */
const root = path.resolve(import.meta.dirname, '..')
const KNOWN_REASONS = [BackupError, DumpError, ConfigError, FolderInUse, DatabaseUnreachable]

const run = async ([command, told]: string[]): Promise<string> => {
  if (told === undefined || (command !== 'backup' && command !== 'restore')) {
    throw new BackupError('Usage: npm run backup -- FOLDER, or npm run restore -- FOLDER')
  }
  // npm runs this in the project's folder; what is meant is where the command was given.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), told)
  const config = readConfig(process.env, root)
  if (command === 'backup') {
    await backup(config, folder, new Date())
    return `The backup is in ${folder}. It holds the key of all sessions: keep it as safe as the server.`
  }
  await restore({ ...config, sqliteMigrationsDir: path.join(root, 'ws/prisma/migrations') }, folder)
  return `Restored into ${config.paths.dataDir}. Start the server as ever.`
}

run(process.argv.slice(2)).then(
  (text) => {
    process.stdout.write(`${text}\n`)
    process.exit(0)
  },
  (error: unknown) => {
    const isKnown = KNOWN_REASONS.some((known) => error instanceof known)
    process.stderr.write(`${isKnown ? (error as Error).message : (error as Error).stack}\n`)
    process.exit(1)
  },
)
