import type { Db } from '../../schema.ts'

/** How many entries of each award were handed in and stand; an award without any is not there. */
export async function countEntries(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('award_entry')
    .select(['award_id', ({ fn }) => fn.countAll().as('count')])
    .where('state', 'in', ['submitted', 'eligible'])
    .groupBy('award_id')
    .execute()
  return new Map(rows.map(({ award_id, count }) => [award_id, Number(count)]))
}
