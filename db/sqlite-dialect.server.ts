import SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'

/** How long a statement waits for another writer before it fails. */
const BUSY_LIMIT_MS = 5000
const BUSY_PAUSE_MS = 10
/** One for a transaction under way and some for whoever reads meanwhile. */
const CONNECTIONS = 4

/**
 * SQLite through better-sqlite3 with several connections. Kysely's own dialect has one: everybody would wait for a
 * transaction under way. SQLite's own busy timeout is not used, because it waits by stopping the whole process; here a
 * statement that finds the file locked is tried again while others go on.
 */
export function sqliteDialect(path: string): Dialect {
  return {
    createDriver: () => new SqlitePool(path),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

class SqlitePool implements Driver {
  readonly #path: string
  readonly #all: SqliteConnection[] = []
  readonly #idle: SqliteConnection[] = []
  readonly #waiting: ((connection: SqliteConnection) => void)[] = []
  readonly #limit: number

  constructor(path: string) {
    this.#path = path
    // Each connection to `:memory:` would be a database of its own.
    this.#limit = path === ':memory:' ? 1 : CONNECTIONS
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#all.length < this.#limit) {
      const connection = new SqliteConnection(this.#path)
      this.#all.push(connection)
      try {
        await connection.prepare()
        return connection
      } catch (error) {
        this.#all.splice(this.#all.indexOf(connection), 1)
        connection.close()
        throw error
      }
    }
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else this.#idle.push(connection)
  }

  /**
   * Transactions here exist to write. One that begins as a reader and writes later fails at once when somebody wrote in
   * between, however long it would wait; one that begins immediate waits its turn.
   */
  async beginTransaction(connection: SqliteConnection): Promise<void> {
    await connection.run('begin immediate')
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.run('commit')
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    // A full disk makes SQLite roll back by itself.
    if (connection.inTransaction) await connection.run('rollback')
  }

  async destroy(): Promise<void> {
    for (const connection of this.#all) connection.close()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: SqliteDatabase.Database

  constructor(path: string) {
    this.#database = new SqliteDatabase(path, { timeout: 0 })
  }

  async prepare(): Promise<void> {
    await this.run('pragma journal_mode = wal')
    await this.run('pragma synchronous = normal')
    await this.run('pragma foreign_keys = on')
    // Without it `insert or replace` deletes a row past the triggers that guard it.
    await this.run('pragma recursive_triggers = on')
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  async run(statement: string): Promise<void> {
    await this.executeQuery(CompiledQuery.raw(statement))
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadlineMs = performance.now() + BUSY_LIMIT_MS
    for (;;) {
      try {
        return this.#execute<Row>(query)
      } catch (error) {
        // Inside a transaction a retry could follow half of a statement's work: there it fails.
        if (!isBusy(error) || this.inTransaction || performance.now() > deadlineMs) throw error
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS))
      }
    }
  }

  #execute<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#database.prepare<unknown[], Row>(query.sql)
    if (statement.reader) return { rows: statement.all(...query.parameters) }
    const { changes, lastInsertRowid } = statement.run(...query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    for (const row of this.#database.prepare<unknown[], Row>(query.sql).iterate(...query.parameters)) {
      yield { rows: [row] }
    }
  }

  close(): void {
    this.#database.close()
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
