import { listEntries } from '#db/repositories/award/entry.ts'
import { listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { JudgedEntry } from './judged-entry.server.ts'
import { sheetContent } from './sheet-content.ts'

/** How many other entries of the category the judge has chosen in the stage. */
export async function votesForOthers(db: Db, { key, stage, entry }: JudgedEntry): Promise<number> {
  const [sheets, entries] = await Promise.all([
    listSheetsOfJudge(db, key.awardId, key.judgeId),
    listEntries(db, key.awardId),
  ])
  const inCategory = new Set(entries.filter(({ category }) => category === entry.category).map(({ id }) => id))
  return sheets.filter(
    (sheet) =>
      sheet.stageId === stage.id &&
      sheet.entryId !== entry.id &&
      inCategory.has(sheet.entryId) &&
      sheetContent(sheet, 1).submitted?.answers.yes === true,
  ).length
}
