import type { Db } from '../../schema.ts'

/** A result as it was published by a notice: the bytes that its digest is of. */
export interface PublishedResult {
  readonly digest: string
  readonly resultJson: string
  readonly computedAt: string
}

/** Keeps a published result. One that is published again, after others, is there already. */
export async function insertPublished(db: Db, awardId: string, published: PublishedResult): Promise<void> {
  const { digest, resultJson, computedAt } = published
  await db
    .insertInto('award_published')
    .values({ award_id: awardId, digest, result_json: resultJson, computed_at: computedAt })
    .onConflict((same) => same.columns(['award_id', 'digest']).doNothing())
    .execute()
}

export async function findPublished(db: Db, awardId: string, digest: string): Promise<PublishedResult | undefined> {
  const row = await db
    .selectFrom('award_published')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && { digest: row.digest, resultJson: row.result_json, computedAt: row.computed_at }
}

/** By their digests. */
export async function listPublished(db: Db, awardId: string): Promise<PublishedResult[]> {
  const rows = await db
    .selectFrom('award_published')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('digest')
    .execute()
  return rows.map((row) => ({ digest: row.digest, resultJson: row.result_json, computedAt: row.computed_at }))
}
