import { sqliteDatabase } from '../store/testing/test-database.ts'
import { backupContract } from './contract.ts'

backupContract('of SQLite into SQLite', sqliteDatabase, sqliteDatabase)
