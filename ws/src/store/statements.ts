import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'

/**
 * Told the SQL of every statement before it goes to the database, the beginning and end of transactions included. What it answers is waited for.
 */
export type OnStatement = (sql: string) => Promise<void> | void

/** The adapters that `factory` makes, telling `onStatement` of all that passes; Prisma's own events tell of successes only. */
export function watched<Factory extends SqlDriverAdapterFactory>(factory: Factory, onStatement: OnStatement): Factory {
  const connect = factory.connect.bind(factory)
  factory.connect = async () => watchAdapter(await connect(), onStatement)
  return factory
}

function watchAdapter(adapter: SqlDriverAdapter, onStatement: OnStatement): SqlDriverAdapter {
  watchQueries(adapter, onStatement)
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolation) => {
    await onStatement('BEGIN')
    const transaction = await startTransaction(isolation)
    watchQueries(transaction, onStatement)
    const commit = transaction.commit.bind(transaction)
    transaction.commit = async () => {
      // PostgreSQL's adapter is told to commit by a statement of its own, which was seen already.
      if (transaction.options.usePhantomQuery) await told(onStatement, 'COMMIT', () => transaction.rollback())
      return commit()
    }
    return transaction
  }
  const executeScript = adapter.executeScript.bind(adapter)
  adapter.executeScript = async (script) => {
    await onStatement(script)
    return executeScript(script)
  }
  return adapter
}

/** Where the telling fails, nothing is left begun: a transaction that nobody ends would hold up all others. */
async function told(onStatement: OnStatement, sql: string, undo: () => Promise<void>): Promise<void> {
  try {
    await onStatement(sql)
  } catch (error) {
    await undo()
    throw error
  }
}

function watchQueries(queryable: SqlQueryable, onStatement: OnStatement): void {
  const queryRaw = queryable.queryRaw.bind(queryable)
  const executeRaw = queryable.executeRaw.bind(queryable)
  queryable.queryRaw = async (query) => {
    await onStatement(query.sql)
    return queryRaw(query)
  }
  queryable.executeRaw = async (query) => {
    await onStatement(query.sql)
    return executeRaw(query)
  }
}
