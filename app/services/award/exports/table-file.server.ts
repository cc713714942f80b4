import pLimit from 'p-limit'
import { apart } from '../apart.server.ts'
import type { TableAnswer, TableGiven } from './table-process.ts'
import { writeTable, type TableFormat, type WrittenSheets } from './write-table.ts'

/** More cells than this are written in a process of their own; writing so many takes some tenths of a second. */
const CELLS_AT_ONCE = 20_000
/** Of an award of 1,000 entries, 50 judges and 10 criteria, where everybody reads everything, with as much to spare. */
const MOST_CELLS = 2_500_000
const LIMITS = { seconds: 120, memoryMegabytes: 2048 }
const oneAtATime = pLimit(1)

/**
 * Sheets as a file; large ones are written one at a time beside the site.
 * @throws RangeError for more cells than any award of a size that this is made for has
 * @throws Error where it could not be written
 */
export async function tableFile(sheets: WrittenSheets, format: TableFormat): Promise<Uint8Array> {
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0)
  if (cells > MOST_CELLS) throw new RangeError(`Expected at most ${MOST_CELLS} cells but got ${cells}.`)
  if (cells <= CELLS_AT_ONCE) return writeTable(sheets, format)
  const answer = await oneAtATime(() =>
    apart<TableGiven, TableAnswer>('#app/services/award/exports/table-process.ts', { sheets, format }, LIMITS),
  )
  if ('refused' in answer) throw new Error(`the table could not be written: ${answer.refused}`)
  return answer.bytes
}
