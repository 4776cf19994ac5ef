import { afterEach, beforeEach } from 'vitest'
import type { OnStatement } from '../../statements.ts'
import { openStore, type Store } from '../../store.ts'
import type { TestDatabase } from '../test-database.ts'

/** What a test of the contract finds: an empty database, and how to open a store on it. */
export type Bench = {
  database: TestDatabase
  /** The SQL of every statement since the test emptied it. */
  statements: string[]
  log: string[]
  /** A store on the database, closed after the test; `onStatement` may hold statements up. */
  open(onStatement?: OnStatement): Promise<Store>
}

/** What a suite is given: the bench of the test that runs. */
export type GetBench = () => Bench

/** Sets a bench up for each test. */
export function benches(make: () => Promise<TestDatabase>): GetBench {
  let bench: Bench
  const opened: Store[] = []

  beforeEach(async () => {
    const statements: string[] = []
    const log: string[] = []
    const say = (_: object, text: string) => void log.push(text)
    const database = await make()
    bench = {
      database,
      statements,
      log,
      open: async (onStatement = () => {}) => {
        const store = await openStore({
          source: database.source,
          log: { info: say, warn: say } as never,
          onStatement: (sql) => {
            statements.push(sql)
            return onStatement(sql)
          },
        })
        opened.push(store)
        return store
      },
    }
  })

  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close(1000)
    await bench.database.remove()
  })

  return () => bench
}
