import pLimit from 'p-limit'
import { logger } from '../../../logger.server.ts'
import { apart } from '../apart.server.ts'
import { readSheet, SMALL_SHEET, type ReadSheet } from './read-sheet.server.ts'
import type { SheetGiven } from './sheet-process.ts'

const LIMITS = { seconds: 60, memoryMegabytes: 1024 }
const oneAtATime = pLimit(1)

/**
 * Reads a spreadsheet: a small one here, any other one at a time in a process of its own, within a time and memory that
 * no table of entries comes near.
 */
export async function readSheetApart(bytes: Uint8Array): Promise<ReadSheet> {
  const here = await readSheet(bytes, SMALL_SHEET)
  if (here.ok || !here.problems.some(({ code }) => code === 'sheet-large')) return here
  try {
    return await oneAtATime(() => apart<SheetGiven, ReadSheet>('#app/services/award/entries/sheet-process.ts', { bytes }, LIMITS)) // prettier-ignore
  } catch (error) {
    logger.warn({ err: error }, 'a spreadsheet could not be read')
    return { ok: false, problems: [{ code: 'sheet-large', line: undefined, values: {} }] }
  }
}
