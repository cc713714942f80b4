/** Reads a table of outcomes: one row an observation. Knows nothing of the case it is meant for. */
import { isUnit, UNIT_NAMES, type Unit } from '#scoring/units.ts'
import { nearest } from '../nearest.ts'
import { isPartialDate } from '../partial-date.ts'
import { readCsvRecords, type CsvRecord } from './csv-records.ts'
import { importProblem, refusedFile, taken, type ImportProblem, type Taken } from './import-problem.ts'
import { choicesOf, chosen, columnNamed, isChoiceColumn, OUTCOME_COLUMNS, type BasisKind, type OutcomeColumn } from './outcome-columns.ts' // prettier-ignore

const MOST_ROWS = 500
const MOST_COLUMNS = 60
const MOST_RECORD = 20_000

/** One observation as a row says it; what its cells leave out is absent. */
export interface OutcomeRow {
  /** Of the file. */
  readonly line: number
  readonly cells: Readonly<Partial<Record<Exclude<OutcomeColumn, 'value' | 'unit' | 'basis'>, string>>>
  readonly value: number
  readonly unit: Unit | undefined
  readonly basis: BasisKind | undefined
  /** What the columns are called in this file. */
  readonly heads: Readonly<Partial<Record<OutcomeColumn, string>>>
}

/**
 * The rows of a table with what is wrong with each. A row with anything wrong is left out whole.
 * @param text of the file, decoded
 */
export function readOutcomeTable(text: string): Taken<readonly OutcomeRow[]> {
  if (text.includes('\0')) return refusedFile('nul')
  const records = readRecords(text)
  if (!records.ok) return records
  const [head, ...rows] = records.value
  if (!head) return refusedFile('empty')
  if (rows.length > MOST_ROWS) return refusedFile('csv-rows', { limit: MOST_ROWS })
  const columns = readHead(head)
  if (!columns.ok) return columns
  const problems = [...columns.problems]
  const read = rows.flatMap((row) => {
    const found = readRow(row, columns.value)
    problems.push(...found.problems)
    return found.row ? [found.row] : []
  })
  if (read.length === 0) return { ok: false, problems: [...problems, importProblem('csv-nothing')] }
  return taken(read, problems)
}

function readRecords(text: string): Taken<readonly CsvRecord[]> {
  const read = readCsvRecords(text, { records: MOST_ROWS + 1, recordLength: MOST_RECORD })
  if (!read.ok) {
    const place = read.line === undefined ? {} : { line: read.line }
    if (read.why === 'record-too-long') return refusedFile('csv-record', { limit: MOST_RECORD }, place)
    return refusedFile('csv-broken', {}, place)
  }
  const wide = read.records.find(({ cells }) => cells.length > MOST_COLUMNS)
  if (wide) return refusedFile('csv-columns', { count: wide.cells.length, limit: MOST_COLUMNS }, { line: wide.line })
  return taken(read.records.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) })))
}

interface Head {
  readonly places: ReadonlyMap<OutcomeColumn, number>
  readonly heads: Readonly<Partial<Record<OutcomeColumn, string>>>
}

function readHead({ cells, line }: CsvRecord): Taken<Head> {
  const places = new Map<OutcomeColumn, number>()
  const heads: Partial<Record<OutcomeColumn, string>> = {}
  const problems: ImportProblem[] = []
  for (const [place, name] of cells.entries()) {
    if (name === '') continue
    const column = columnNamed(name)
    if (!column) problems.push(importProblem('csv-unknown-column', {}, { line, field: shown(name) }))
    else if (places.has(column)) return refusedFile('csv-column-twice', { name: shown(name) }, { line })
    else {
      places.set(column, place)
      heads[column] = name
    }
  }
  if (places.size === 0) return refusedFile('csv-head', {}, { line })
  const needed: readonly (readonly OutcomeColumn[])[] = [['id', 'labelZh', 'labelEn'], ['value'], ['asOf']]
  const missing = needed.filter((any) => !any.some((column) => places.has(column)))
  if (missing.length > 0) {
    const names = (language: 0 | 1) => missing.map(([column]) => OUTCOME_COLUMNS[column!][language]).join(', ')
    return refusedFile('csv-missing-columns', { names: { 'zh-CN': names(0), en: names(1) } }, { line })
  }
  return taken({ places, heads }, problems)
}

const DATES: readonly OutcomeColumn[] = ['asOf', 'from', 'to']
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

function readRow(
  { line, cells }: CsvRecord,
  { places, heads }: Head,
): { readonly row?: OutcomeRow; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = []
  const found: Partial<Record<OutcomeColumn, string>> = {}
  for (const [column, place] of places) {
    const cell = cells[place] ?? ''
    const field = { line, field: heads[column]! }
    const sign = formulaSign(cell)
    if (sign !== undefined) problems.push(importProblem('csv-formula', { sign }, field))
    else if (cell === '') continue
    else if (isChoiceColumn(column)) {
      const value = chosen(column, cell)
      if (value === undefined)
        problems.push(importProblem('csv-choice', { value: shown(cell), choices: choicesOf(column).join(', ') }, field)) // prettier-ignore
      else found[column] = value
    } else if (DATES.includes(column)) {
      const date = readDate(cell)
      if (date === undefined) problems.push(importProblem('csv-date', { value: shown(cell) }, field))
      else found[column] = date
    } else if (column === 'id' && !ID.test(cell)) problems.push(importProblem('csv-id', { value: shown(cell) }, field))
    else if (column === 'unit' && !isUnit(cell)) {
      const near = nearest(cell, UNIT_NAMES)
      const also = near === undefined ? '' : { 'zh-CN': `（是不是 ${near}？）`, en: ` (did you mean ${near}?)` }
      problems.push(importProblem('csv-unit', { value: shown(cell), nearest: also }, field))
    } else found[column] = cell
  }
  for (const column of ['value', 'asOf'] as const) {
    if ((cells[places.get(column)!] ?? '') === '') problems.push(importProblem('csv-missing', {}, { line, field: heads[column]! })) // prettier-ignore
  }
  const { value: written, unit, basis, ...rest } = found
  const value = written === undefined ? undefined : readNumber(written)
  if (written !== undefined && value === undefined) {
    problems.push(importProblem('csv-number', { value: shown(written) }, { line, field: heads.value! }))
  }
  if (rest.id === undefined && rest.labelZh === undefined && rest.labelEn === undefined && problems.length === 0) {
    problems.push(importProblem('csv-missing', {}, { line, field: heads.id ?? heads.labelZh ?? heads.labelEn! }))
  }
  if (problems.length > 0 || value === undefined) return { problems }
  return { row: { line, cells: rest, value, unit: unit as Unit | undefined, basis: basis as BasisKind | undefined, heads }, problems } // prettier-ignore
}

/** What a spreadsheet would run; a number may begin with a sign. */
function formulaSign(cell: string): string | undefined {
  const start = cell.normalize('NFKC')
  if (/^[=@]/.test(start)) return start[0]
  return /^[+-]/.test(start) && readNumber(cell) === undefined ? start[0] : undefined
}

/** `22,859`, `２２`, `1.5`, `-3`, `2e6`. */
function readNumber(cell: string): number | undefined {
  const plain = cell.normalize('NFKC').replace(/\s+/g, '')
  const ungrouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(ungrouped) ? Number(ungrouped) : undefined
}

/** As written here, or as a spreadsheet shows dates: `2021/2/3`, `2021年2月`. */
function readDate(cell: string): string | undefined {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/.exec(
    cell.normalize('NFKC').replace(/\s+/g, ''),
  )
  if (!found) return undefined
  const [, year, month, day] = found
  const date = [year!, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-')
  return isPartialDate(date) ? date : undefined
}

const shown = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 59)}…` : cell)
