import type { Db } from '../../schema.ts'

/** Judges who are at the meeting of a stage. */
export async function listAttendance(db: Db, awardId: string, stageId: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('award_attendance')
    .select('judge_id')
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .execute()
  return new Set(rows.map(({ judge_id }) => judge_id))
}

/** Writes who is there in place of who was said to be. */
export async function saveAttendance(
  db: Db,
  awardId: string,
  stageId: string,
  judges: readonly string[],
): Promise<void> {
  await db.deleteFrom('award_attendance').where('award_id', '=', awardId).where('stage_id', '=', stageId).execute()
  if (judges.length === 0) return
  await db
    .insertInto('award_attendance')
    .values(judges.map((judge) => ({ award_id: awardId, stage_id: stageId, judge_id: judge })))
    .execute()
}

/** An entry as the meeting came to it. */
export interface MeetingItem {
  /** 1 for the first. */
  readonly number: number
  readonly entry: string
  readonly at: string
  /** Whoever took it up. */
  readonly ledBy: string | undefined
  /** Judges who were at the meeting then, whether in the room or outside. */
  readonly present: readonly string[]
  /** Of these, who went out for it, or was outside already. */
  readonly left: readonly string[]
}

/** In the order of the meeting. */
export async function listMeetingItems(db: Db, awardId: string, stageId: string): Promise<MeetingItem[]> {
  const rows = await db
    .selectFrom('award_meeting_item')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .orderBy('number')
    .execute()
  return rows.map(({ number, entry_id, at, led_by, present_json, left_json }) => ({
    number,
    entry: entry_id,
    at,
    ledBy: led_by ?? undefined,
    present: JSON.parse(present_json) as string[],
    left: JSON.parse(left_json) as string[],
  }))
}

export async function insertMeetingItem(
  db: Db,
  awardId: string,
  stageId: string,
  { number, entry, at, ledBy, present, left }: MeetingItem,
): Promise<void> {
  await db
    .insertInto('award_meeting_item')
    .values({
      award_id: awardId,
      stage_id: stageId,
      number,
      entry_id: entry,
      at,
      led_by: ledBy ?? null,
      present_json: JSON.stringify(present),
      left_json: JSON.stringify(left),
    })
    .execute()
}
