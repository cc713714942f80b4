import type { Db, Tables } from '../../schema.ts'

export interface SheetKey {
  readonly awardId: string
  readonly stageId: string
  readonly judgeId: string
  readonly entryId: string
}

/** A score sheet as its judge sees it: being written, or submitted and perhaps open again for a while. */
export interface Sheet extends SheetKey {
  readonly state: 'draft' | 'submitted'
  /** Goes up with each save, so that a window that has missed one is told so. */
  readonly tag: number
  /** Of the entry that was read. */
  readonly entryRevision: number
  /** What is being written and what was submitted last; what counts is in the events. */
  readonly answersJson: string
  readonly savedAt: string
  readonly submittedAt: string | undefined
  readonly openUntil: string | undefined
}

function asSheet(row: Tables['award_sheet']): Sheet {
  return {
    awardId: row.award_id,
    stageId: row.stage_id,
    judgeId: row.judge_id,
    entryId: row.entry_id,
    state: row.state as Sheet['state'],
    tag: row.tag,
    entryRevision: row.entry_revision,
    answersJson: row.answers_json,
    savedAt: row.saved_at,
    submittedAt: row.submitted_at ?? undefined,
    openUntil: row.open_until ?? undefined,
  }
}

export async function findSheet(db: Db, key: SheetKey): Promise<Sheet | undefined> {
  const row = await db
    .selectFrom('award_sheet')
    .selectAll()
    .where('award_id', '=', key.awardId)
    .where('stage_id', '=', key.stageId)
    .where('judge_id', '=', key.judgeId)
    .where('entry_id', '=', key.entryId)
    .executeTakeFirst()
  return row && asSheet(row)
}

/** Ordered by stage, entry and judge. */
export async function listSheets(
  db: Db,
  awardId: string,
  which: { readonly stage?: string; readonly judge?: string } = {},
): Promise<Sheet[]> {
  const rows = await db
    .selectFrom('award_sheet')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(which.stage !== undefined, (query) => query.where('stage_id', '=', which.stage!))
    .$if(which.judge !== undefined, (query) => query.where('judge_id', '=', which.judge!))
    .orderBy('stage_id')
    .orderBy('entry_id')
    .orderBy('judge_id')
    .execute()
  return rows.map(asSheet)
}

/** When each sheet was saved last, without what stands on it: for who counts many of them. */
export async function listSheetTimes(
  db: Db,
  awardId: string,
): Promise<Pick<Sheet, 'stageId' | 'judgeId' | 'entryId' | 'state' | 'savedAt'>[]> {
  const rows = await db
    .selectFrom('award_sheet')
    .select(['stage_id', 'judge_id', 'entry_id', 'state', 'saved_at'])
    .where('award_id', '=', awardId)
    .execute()
  return rows.map((row) => ({
    stageId: row.stage_id,
    judgeId: row.judge_id,
    entryId: row.entry_id,
    state: row.state as Sheet['state'],
    savedAt: row.saved_at,
  }))
}

export const listSheetsOfJudge = (db: Db, awardId: string, judge: string): Promise<Sheet[]> =>
  listSheets(db, awardId, { judge })

/** How many sheets of each entry are submitted in a stage, whoever wrote them. */
export async function countSubmittedSheets(
  db: Db,
  awardId: string,
  stage: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('award_sheet')
    .select((row) => ['entry_id', row.fn.countAll().as('count')])
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stage)
    .where('state', '=', 'submitted')
    .groupBy('entry_id')
    .execute()
  return new Map(rows.map(({ entry_id, count }) => [entry_id, Number(count)]))
}

/**
 * Writes a sheet where nobody has written it since it had this tag.
 * @param tag 0 for one that is not there yet
 * @returns its new tag; undefined where another window was quicker, and nothing was written
 */
export async function saveSheet(
  db: Db,
  key: SheetKey,
  tag: number,
  sheet: Omit<Sheet, keyof SheetKey | 'tag'>,
): Promise<number | undefined> {
  const columns = {
    state: sheet.state,
    entry_revision: sheet.entryRevision,
    answers_json: sheet.answersJson,
    saved_at: sheet.savedAt,
    submitted_at: sheet.submittedAt ?? null,
    open_until: sheet.openUntil ?? null,
    tag: tag + 1,
  }
  if (tag === 0) {
    const inserted = await db
      .insertInto('award_sheet')
      .values({
        award_id: key.awardId,
        stage_id: key.stageId,
        judge_id: key.judgeId,
        entry_id: key.entryId,
        ...columns,
      })
      .onConflict((same) => same.columns(['award_id', 'stage_id', 'judge_id', 'entry_id']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? 1 : undefined
  }
  const updated = await db
    .updateTable('award_sheet')
    .set(columns)
    .where('award_id', '=', key.awardId)
    .where('stage_id', '=', key.stageId)
    .where('judge_id', '=', key.judgeId)
    .where('entry_id', '=', key.entryId)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? tag + 1 : undefined
}
