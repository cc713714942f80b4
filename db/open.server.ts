import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import type { Dialect } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.server.ts'
import type { DatabaseKind, Db, Tables } from './schema.ts'
import { sqliteDialect } from './sqlite-dialect.server.ts'

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
    dialect: kind === 'sqlite' ? sqliteFileDialect(url.slice('sqlite:'.length)) : postgresDialect(url),
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

/** The SQLite dialect for a file whose folder may not be there yet. */
function sqliteFileDialect(path: string): Dialect {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  return sqliteDialect(path)
}

function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({ connectionString: url, max: POSTGRES_CONNECTIONS })
  // An idle connection that breaks is dropped by the pool and told by the next query; unheard, it would end the process.
  pool.on('error', () => {})
  // And one that breaks in the middle of a transaction is told to whoever waits for its query.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new PostgresDialect({ pool })
}
