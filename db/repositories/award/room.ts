import type { Db } from '../../schema.ts'

/** What the clock of a stage's room shows, as text; 0 for one that nobody has started. */
export async function findRoomClock(
  db: Db,
  awardId: string,
  stageId: string,
): Promise<{ readonly json: string; readonly tag: number } | undefined> {
  const row = await db
    .selectFrom('award_room')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .executeTakeFirst()
  return row && { json: row.clock_json, tag: row.tag }
}

/**
 * Writes where a clock stands, where nobody has moved it since it had this tag; 0 for a first one.
 * @returns false where somebody was quicker, and nothing was written
 */
export async function saveRoomClock(
  db: Db,
  awardId: string,
  stageId: string,
  { json, tag }: { readonly json: string; readonly tag: number },
): Promise<boolean> {
  const told = { clock_json: json, tag: tag + 1 }
  if (tag === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('award_room')
      .values({ award_id: awardId, stage_id: stageId, ...told })
      .onConflict((known) => known.columns(['award_id', 'stage_id']).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('award_room')
    .set(told)
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
