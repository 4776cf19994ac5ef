import { MusicFolderError } from './catalog/folder/music-folder.ts'
import { ConfigError } from './config.ts'
import { FolderInUse } from './spaces/folder-lock.ts'
import { DatabaseUnreachable } from './store/postgresql.ts'

/** Faults whose message is a sentence for the operator. */
const TOLD = [ConfigError, FolderInUse, MusicFolderError, DatabaseUnreachable]

/** Why a start cannot be, in words; of what nobody foresaw, where it happened. */
export function startFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'This port is taken by another program. Choose one with PORT=8081 npm start.'
  }
  return TOLD.some((known) => error instanceof known) ? error.message : (error.stack ?? error.message)
}
