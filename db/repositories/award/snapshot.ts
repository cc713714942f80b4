import type { Db } from '../../schema.ts'

/** The result as it was computed from all events up to one of them. */
export interface Snapshot {
  readonly headSequence: number
  /** Of that event: it covers all before it, the rules included. */
  readonly headHash: string
  readonly rulesVersion: number
  /** With which version of the methods. */
  readonly engine: string
  readonly resultJson: string
  readonly digest: string
  readonly computedAt: string
}

export async function findSnapshot(db: Db, awardId: string): Promise<Snapshot | undefined> {
  const row = await db.selectFrom('award_snapshot').selectAll().where('award_id', '=', awardId).executeTakeFirst()
  return (
    row && {
      headSequence: row.head_sequence,
      headHash: row.head_hash,
      rulesVersion: row.rules_version,
      engine: row.engine,
      resultJson: row.result_json,
      digest: row.digest,
      computedAt: row.computed_at,
    }
  )
}

/** Keeps a result in the place of the one before, where the event that it goes up to is in the award's history. */
export async function saveSnapshot(db: Db, awardId: string, snapshot: Snapshot): Promise<void> {
  const isThere = await db
    .selectFrom('award_event')
    .select('sequence')
    .where('award_id', '=', awardId)
    .where('sequence', '=', snapshot.headSequence)
    .where('hash', '=', snapshot.headHash)
    .executeTakeFirst()
  if (!isThere) return
  const columns = {
    head_sequence: snapshot.headSequence,
    head_hash: snapshot.headHash,
    rules_version: snapshot.rulesVersion,
    engine: snapshot.engine,
    result_json: snapshot.resultJson,
    digest: snapshot.digest,
    computed_at: snapshot.computedAt,
  }
  await db
    .insertInto('award_snapshot')
    .values({ award_id: awardId, ...columns })
    .onConflict((same) => same.column('award_id').doUpdateSet(columns))
    .execute()
}
