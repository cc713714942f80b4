import { listEntries } from '#db/repositories/award/entry.ts'
import { listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { entriesToRead } from '../judges/seat.server.ts'
import type { JudgedEntry } from './judged-entry.server.ts'
import { sheetContent } from './sheet-content.ts'

/**
 * Whether the judge has a choice left in the category of the entry. A choice of what is withdrawn, ineligible or no
 * longer this judge's to read counts nowhere, so it takes none of them.
 */
export async function hasChoiceLeft(db: Db, judged: JudgedEntry, choices: number): Promise<boolean> {
  const { seat, key, stage, entry } = judged
  const [sheets, entries] = await Promise.all([
    listSheetsOfJudge(db, key.awardId, key.judgeId),
    listEntries(db, key.awardId),
  ])
  const chosen = new Set(
    sheets
      .filter((sheet) => sheet.stageId === stage.id && sheetContent(sheet, 1).submitted?.answers.yes === true)
      .map(({ entryId }) => entryId),
  )
  const others = entries.filter(({ id, category }) => category === entry.category && id !== entry.id && chosen.has(id))
  if (others.length < choices) return true
  return (await entriesToRead(db, seat, stage, { entries: others })).length < choices
}
