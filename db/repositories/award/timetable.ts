import type { Db } from '../../schema.ts'

/** When and in which order the entries of a stage are presented. */
export interface TimetablePlan {
  readonly startsAt: string
  readonly talkMinutes: number
  readonly questionMinutes: number
  readonly changeMinutes: number
  readonly breaks: readonly { readonly after: number; readonly minutes: number }[]
  readonly room: string
  readonly order: readonly string[]
  /** `lots`: drawn; `fewest`: so that people in conflict go out least often; `hand`: with a reason; `given`: as listed. */
  readonly by: 'given' | 'lots' | 'fewest' | 'hand'
  /** Of why the order was set by hand. */
  readonly reasonDigest?: string
}

export interface Timetable {
  readonly plan: TimetablePlan
  /** Goes up with each change, and is the sequence of a calendar. */
  readonly tag: number
  readonly publishedAt: string | undefined
}

export async function findTimetable(db: Db, awardId: string, stageId: string): Promise<Timetable | undefined> {
  const row = await db
    .selectFrom('award_timetable')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .executeTakeFirst()
  return row && { plan: JSON.parse(row.plan_json) as TimetablePlan, tag: row.tag, publishedAt: row.published_at ?? undefined } // prettier-ignore
}

/**
 * Writes a timetable where nobody has changed it since it had this tag; 0 for one that is not there yet.
 * @returns the new tag; undefined where somebody was quicker, and nothing was written
 */
export async function saveTimetable(
  db: Db,
  awardId: string,
  stageId: string,
  { plan, tag, publishedAt }: Timetable,
): Promise<number | undefined> {
  const told = { plan_json: JSON.stringify(plan), tag: tag + 1, published_at: publishedAt ?? null }
  const result =
    tag === 0
      ? await db
          .insertInto('award_timetable')
          .values({ award_id: awardId, stage_id: stageId, ...told })
          .onConflict((known) => known.columns(['award_id', 'stage_id']).doNothing())
          .executeTakeFirst()
      : await db
          .updateTable('award_timetable')
          .set(told)
          .where('award_id', '=', awardId)
          .where('stage_id', '=', stageId)
          .where('tag', '=', tag)
          .executeTakeFirst()
  const written = 'numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows
  return written === 1n ? tag + 1 : undefined
}

export async function hasPublishedTimetable(db: Db, awardId: string): Promise<boolean> {
  const row = await db
    .selectFrom('award_timetable')
    .select('stage_id')
    .where('award_id', '=', awardId)
    .where('published_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
