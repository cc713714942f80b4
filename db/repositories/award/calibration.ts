import type { Db, Tables } from '../../schema.ts'
import type { EntryContent } from './entry.ts'

/** What the award would give a case on one criterion, and why. */
export interface OfficeLevel {
  readonly score: number
  /** Empty where the office says no reason. */
  readonly reason: string
}

/** A published case of the library that judges score to find the scale of the award; it counts for nothing. */
export interface CalibrationCase {
  /** Of the library, pinned: `case@3`. */
  readonly caseRevision: string
  /** Whose criteria are asked. */
  readonly category: string
  /** As the revision read when it was chosen. */
  readonly content: EntryContent
  /** By criterion; one that is not there the office leaves open. */
  readonly levels: Readonly<Record<string, OfficeLevel>>
}

export interface Calibration {
  /** 0 where nothing was ever chosen. */
  readonly tag: number
  readonly cases: readonly CalibrationCase[]
}

export async function findCalibration(db: Db, awardId: string, stageId: string): Promise<Calibration> {
  const row = await db
    .selectFrom('award_calibration')
    .select(['tag', 'cases_json'])
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .executeTakeFirst()
  return row ? { tag: row.tag, cases: JSON.parse(row.cases_json) as CalibrationCase[] } : { tag: 0, cases: [] }
}

/**
 * Keeps the cases of a stage where nobody has changed them since they had this tag.
 * @returns whether they are kept
 */
export async function saveCalibration(
  db: Db,
  awardId: string,
  stageId: string,
  { tag, cases }: Calibration,
): Promise<boolean> {
  const columns = { tag: tag + 1, cases_json: JSON.stringify(cases) }
  if (tag === 0) {
    const inserted = await db
      .insertInto('award_calibration')
      .values({ award_id: awardId, stage_id: stageId, ...columns })
      .onConflict((same) => same.columns(['award_id', 'stage_id']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  }
  const updated = await db
    .updateTable('award_calibration')
    .set(columns)
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .where('tag', '=', tag)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n
}

export interface CalibrationKey {
  readonly awardId: string
  readonly stageId: string
  readonly judgeId: string
  readonly caseRevision: string
}

/** What a judge gave a case, or is writing. */
export interface CalibrationSheet extends CalibrationKey {
  /** Goes up with each save. */
  readonly tag: number
  readonly answersJson: string
  readonly savedAt: string
  /** From then on it changes no more, and the judge is shown what the office would give. */
  readonly finishedAt: string | undefined
}

function asSheet(row: Tables['award_calibration_sheet']): CalibrationSheet {
  return {
    awardId: row.award_id,
    stageId: row.stage_id,
    judgeId: row.judge_id,
    caseRevision: row.case_revision,
    tag: row.tag,
    answersJson: row.answers_json,
    savedAt: row.saved_at,
    finishedAt: row.finished_at ?? undefined,
  }
}

/** Those of a stage, the one finished first at the front; drafts stand last. */
export async function listCalibrationSheets(
  db: Db,
  awardId: string,
  stageId: string,
  which: { readonly judge?: string } = {},
): Promise<CalibrationSheet[]> {
  const rows = await db
    .selectFrom('award_calibration_sheet')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .$if(which.judge !== undefined, (query) => query.where('judge_id', '=', which.judge!))
    .execute()
  const order = ({ finishedAt, judgeId }: CalibrationSheet) => `${finishedAt ?? '~'} ${judgeId}`
  return rows.map(asSheet).toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
}

/**
 * Writes a sheet where nobody has written it since it had this tag, and it is not finished.
 * @param tag 0 for one that is not there yet
 * @returns its new tag; undefined where nothing was written
 */
export async function saveCalibrationSheet(
  db: Db,
  { awardId, stageId, judgeId, caseRevision }: CalibrationKey,
  tag: number,
  sheet: Pick<CalibrationSheet, 'answersJson' | 'savedAt' | 'finishedAt'>,
): Promise<number | undefined> {
  const columns = {
    tag: tag + 1,
    answers_json: sheet.answersJson,
    saved_at: sheet.savedAt,
    finished_at: sheet.finishedAt ?? null,
  }
  if (tag === 0) {
    const inserted = await db
      .insertInto('award_calibration_sheet')
      .values({ award_id: awardId, stage_id: stageId, judge_id: judgeId, case_revision: caseRevision, ...columns })
      .onConflict((same) => same.columns(['award_id', 'stage_id', 'judge_id', 'case_revision']).doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n ? 1 : undefined
  }
  const updated = await db
    .updateTable('award_calibration_sheet')
    .set(columns)
    .where('award_id', '=', awardId)
    .where('stage_id', '=', stageId)
    .where('judge_id', '=', judgeId)
    .where('case_revision', '=', caseRevision)
    .where('tag', '=', tag)
    .where('finished_at', 'is', null)
    .executeTakeFirst()
  return updated.numUpdatedRows === 1n ? tag + 1 : undefined
}
