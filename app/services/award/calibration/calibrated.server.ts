import { findCalibration, listCalibrationSheets, type CalibrationCase, type CalibrationSheet } from '#db/repositories/award/calibration.ts' // prettier-ignore
import { listSheets, listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'

/** A case for calibration as one judge has it. */
export interface OwnCase {
  readonly one: CalibrationCase
  /** From 1, in the order in which the office has put them. */
  readonly place: number
  readonly sheet: CalibrationSheet | undefined
}

/** The cases that a judge is to score for calibration in a stage, with what they have given. */
export async function ownCases(db: Db, awardId: string, stage: Pick<Stage, 'id'>, judge: string): Promise<OwnCase[]> {
  const { cases } = await findCalibration(db, awardId, stage.id)
  if (cases.length === 0) return []
  const sheets = await listCalibrationSheets(db, awardId, stage.id, { judge })
  return cases.map((one, index) => ({
    one,
    place: index + 1,
    sheet: sheets.find(({ caseRevision }) => caseRevision === one.caseRevision),
  }))
}

/**
 * Whether the rules keep the entries of a stage closed until the judge has scored the cases for calibration. Who has
 * submitted a sheet before such rules were sealed goes on. Where the office has chosen no case yet, everybody waits.
 */
export async function mustCalibrate(db: Db, awardId: string, stage: Stage, judge: string): Promise<boolean> {
  if (stage.calibrateFirst !== true) return false
  const cases = await ownCases(db, awardId, stage, judge)
  if (cases.length > 0 && cases.every(({ sheet }) => sheet?.finishedAt !== undefined)) return false
  const sheets = await listSheetsOfJudge(db, awardId, judge)
  return !sheets.some(({ stageId, state }) => stageId === stage.id && state === 'submitted')
}

/** Which of these judges it keeps out, with as many queries as for one. */
export async function whoMustCalibrate(
  db: Db,
  awardId: string,
  stage: Stage,
  judges: readonly string[],
): Promise<ReadonlySet<string>> {
  if (stage.calibrateFirst !== true) return new Set()
  const { cases } = await findCalibration(db, awardId, stage.id)
  const given = cases.length === 0 ? [] : await listCalibrationSheets(db, awardId, stage.id)
  const key = (judge: string, caseRevision: string) => `${judge} ${caseRevision}`
  const finished = new Set(given.filter(({ finishedAt }) => finishedAt !== undefined).map(({ judgeId, caseRevision }) => key(judgeId, caseRevision))) // prettier-ignore
  const submitted = await listSheets(db, awardId, { stage: stage.id })
  const hasBegun = new Set(submitted.filter(({ state }) => state === 'submitted').map(({ judgeId }) => judgeId))
  const isCalibrated = (judge: string) =>
    cases.length > 0 && cases.every(({ caseRevision }) => finished.has(key(judge, caseRevision)))
  return new Set(judges.filter((judge) => !isCalibrated(judge) && !hasBegun.has(judge)))
}
