/** A row of a sheet: its number as the spreadsheet shows it, and its cells. */
export type SheetRow = readonly [row: number, cells: readonly string[]]

export interface SheetRecords {
  readonly sheet: string
  readonly rows: readonly SheetRow[]
}

const MARK = '{"sheet":'

/** A sheet as one line of text that a page can send back unchanged: what is imported is what was looked at. */
export const sheetAsText = (sheet: string, rows: readonly SheetRow[]): string => JSON.stringify({ sheet, rows })

/** The sheet that a text holds; undefined for any other text. */
export function sheetOfText(text: string): SheetRecords | undefined {
  if (!text.startsWith(MARK)) return undefined
  try {
    const value = JSON.parse(text) as { readonly sheet?: unknown; readonly rows?: unknown }
    const { sheet, rows } = value
    return typeof sheet === 'string' && Array.isArray(rows) && rows.every(isRow) ? { sheet, rows } : undefined
  } catch {
    return undefined
  }
}

const isRow = (row: unknown): row is SheetRow =>
  Array.isArray(row) &&
  row.length === 2 &&
  Number.isSafeInteger(row[0]) &&
  Array.isArray(row[1]) &&
  (row[1] as readonly unknown[]).every((cell) => typeof cell === 'string')

/**
 * What a spreadsheet calls a column.
 * @example columnLetters(0) // => 'A'
 * @example columnLetters(27) // => 'AB'
 */
export function columnLetters(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26))
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter
}
