import { benches } from './contract/bench.ts'
import { storeContract } from './contract/contract.ts'
import { sqliteDatabase } from './testing/test-database.ts'

storeContract('SQLite', benches(sqliteDatabase))
