import type { Transaction } from 'kysely'
import type { Db, Tables } from '../../schema.ts'

/** One link of the chain, as it is stored. */
export interface AuditRow {
  readonly sequence: number
  readonly at: string
  readonly actorId: string | undefined
  readonly trueActorId: string | undefined
  readonly action: string
  readonly subject: string
  readonly beforeJson: string
  readonly afterJson: string
  /** Digest of the address with a salt of its own: the address can be erased and the chain stays whole. */
  readonly addressDigest: string
  readonly previousHash: string
  readonly hash: string
}

export interface AuditHead {
  readonly sequence: number
  readonly hash: string
}

/** The end of the chain, held until the transaction is over: entries are written one after the other, on both engines. */
export async function lockAuditHead(transaction: Transaction<Tables>): Promise<AuditHead> {
  await transaction
    .updateTable('audit_head')
    .set((update) => ({ sequence: update.ref('sequence') }))
    .execute()
  return transaction.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirstOrThrow()
}

export async function appendAuditRow(
  transaction: Transaction<Tables>,
  row: AuditRow,
  address: { readonly salt: string; readonly address: string },
): Promise<void> {
  await transaction
    .insertInto('audit')
    .values({
      sequence: row.sequence,
      at: row.at,
      actor_id: row.actorId ?? null,
      true_actor_id: row.trueActorId ?? null,
      action: row.action,
      subject: row.subject,
      before_json: row.beforeJson,
      after_json: row.afterJson,
      address_digest: row.addressDigest,
      previous_hash: row.previousHash,
      hash: row.hash,
    })
    .execute()
  await transaction
    .insertInto('audit_address')
    .values({ sequence: row.sequence, ...address })
    .execute()
  await transaction.updateTable('audit_head').set({ sequence: row.sequence, hash: row.hash }).execute()
}

/** Undefined only where somebody removed the row past this program. */
export async function findAuditHead(db: Db): Promise<AuditHead | undefined> {
  return db.selectFrom('audit_head').select(['sequence', 'hash']).executeTakeFirst()
}

/** An entry with what lies beside it, where that is not erased: the address it came from, and why it was done. */
export interface StoredAuditRow extends AuditRow {
  readonly address: SaltedText | undefined
  readonly reason: SaltedText | undefined
}

export interface SaltedText {
  readonly salt: string
  readonly text: string
}

const storedRows = (db: Db) =>
  db
    .selectFrom('audit')
    .leftJoin('audit_address', 'audit_address.sequence', 'audit.sequence')
    .leftJoin('audit_reason', 'audit_reason.sequence', 'audit.sequence')
    .selectAll('audit')
    .select(['audit_address.salt', 'audit_address.address', 'audit_reason.salt as reason_salt', 'audit_reason.reason'])

type StoredColumns = Awaited<ReturnType<ReturnType<typeof storedRows>['execute']>>[number]

function asStoredRow(row: StoredColumns): StoredAuditRow {
  return {
    sequence: row.sequence,
    at: row.at,
    actorId: row.actor_id ?? undefined,
    trueActorId: row.true_actor_id ?? undefined,
    action: row.action,
    subject: row.subject,
    beforeJson: row.before_json,
    afterJson: row.after_json,
    addressDigest: row.address_digest,
    previousHash: row.previous_hash,
    hash: row.hash,
    address: salted(row.salt, row.address),
    reason: salted(row.reason_salt, row.reason),
  }
}

const salted = (salt: string | null, text: string | null): SaltedText | undefined =>
  salt === null || text === null ? undefined : { salt, text }

/** Entries in the order in which they were written, from the one after `after` on. */
export async function listAuditAfter(db: Db, after: number | undefined, limit: number): Promise<StoredAuditRow[]> {
  const rows = await storedRows(db)
    .$if(after !== undefined, (query) => query.where('audit.sequence', '>', after!))
    .orderBy('audit.sequence')
    .limit(limit)
    .execute()
  return rows.map(asStoredRow)
}

export async function findAuditHash(db: Db, sequence: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit').select('hash').where('sequence', '=', sequence).executeTakeFirst()
  return row?.hash
}

/** Whoever or whatever an entry is about: who did it, in whose name, or to what, by any of these. */
export interface AuditConcern {
  readonly actorIds: readonly string[]
  readonly subjects: readonly string[]
}

export interface AuditFilter {
  readonly concerns: readonly AuditConcern[]
  readonly action?: string | undefined
  /** ISO 8601, UTC. */
  readonly from?: string | undefined
  /** The first moment that no longer counts. ISO 8601, UTC. */
  readonly until?: string | undefined
  readonly sequence?: number | undefined
  /** Only entries with a smaller number. */
  readonly before?: number | undefined
}

const CONCERN_COLUMNS = ['actor_id', 'true_actor_id', 'subject'] as const

/** Entries that fit all of a filter, the newest first. */
export async function listAudit(db: Db, filter: AuditFilter, limit: number): Promise<StoredAuditRow[]> {
  const rows = await storedRows(db)
    .where('audit.sequence', 'in', fittingSequences(db, filter, limit))
    .orderBy('audit.sequence', 'desc')
    .execute()
  return rows.map(asStoredRow)
}

/**
 * The numbers of the newest entries that fit. What is asked for of one person is asked of each column by itself, so that
 * each index gives its newest entries in order and nobody reads the whole of the audit for them.
 */
function fittingSequences(db: Db, filter: AuditFilter, limit: number) {
  const [first, ...others] = filter.concerns
  const newest = (column?: (typeof CONCERN_COLUMNS)[number]) => {
    const fitting = db
      .selectFrom('audit')
      .select('audit.sequence')
      .$if(column !== undefined, (query) => query.where(column!, 'in', valuesFor(first!, column!)))
      .$if(filter.action !== undefined, (query) => query.where('action', '=', filter.action!))
      .$if(filter.from !== undefined, (query) => query.where('at', '>=', filter.from!))
      .$if(filter.until !== undefined, (query) => query.where('at', '<', filter.until!))
      .$if(filter.sequence !== undefined, (query) => query.where('audit.sequence', '=', filter.sequence!))
      .$if(filter.before !== undefined, (query) => query.where('audit.sequence', '<', filter.before!))
      .where((row) =>
        row.and(
          others.map((concern) =>
            row.or(CONCERN_COLUMNS.map((name) => row(name, 'in', [...valuesFor(concern, name)]))),
          ),
        ),
      )
      .orderBy('audit.sequence', 'desc')
      .limit(limit)
    // An order and a limit inside a union need a table of their own on SQLite.
    return db.selectFrom(fitting.as('fitting')).select('fitting.sequence')
  }
  if (!first) return newest()
  return db
    .selectFrom(newest('actor_id').union(newest('true_actor_id')).union(newest('subject')).as('all_fitting'))
    .select('all_fitting.sequence')
    .orderBy('all_fitting.sequence', 'desc')
    .limit(limit)
}

const valuesFor = (concern: AuditConcern, column: (typeof CONCERN_COLUMNS)[number]): readonly string[] =>
  column === 'subject' ? concern.subjects : concern.actorIds

/** What was written down of one thing at these moments, and only there: few rows, however long its history. */
export async function listAuditOfSubject(
  db: Db,
  subject: string,
  action: string,
  moments: readonly string[],
): Promise<{ readonly beforeJson: string; readonly afterJson: string }[]> {
  if (moments.length === 0) return []
  return db
    .selectFrom('audit')
    .select(['before_json as beforeJson', 'after_json as afterJson'])
    .where('subject', '=', subject)
    .where('action', '=', action)
    .where('at', 'in', moments)
    .execute()
}
