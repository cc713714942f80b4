import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { MIGRATIONS } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import type { DatabaseKind, Db } from './schema.ts'

/** Any number that no other program takes as its advisory lock in the same database. */
const ADVISORY_LOCK = 7_426_853_301

/** The database and this program do not fit together; the message says how, in Chinese and English. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/**
 * Brings the database forward to this program: all pending steps in one transaction, under a lock, so that several
 * processes may start at once and a killed one leaves nothing half done.
 * @throws MigrationError where the database is newer than the program or ran another version of a step
 */
export async function migrate(db: Db, kind: DatabaseKind): Promise<void> {
  // Looks without a lock first: a start must not wait for a long import that holds it.
  if ((await hasMigrationTable(db, kind)) && (await pendingMigrations(db, kind)).length === 0) return
  await db.transaction().execute(async (transaction) => {
    // On SQLite the transaction itself is the lock: it begins immediate.
    if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(transaction)
    await sql`create table if not exists migration (
      name text not null primary key, checksum text not null, applied_at text not null
    )`.execute(transaction)
    for (const migration of await pendingMigrations(transaction, kind)) {
      for (const statement of migration.statements(kind)) await sql.raw(statement).execute(transaction)
      const row = { name: migration.name, checksum: checksum(migration, kind), applied_at: new Date().toISOString() }
      await transaction.insertInto('migration').values(row).execute()
    }
  })
}

async function hasMigrationTable(db: Db, kind: DatabaseKind): Promise<boolean> {
  const found = await (
    kind === 'sqlite'
      ? sql<{ found: number }>`select count(*) as found from sqlite_master where type = 'table' and name = 'migration'`
      : sql<{ found: number }>`select (to_regclass('migration') is not null)::int as found`
  ).execute(db)
  return found.rows[0]?.found === 1
}

async function pendingMigrations(db: Db, kind: DatabaseKind): Promise<Migration[]> {
  const applied = new Map(
    (await db.selectFrom('migration').select(['name', 'checksum']).execute()).map((row) => [row.name, row.checksum]),
  )
  const known = new Set(MIGRATIONS.map((migration) => migration.name))
  const unknown = [...applied.keys()].filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new MigrationError(
      `数据库比本程序新（程序不认识 ${unknown.join('、')}）：请使用更新的程序版本，或恢复旧的备份。\n` +
        `The database is newer than this program (unknown here: ${unknown.join(', ')}): use a newer version of the program or restore an older backup.`,
    )
  }
  const changed = MIGRATIONS.filter(
    (migration) => applied.has(migration.name) && applied.get(migration.name) !== checksum(migration, kind),
  ).map((migration) => migration.name)
  if (changed.length > 0) {
    throw new MigrationError(
      `数据库执行过的迁移与本程序中的不同：${changed.join('、')}。\n` +
        `The database ran another version of these migrations than this program has: ${changed.join(', ')}.`,
    )
  }
  return MIGRATIONS.filter((migration) => !applied.has(migration.name))
}

function checksum(migration: Migration, kind: DatabaseKind): string {
  return createHash('sha256').update(migration.statements(kind).join('\n;\n')).digest('hex')
}
