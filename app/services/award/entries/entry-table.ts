import { readCsvRecords } from '#cases/import/csv-records.ts'
import type { EntryContent } from '#db/repositories/award/entry.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { columnWord } from '../../../forms/award/column-word.ts'
import { ENTRY_COLUMNS, type EntryColumn as Column } from '../../../forms/award/entry-columns.ts'
import type { Language } from '../../../i18n/languages.ts'
import { plainContent } from './entry-content.ts'
import { columnLetters, sheetOfText } from './sheet-records.ts'

const COLUMNS = Object.keys(ENTRY_COLUMNS) as Column[]
const NEEDED = ['category', 'organisation', 'title'] as const

export const MOST_ENTRIES = 2_000
const LONGEST_CELL = 20_000

/** Why a table, or a line of it, was not taken. */
export type TableFault =
  | 'no-rows'
  | 'too-many-rows'
  | 'broken-quotes'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'cell-missing'
  | 'cell-too-long'
  | 'category-unknown'
  | 'link-unreadable'
  | 'cells-too-many'
  | 'sheet-old'
  | 'sheet-broken'
  | 'sheet-large'
  | 'sheet-merged'
  | 'sheet-formula'
  | 'sheet-error'

export interface TableProblem {
  readonly code: TableFault
  /** Of the file, from 1; of a sheet the row; undefined: of all of it. */
  readonly line: number | undefined
  /** The column of a sheet, such as `C`, where it is about one cell. */
  readonly column?: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface TableRow {
  readonly line: number
  readonly category: string
  readonly content: EntryContent
  readonly redacted: EntryContent | null
}

export interface EntryTable {
  /** The sheet it stands in; undefined for a table of text. */
  readonly sheet?: string
  readonly rows: readonly TableRow[]
  readonly problems: readonly TableProblem[]
}

const problem = (
  code: TableFault,
  line: number | undefined,
  values: TableProblem['values'] = {},
  place = -1,
): TableProblem => ({ code, line, ...(place === -1 ? {} : { column: columnLetters(place) }), values })

/** The head of a table as a reader of the language may write it. */
export const columnNames = (language: Language): readonly string[] => COLUMNS.map((name) => columnName(name, language))

/** Columns without which there is no entry, in the same words. */
export const neededColumns = (language: Language): readonly string[] => NEEDED.map((name) => columnName(name, language))

const columnName = (name: Column, language: Language): string => columnWord(ENTRY_COLUMNS[name], language)

interface TableRecord {
  readonly line: number
  readonly cells: readonly string[]
}

type Records =
  | { readonly ok: true; readonly sheet?: string; readonly records: readonly TableRecord[] }
  | { readonly ok: false; readonly line: number | undefined }

/** Rows that are not empty, of a text or of a sheet as text. */
function recordsOf(text: string): Records {
  const sheet = sheetOfText(text)
  if (!sheet) return readCsvRecords(text, { records: MOST_ENTRIES + 1 })
  return { ok: true, sheet: sheet.sheet, records: sheet.rows.map(([line, cells]) => ({ line, cells: withoutEnd(cells) })) } // prettier-ignore
}

/** A sheet has as many cells in each row as in its longest. */
function withoutEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1)
}

/**
 * Reads a table of entries: text with separators, or a sheet as `readSheet` gives it. Columns may stand in any order; one
 * that nobody knows is a problem and not left out.
 */
export function readEntryTable(text: string, rules: Pick<AwardRules, 'categories'>): EntryTable {
  const read = recordsOf(text)
  if (!read.ok) return { rows: [], problems: [problem('broken-quotes', read.line)] }
  const { sheet } = read
  const table = tableOf(read.records, rules)
  return sheet === undefined ? withoutCells(table) : { ...table, sheet }
}

/** A text has no columns with letters. */
const withoutCells = ({ rows, problems }: EntryTable): EntryTable => ({
  rows,
  problems: problems.map(({ code, line, values }) => ({ code, line, values })),
})

function tableOf([head, ...records]: readonly TableRecord[], rules: Pick<AwardRules, 'categories'>): EntryTable {
  if (!head || records.length === 0) return { rows: [], problems: [problem('no-rows', head?.line)] }
  if (records.length > MOST_ENTRIES) {
    return { rows: [], problems: [problem('too-many-rows', undefined, { most: MOST_ENTRIES })] }
  }
  const names = head.cells.map(columnOf)
  const wrong = headProblems(head.cells, names, head.line)
  if (wrong.length > 0) return { rows: [], problems: wrong }
  const problems: TableProblem[] = []
  const rows = records.flatMap(({ line, cells }) => {
    const row = readRow(line, cells, names as readonly Column[], rules)
    problems.push(...row.problems)
    return row.problems.length === 0 ? [row.row] : []
  })
  return { rows, problems }
}

function headProblems(cells: readonly string[], names: readonly (Column | undefined)[], line: number): TableProblem[] {
  return [
    ...cells.flatMap((cell, place) => {
      const name = names[place]
      if (name === undefined) return [problem('column-unknown', line, { column: cell }, place)]
      return names.indexOf(name) < place ? [problem('column-twice', line, { column: cell }, place)] : []
    }),
    ...NEEDED.filter((name) => !names.includes(name)).map((column) => problem('column-missing', line, { column })),
  ]
}

function columnOf(cell: string): Column | undefined {
  const word = cell.normalize('NFKC').trim().toLowerCase().replaceAll(/[\s_]+/g, '-') // prettier-ignore
  return COLUMNS.find((name) => (ENTRY_COLUMNS[name] as readonly string[]).includes(word))
}

function readRow(
  line: number,
  cells: readonly string[],
  names: readonly Column[],
  { categories }: Pick<AwardRules, 'categories'>,
): { readonly row: TableRow; readonly problems: readonly TableProblem[] } {
  const problems: TableProblem[] = []
  if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
    problems.push(problem('cells-too-many', line, { found: cells.length, expected: names.length }))
  }
  const cell = (name: Column) => cleaned(cells[names.indexOf(name)] ?? '')
  const note = (code: TableFault, name: Column, values: TableProblem['values']) =>
    problems.push(problem(code, line, values, names.indexOf(name)))
  for (const name of NEEDED) if (cell(name) === '') note('cell-missing', name, { column: name })
  for (const name of names) {
    if (cell(name).length > LONGEST_CELL) note('cell-too-long', name, { column: name, most: LONGEST_CELL })
  }
  const said = cell('category')
  const category = categories.find(({ id, title }) => [id, title['zh-CN'], title.en].includes(said))
  if (said !== '' && !category) note('category-unknown', 'category', { category: said })
  const url = cell('link')
  if (url !== '' && !isWebAddress(url)) note('link-unreadable', 'link', { link: url })
  const attributes = (['region', 'ownership', 'industry'] as const).flatMap((name) => (cell(name) === '' ? [] : [[name, cell(name)] as const])) // prettier-ignore
  const both = (chinese: Column, english: Column) => ({ 'zh-CN': cell(chinese), en: cell(english) || cell(chinese) })
  const content = plainContent({
    title: both('title', 'title-en'),
    organisation: cell('organisation'),
    summary: both('summary', 'summary-en'),
    attributes: Object.fromEntries(attributes),
    links: url === '' ? [] : [{ label: url, url }],
    source: cell('source'),
  })
  const hasRedacted = cell('redacted-title') !== ''
  const redacted = hasRedacted
    ? plainContent({
        title: both('redacted-title', 'redacted-title'),
        organisation: '',
        summary: both('redacted-summary', 'redacted-summary'),
      })
    : null
  return { row: { line, category: category?.id ?? '', content, redacted }, problems }
}

/** A line of plain text or several: no signs that nobody sees. */
const cleaned = (cell: string): string => cell.normalize('NFC').replaceAll(/[^\P{Cc}\n]+/gu, ' ').trim() // prettier-ignore

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
