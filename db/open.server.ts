import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { CompiledQuery, Kysely, PostgresDialect, SqliteDialect, SqliteDriver } from 'kysely'
import type { DatabaseConnection, Driver, SqliteDialectConfig } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.server.ts'
import type { DatabaseKind, Db, Tables } from './schema.ts'

/** How long a writer waits for another process before it gives up. */
const BUSY_TIMEOUT_MS = 5000
const POSTGRES_CONNECTIONS = 10

export interface Database {
  readonly kind: DatabaseKind
  /** As given; may hold a password, so it is never logged. */
  readonly url: string
  readonly db: Db
  close(): Promise<void>
}

/**
 * Opens the database and brings it forward to this program.
 * @param url `sqlite:path/to/file` (the folder is made), `sqlite::memory:`, or `postgres://…`
 * @throws RangeError for another kind of address; MigrationError where database and program do not fit
 */
export async function openDatabase(url: string): Promise<Database> {
  const kind = url.startsWith('sqlite:') ? 'sqlite' : /^postgres(?:ql)?:\/\//.test(url) ? 'postgres' : undefined
  if (kind === undefined) throw new RangeError('a database address starts with sqlite: or postgres://')
  const db = new Kysely<Tables>({
    dialect: kind === 'sqlite' ? await sqliteDialect(url.slice('sqlite:'.length)) : postgresDialect(url),
  })
  const database: Database = { kind, url, db, close: () => db.destroy() }
  try {
    await migrate(db, kind)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

async function sqliteDialect(path: string): Promise<SqliteDialect> {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT_MS })
  await switchToWal(database)
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  // Without it `insert or replace` deletes a row past the triggers that guard it.
  database.pragma('recursive_triggers = ON')
  return new ImmediateSqliteDialect({ database })
}

/** SQLite does not wait its busy timeout for this switch: two processes that make a new file at once meet here. */
async function switchToWal(database: SqliteDatabase.Database): Promise<void> {
  const deadlineMs = performance.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      const busy = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() > deadlineMs) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config)
  }
}

/**
 * Transactions here exist to write. One that begins as a reader and then writes fails at once when another process
 * wrote in between, busy timeout or not; one that begins immediate waits its turn.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: POSTGRES_CONNECTIONS })
  // An idle connection that breaks is dropped by the pool and told by the next query; unheard, it would end the process.
  pool.on('error', () => {})
  return new PostgresDialect({ pool })
}
