import SqliteDatabase from 'better-sqlite3'
import pg from 'pg'
import type { Db } from '#db/schema.ts'
import { change } from '#app/services/accounts/change.server.ts'
import { NOW } from '#test/make/accounts.ts'
import type { Engine } from './engines.ts'

/** An administrator who acts for somebody. */
export const BY = { actorId: 'p_alma', trueActorId: 'p_boss', address: '198.51.100.4', at: NOW }

/** Entries that all differ. */
export async function writeAudit(db: Db, entries: number): Promise<void> {
  for (let number = 1; number <= entries; number += 1) {
    await change(db, BY, async (_write, record) =>
      record({
        action: 'role.grant',
        subject: `person:p_${number}`,
        before: { roles: [] },
        after: { roles: ['judge', number] },
      }),
    )
  }
}

/**
 * What somebody who holds the database itself can do: no trigger and no foreign key stops them. Statements are in the
 * SQL of both engines.
 */
export async function attack(engine: Engine, ...statements: string[]): Promise<void> {
  if (engine.kind === 'sqlite') {
    const file = new SqliteDatabase(engine.url().slice('sqlite:'.length))
    file.pragma('foreign_keys = off')
    file.exec('drop trigger if exists audit_no_update; drop trigger if exists audit_no_delete')
    for (const statement of statements) file.exec(statement)
    file.close()
  } else {
    const client = new pg.Client({ connectionString: engine.url() })
    await client.connect()
    await client.query('set session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
}
