import { benches } from './testing/contract/bench.ts'
import { storeContract } from './testing/contract/contract.ts'
import { sqliteDatabase } from './testing/test-database.ts'

storeContract('SQLite', benches(sqliteDatabase))
