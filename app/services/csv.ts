/** A number stays a number; text is guarded; null is an empty cell. */
export type CsvCell = string | number | null

/** Marks the file as UTF-8 for Excel, which otherwise reads Chinese as the system's old code page. */
const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet would run as a formula, in half and full width, and white space that hides one. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/

/**
 * Writes rows as CSV (RFC 4180, CRLF, UTF-8 with a byte order mark).
 *
 * @param rows the first is the head; all of equal length, else `RangeError`
 * @example csv([['label', 'value'], ['=1+1', -2]]) // => '\uFEFFlabel,value\r\n\'=1+1,-2\r\n'
 */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  const width = rows[0]?.length ?? 0
  const uneven = rows.findIndex((row) => row.length !== width)
  if (uneven >= 0) throw new RangeError(`Expected ${width} cells in row ${uneven} but got ${rows[uneven]!.length}.`)
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const guarded = FORMULA_START.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
