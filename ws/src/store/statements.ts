import { PrismaLibSQL } from '@prisma/adapter-libsql'

/** Told the SQL of every statement just before it goes to the database, transactions' own included. */
export type OnStatement = (sql: string) => void

type Adapter = Awaited<ReturnType<PrismaLibSQL['connect']>>
type Queryable = Pick<Adapter, 'queryRaw' | 'executeRaw'>

/** The libSQL adapter, telling `onStatement` of all that passes; Prisma's own events tell of successes only. */
export class WatchedLibSQL extends PrismaLibSQL {
  readonly #onStatement: OnStatement

  constructor(url: string, onStatement: OnStatement) {
    super({ url })
    this.#onStatement = onStatement
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    this.#watch(adapter)
    const startTransaction = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (isolation) => {
      this.#onStatement('BEGIN')
      const transaction = await startTransaction(isolation)
      this.#watch(transaction)
      return transaction
    }
    const executeScript = adapter.executeScript.bind(adapter)
    adapter.executeScript = (script) => {
      this.#onStatement(script)
      return executeScript(script)
    }
    return adapter
  }

  #watch(queryable: Queryable): void {
    const queryRaw = queryable.queryRaw.bind(queryable)
    const executeRaw = queryable.executeRaw.bind(queryable)
    queryable.queryRaw = (query) => {
      this.#onStatement(query.sql)
      return queryRaw(query)
    }
    queryable.executeRaw = (query) => {
      this.#onStatement(query.sql)
      return executeRaw(query)
    }
  }
}
