import { readCsvRecords } from '#cases/import/csv-records.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { emailField, emailKey } from '../../../forms/accounts/email.ts'
import { JUDGE_COLUMN_NAMES, JUDGE_COLUMNS, PLAIN_ORDER, type JudgeColumn, type JudgeFault } from '../../../forms/award/judge-list.ts' // prettier-ignore
import { isLanguage, type Language } from '../../../i18n/languages.ts'
import type { NewJudge } from './judges.server.ts'

export const MOST_JUDGES = 500
const LONGEST_CELL = 1_000
const LONGEST_NAME = 100

export interface JudgeProblem {
  readonly code: JudgeFault
  /** Of the text, from 1; undefined: of all of it. */
  readonly line: number | undefined
  readonly values: Readonly<Record<string, string | number>>
}

export type JudgeRow = NewJudge & { readonly line: number }

export interface JudgeTable {
  readonly rows: readonly JudgeRow[]
  readonly problems: readonly JudgeProblem[]
}

export const judgeProblem = (
  code: JudgeFault,
  line: number | undefined,
  values: JudgeProblem['values'] = {},
): JudgeProblem => ({ code, line, values })

type Rules = Pick<AwardRules, 'groups' | 'categories'>

/**
 * Reads a list of judges: with a head, columns in any order; without one, in the order of `PLAIN_ORDER`. A line is taken
 * for a head where it names a column and holds no address.
 * @param language of letters to those whose line says none
 */
export function readJudgeTable(text: string, rules: Rules, language: Language): JudgeTable {
  const read = readCsvRecords(withPlainCommas(text), { records: MOST_JUDGES + 1 })
  if (!read.ok) return { rows: [], problems: [judgeProblem('broken-quotes', read.line)] }
  const [first, ...others] = read.records
  if (!first) return { rows: [], problems: [judgeProblem('no-rows', undefined)] }
  const hasHead = first.cells.some((cell) => columnOf(cell) !== undefined) && !first.cells.some((cell) => cell.includes('@')) // prettier-ignore
  const records = hasHead ? others : read.records
  if (records.length === 0) return { rows: [], problems: [judgeProblem('no-rows', first.line)] }
  if (records.length > MOST_JUDGES) {
    return { rows: [], problems: [judgeProblem('too-many-rows', undefined, { most: MOST_JUDGES })] }
  }
  const names = hasHead ? first.cells.map(columnOf) : PLAIN_ORDER
  const wrong = hasHead ? headProblems(first.cells, names, first.line) : []
  if (wrong.length > 0) return { rows: [], problems: wrong }
  const problems: JudgeProblem[] = []
  const rows: JudgeRow[] = []
  const lineOf = new Map<string, number>()
  for (const { line, cells } of records) {
    const row = readRow(line, cells, names as readonly JudgeColumn[], rules, language)
    const key = emailKey(row.row.email)
    const earlier = lineOf.get(key)
    const twice = earlier === undefined || key === '' ? [] : [judgeProblem('email-twice', line, { email: row.row.email, earlier })] // prettier-ignore
    if (earlier === undefined) lineOf.set(key, line)
    problems.push(...row.problems, ...twice)
    if (row.problems.length + twice.length === 0) rows.push(row.row)
  }
  return { rows, problems }
}

/** Lines typed with an input method part their cells by full-width commas alone. */
const withPlainCommas = (text: string): string => (/[,;\t]/.test(text) ? text : text.replaceAll('，', ','))

function columnOf(cell: string): JudgeColumn | undefined {
  const word = cell.normalize('NFKC').trim().toLowerCase().replaceAll(/[\s_]+/g, '-') // prettier-ignore
  return JUDGE_COLUMN_NAMES.find((name) => (JUDGE_COLUMNS[name] as readonly string[]).includes(word))
}

function headProblems(
  cells: readonly string[],
  names: readonly (JudgeColumn | undefined)[],
  line: number,
): JudgeProblem[] {
  return [
    ...cells.flatMap((cell, place) => {
      const name = names[place]
      if (name === undefined) return [judgeProblem('column-unknown', line, { column: cell })]
      return names.indexOf(name) < place ? [judgeProblem('column-twice', line, { column: cell })] : []
    }),
    ...(['name', 'email'] as const)
      .filter((name) => !names.includes(name))
      .map((column) => judgeProblem('column-missing', line, { column })),
  ]
}

function readRow(
  line: number,
  cells: readonly string[],
  names: readonly JudgeColumn[],
  { groups, categories }: Rules,
  language: Language,
): { readonly row: JudgeRow; readonly problems: readonly JudgeProblem[] } {
  const problems: JudgeProblem[] = []
  const wrong = (code: JudgeFault, values: JudgeProblem['values'] = {}) => problems.push(judgeProblem(code, line, values)) // prettier-ignore
  if (cells.slice(names.length).some((cell) => cell.trim() !== '')) {
    wrong('cells-too-many', { found: cells.length, expected: names.length })
  }
  const cell = (name: JudgeColumn) => cleaned(cells[names.indexOf(name)] ?? '')
  for (const name of ['name', 'email'] as const) if (cell(name) === '') wrong('cell-missing', { column: name })
  for (const name of names) {
    const most = name === 'name' ? LONGEST_NAME : LONGEST_CELL
    if (cell(name).length > most) wrong('cell-too-long', { column: name, most })
  }
  const email = emailField.safeParse(cell('email'))
  if (cell('email') !== '' && !email.success) wrong('email-form', { email: cell('email') })
  const saidGroup = cell('group')
  const group = saidGroup === '' && groups.length === 1 ? groups[0] : groups.find((one) => isNamed(one, saidGroup))
  if (!group) {
    const list = groups.map(({ id }) => id).join(', ')
    if (saidGroup === '') wrong('group-missing', { list })
    else wrong('group-unknown', { group: saidGroup, list })
  }
  const expertise = listed(cell('expertise')).flatMap((said) => {
    const found = categories.find((one) => isNamed(one, said))
    if (!found) wrong('category-unknown', { category: said })
    return found ? [found.id] : []
  })
  const cap = cell('cap').normalize('NFKC')
  if (!/^(?:[1-9]\d{0,4})?$/.test(cap)) wrong('cap-form', { cap })
  const role = roleOf(cell('role'))
  if (role === undefined) wrong('role-unknown', { role: cell('role') })
  const own = languageOf(cell('language'), language)
  if (own === undefined) wrong('language-unknown', { language: cell('language') })
  return {
    row: {
      line,
      name: cell('name'),
      email: email.success ? email.data : '',
      language: own ?? language,
      role: role ?? 'judge',
      group: group?.id ?? '',
      organisations: listed(cell('organisation')),
      expertise: [...new Set(expertise)],
      cap: cap === '' ? undefined : Number(cap),
    },
    problems,
  }
}

const isNamed = ({ id, title }: AwardRules['groups'][number] | AwardRules['categories'][number], said: string) =>
  [id, title['zh-CN'], title.en].some((name) => name.toLowerCase() === said.toLowerCase())

function roleOf(said: string): NewJudge['role'] | undefined {
  const word = said.toLowerCase()
  if (['', 'judge', '评委'].includes(word)) return 'judge'
  return ['chair', '主席'].includes(word) ? 'chair' : undefined
}

function languageOf(said: string, otherwise: Language): Language | undefined {
  if (said === '') return otherwise
  if (isLanguage(said)) return said
  if (['zh', '中文', 'chinese'].includes(said.toLowerCase())) return 'zh-CN'
  return ['英文', 'english'].includes(said.toLowerCase()) ? 'en' : undefined
}

/** Several in one cell. */
const listed = (cell: string): string[] =>
  cell
    .split(/[;；、|\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

const cleaned = (cell: string): string => cell.normalize('NFC').replaceAll(/[^\P{Cc}\n]+|\p{Cf}+/gu, ' ').trim() // prettier-ignore
