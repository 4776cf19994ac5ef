import { sqliteDatabase } from '../store/testing/test-database.ts'
import { backupContract } from './testing/contract.ts'

backupContract('of SQLite into SQLite', sqliteDatabase, sqliteDatabase)
