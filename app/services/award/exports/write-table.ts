import writeExcelFile, { type SheetData } from 'write-excel-file/node'
import { csv, type CsvCell } from '../../csv.ts'

export const TABLE_FORMATS = ['csv', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Rows with a name; the first is the head. */
export interface WrittenSheet {
  readonly name: string
  readonly rows: readonly (readonly CsvCell[])[]
}

export type WrittenSheets = readonly [WrittenSheet, ...WrittenSheet[]]

/** Of a cell: more breaks a spreadsheet. */
const LONGEST_CELL = 32_000
const WIDEST_COLUMN = 48

/**
 * The bytes of sheets as a file. Text stays text in both formats: none of it runs as a formula.
 * @param sheets CSV has the first alone
 */
export async function writeTable(sheets: WrittenSheets, format: TableFormat): Promise<Uint8Array> {
  if (format === 'csv') return Buffer.from(csv(sheets[0].rows))
  return writeExcelFile(sheets.map(asSheet)).toBuffer()
}

function asSheet({ name, rows }: WrittenSheet) {
  const [head = [], ...lines] = rows
  const data: SheetData = [
    head.map((value) => ({ value: String(value), type: String, fontWeight: 'bold', wrap: true })),
    ...lines.map((line) => line.map((cell) => (typeof cell === 'string' ? cell.slice(0, LONGEST_CELL) : cell))),
  ]
  const columns = head.map((value, column) => ({ width: widthOf([value, ...lines.slice(0, 100).map((line) => line[column])]) })) // prettier-ignore
  return { data, sheet: sheetName(name), columns, stickyRowsCount: 1 }
}

/** Spreadsheets refuse these in the name of a sheet, and more than 31 characters. */
const sheetName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

/** In characters; a Han character takes two. */
function widthOf(cells: readonly unknown[]): number {
  const longest = cells.map((cell) => String(cell ?? '').replace(/[^ -\u00ff]/g, 'xx').length)
  return Math.min(WIDEST_COLUMN, Math.max(8, ...longest) + 1)
}
