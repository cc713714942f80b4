import { readCsvRecords } from '#cases/import/csv-records.ts'
import { tableProblem, wrongTable, type TableProblem, type TableRead } from './table-problem.ts'

/** Of a cell, in UTF-16 units: more than any name has. What is longer comes of a table that is broken, or is none. */
const LONGEST_CELL = 500

export interface TableColumn {
  readonly name: string
  /** Other words for it in a head, in lower case. */
  readonly also: readonly string[]
  readonly optional?: boolean
}

export interface TableRow {
  /** Of the file, from 1: where the row begins. */
  readonly line: number
  /** By the name of the column; one line each, trimmed and never empty. */
  readonly cells: Readonly<Record<string, string>>
}

export interface CsvTable {
  readonly rows: readonly TableRow[]
  /** By the name of the column, what the head calls it. */
  readonly titles: Readonly<Record<string, string>>
  /** Of single rows, which are then not in `rows`. */
  readonly problems: readonly TableProblem[]
  /** Whether cells are parted by another sign than the comma, which may then stand in numbers. */
  readonly commaIsFree: boolean
}

/**
 * Reads a table whose head is known. Columns may stand in any order; one that is not known is a problem and not left
 * out, for it may be another one misspelt. Cells are parted by comma, semicolon or tab, as the head has them. Empty
 * cells that a spreadsheet adds at the end of its lines are none.
 */
export function readCsvTable(text: string, known: readonly TableColumn[]): TableRead<CsvTable> {
  // With `sep=;` a file tells Excel what parts its cells. The line stays, empty, so that lines are counted as in the file.
  const read = readCsvRecords(text.replace(/^\uFEFF?"?sep=.?"?(?=[\r\n])/i, ''))
  if (!read.ok) return wrongTable([tableProblem('broken-quotes', {}, read.line)])
  const [head, ...records] = read.records.map(({ line, cells }) => ({ line, cells: cells.map(oneLine) }))
  if (!head) return wrongTable([tableProblem('no-rows')])
  const longInHead = longCells(head)
  if (longInHead.length > 0) return wrongTable(longInHead)
  const titles = head.cells.slice(0, 1 + head.cells.findLastIndex((cell) => cell !== ''))
  const named = titles.map((cell) => columnOf(cell, known))
  const problems = headProblems(head.line, titles, named, known)
  if (problems.length > 0) return wrongTable(problems)
  if (records.length === 0) return wrongTable([tableProblem('no-rows', {}, head.line)])
  const rows: TableRow[] = []
  for (const { line, cells: given } of records) {
    const long = longCells({ line, cells: given })
    if (long.length > 0) {
      problems.push(...long)
      continue
    }
    const isPadded = given.slice(named.length).every((cell) => cell === '')
    const cells = isPadded ? given.slice(0, named.length) : given
    const wrong =
      cells.length === named.length
        ? titles.flatMap((column, place) => (cells[place] === '' ? [tableProblem('cell-empty', { column }, line)] : []))
        : [tableProblem('cell-count', { found: cells.length, expected: named.length }, line)]
    problems.push(...wrong)
    if (wrong.length === 0)
      rows.push({ line, cells: Object.fromEntries(named.map((name, place) => [name!, cells[place]!])) })
  }
  const calls = Object.fromEntries(named.map((name, place) => [name!, titles[place]!]))
  return { ok: true, value: { rows, titles: calls, problems, commaIsFree: read.delimiter !== ',' }, notes: [] }
}

function longCells({ line, cells }: { readonly line: number; readonly cells: readonly string[] }): TableProblem[] {
  return cells.flatMap(({ length }, index) =>
    length > LONGEST_CELL ? [tableProblem('cell-long', { place: index + 1, length, limit: LONGEST_CELL }, line)] : [],
  )
}

/** Unknown columns all at once, for a table laid out in another way has many; then those twice, then those missing. */
function headProblems(
  line: number,
  titles: readonly string[],
  named: readonly (string | undefined)[],
  known: readonly TableColumn[],
): TableProblem[] {
  const written = (title: (column: TableColumn) => string) =>
    known.map((column) => (column.optional ? `[${title(column)}]` : title(column))).join(',')
  const expected = { expected: written(({ name }) => name), chinese: written(({ also }) => also[0]!) }
  const unknown = titles.filter((_, place) => named[place] === undefined)
  if (unknown.length === titles.length) return [tableProblem('no-head', expected, line)]
  const missing = known.flatMap(({ name, optional }) => (optional || named.includes(name) ? [] : [name]))
  return [
    ...(unknown.length > 0
      ? [tableProblem('column-unknown', { columns: unknown.map((title) => `“${title}”`).join(' '), ...expected }, line)]
      : []),
    ...titles.flatMap((title, place) =>
      named[place] !== undefined && named.indexOf(named[place]) < place
        ? [tableProblem('column-twice', { column: title }, line)]
        : [],
    ),
    ...(missing.length > 0 ? [tableProblem('column-missing', { columns: missing.join(', '), ...expected }, line)] : []),
  ]
}

/**
 * `22`, `２２`, `-1.5`, `2e3`; nothing that a reader would have to guess at.
 *
 * @param decimalComma whether a comma is the decimal sign, as in `7,5`
 */
export function readNumber(cell: string, decimalComma: boolean): number | undefined {
  const written = cell.normalize('NFKC').replace('−', '-')
  const plain = decimalComma ? written.replace(',', '.') : written
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain)) return undefined
  const value = Number(plain)
  return Number.isFinite(value) ? value : undefined
}

/**
 * Whether the numbers of a column have a decimal comma: some do, the comma does not part cells, and none has a point.
 *
 * @returns the remark that says so, on the line of the first
 */
export function decimalCommaIn({ rows, commaIsFree }: CsvTable, column: string): TableProblem | undefined {
  if (!commaIsFree || rows.some(({ cells }) => cells[column]!.includes('.'))) return undefined
  const isOne = (cell: string) => readNumber(cell, false) === undefined && readNumber(cell, true) !== undefined
  const first = rows.find(({ cells }) => isOne(cells[column]!))
  if (!first) return undefined
  const value = first.cells[column]!
  return tableProblem('decimal-comma', { value, number: readNumber(value, true)! }, first.line)
}

/**
 * A cell may hold line breaks, and signs that would steer a terminal; a name is one line of plain text. A letter and its
 * accent are one sign, however the file wrote them.
 */
function oneLine(cell: string): string {
  return cell
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function columnOf(cell: string, known: readonly TableColumn[]): string | undefined {
  const word = cell.normalize('NFKC').toLowerCase()
  return known.find(({ name, also }) => name === word || also.includes(word))?.name
}
