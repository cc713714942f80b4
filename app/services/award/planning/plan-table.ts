import { readCsvRecords } from '#cases/import/csv-records.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { PLAN_COLUMNS, PLAN_NOTES, type PlanColumn, type PlanFault } from '../../../forms/award/plan-table.ts'

export const MOST_READINGS = 20_000

export interface PlanProblem {
  readonly code: PlanFault
  /** Of the file, from 1; undefined: of all of it. */
  readonly line: number | undefined
  readonly values: Readonly<Record<string, string | number>>
}

/** What a table of readings is held against. */
export interface PlanTableFrom {
  readonly stage: Pick<Stage, 'groups' | 'cap'>
  /** What is not in the table is taken back. */
  readonly whole: boolean
  /** Entries of the award, and those of them that stand in the stage. */
  readonly known: ReadonlySet<string>
  readonly entries: ReadonlySet<string>
  readonly judges: readonly (Pick<Judge, 'id' | 'name' | 'group' | 'cap' | 'removedAt'> & { readonly email: string })[]
  /** Given out and not taken back. */
  readonly standing: readonly Reading[]
  /** Of these those with a sheet or vote: a table takes none of them back. */
  readonly begun: readonly Reading[]
  readonly isRecused: (reading: Reading) => boolean
  readonly hasHeard: (reading: Reading) => boolean
  /** Entries without the copy that judges of a blind stage read. */
  readonly bare: ReadonlySet<string>
}

export interface PlanTable {
  readonly added: readonly Reading[]
  readonly ended: readonly Reading[]
  /** Not in the table and yet kept, since they were begun. */
  readonly kept: readonly Reading[]
  /** Lines that change nothing. */
  readonly same: number
  readonly problems: readonly PlanProblem[]
}

const keyOf = ({ entry, judge }: Reading): string => `${entry} ${judge}`
const NOTHING = { added: [], ended: [], kept: [], same: 0 } as const

/**
 * Reads who is to read what from a table, line by line, against what is given out now. Entries are named by their number,
 * judges by their id, their name where nobody else has it, or their address. What was given out before its judge had a
 * conflict, and was not begun, is read by nobody: a line that says it is wrong, and one that is missing takes nothing
 * back, so that it is there again once the conflict is lifted.
 */
export function readPlanTable(text: string, from: PlanTableFrom): PlanTable {
  const read = readRows(text)
  if (!read.ok) return { ...NOTHING, problems: read.problems }
  const begun = new Set(from.begun.map(keyOf))
  const standing = from.standing.filter((reading) => begun.has(keyOf(reading)) || !from.isRecused(reading))
  const stands = new Set(standing.map(keyOf))
  const problems: PlanProblem[] = []
  const lines = new Map<string, number>()
  const added: { reading: Reading; line: number }[] = []
  for (const { line, entry, judge: said } of read.rows) {
    const wrong = (code: PlanFault, values: PlanProblem['values'] = {}) => problems.push({ code, line, values })
    const judge = judgeOf(said, from)
    if (entry === '') wrong('cell-missing', { column: 'entry' })
    else if (!from.known.has(entry)) wrong('entry-unknown', { entry })
    if (said === '') wrong('cell-missing', { column: 'judge' })
    else if (judge === undefined) wrong('judge-unknown', { judge: said })
    else if (judge === 'several') wrong('judge-several', { judge: said })
    if (!from.known.has(entry) || judge === undefined || judge === 'several') continue
    const reading = { entry, judge: judge.id }
    const earlier = lines.get(keyOf(reading))
    if (earlier !== undefined) {
      wrong('twice', { entry, judge: judge.name, earlier })
      continue
    }
    lines.set(keyOf(reading), line)
    if (stands.has(keyOf(reading))) continue
    const why = whyNotGiven(reading, judge, from)
    if (why) wrong(why, { entry, judge: judge.name })
    else added.push({ reading, line })
  }
  const missing = from.whole ? standing.filter((reading) => !lines.has(keyOf(reading)) && isHere(reading, from)) : []
  const ended = missing.filter((reading) => !begun.has(keyOf(reading)))
  problems.push(...overCap(added, ended, { ...from, standing }))
  return {
    added: added.map(({ reading }) => reading).sort(byKey),
    ended: [...ended].sort(byKey),
    kept: missing.filter((reading) => begun.has(keyOf(reading))).sort(byKey),
    same: [...lines.keys()].filter((key) => stands.has(key)).length,
    problems: problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  }
}

const byKey = (one: Reading, other: Reading): number => (keyOf(one) < keyOf(other) ? -1 : 1)

type ListedJudge = PlanTableFrom['judges'][number]

/** What a removed judge has stays theirs, for when they are brought back. */
function isHere({ judge }: Reading, { judges }: PlanTableFrom): boolean {
  return judges.some(({ id, removedAt }) => id === judge && removedAt === undefined)
}

function whyNotGiven(reading: Reading, judge: ListedJudge, from: PlanTableFrom): PlanFault | undefined {
  if (!from.entries.has(reading.entry)) return 'entry-out'
  if (judge.removedAt !== undefined) return 'judge-removed'
  if (!from.stage.groups.includes(judge.group)) return 'judge-group'
  if (from.isRecused(reading)) return 'conflict'
  if (from.hasHeard(reading)) return 'heard'
  return from.bare.has(reading.entry) ? 'redacted-missing' : undefined
}

/** Lines that would give a judge more than they are to read at most, the last ones of each. */
function overCap(
  added: readonly { readonly reading: Reading; readonly line: number }[],
  ended: readonly Reading[],
  { judges, standing, stage }: PlanTableFrom,
): PlanProblem[] {
  const gone = new Set(ended.map(keyOf))
  return judges.flatMap(({ id, name, cap: own }) => {
    const cap = Math.min(own ?? Infinity, stage.cap ?? Infinity)
    const has = standing.filter((reading) => reading.judge === id && !gone.has(keyOf(reading))).length
    const lines = added.filter(({ reading }) => reading.judge === id)
    return lines.slice(Math.max(0, cap - has)).map(({ line }) => ({
      code: 'over-cap' as const,
      line,
      values: { judge: name, cap, readings: has + lines.length },
    }))
  })
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

function judgeOf(said: string, { judges }: PlanTableFrom): ListedJudge | 'several' | undefined {
  const byId = judges.find(({ id }) => id === said)
  if (byId) return byId
  const named = judges.filter(({ name, email }) => plain(name) === plain(said) || (email !== '' && plain(email) === plain(said))) // prettier-ignore
  return named.length > 1 ? 'several' : named[0]
}

interface Row {
  readonly line: number
  readonly entry: string
  readonly judge: string
}

function readRows(
  text: string,
):
  | { readonly ok: true; readonly rows: readonly Row[] }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] } {
  const no = (code: PlanFault, line?: number, values: PlanProblem['values'] = {}) =>
    ({ ok: false, problems: [{ code, line, values }] }) as const
  const read = readCsvRecords(text, { records: MOST_READINGS + 1 })
  if (!read.ok) return no('broken-quotes', read.line)
  const [head, ...records] = read.records
  if (!head || records.length === 0) return no('no-rows')
  if (records.length > MOST_READINGS) return no('too-many-rows', undefined, { most: MOST_READINGS })
  const names = head.cells.map(columnOf)
  for (const [place, name] of names.entries()) {
    const column = head.cells[place]!
    if (name === undefined) return no('column-unknown', head.line, { column })
    if (name !== 'note' && names.indexOf(name) < place) return no('column-twice', head.line, { column })
  }
  for (const column of ['entry', 'judge'] as const) {
    if (!names.includes(column)) return no('column-missing', head.line, { column })
  }
  const cell = (cells: readonly string[], name: PlanColumn) => (cells[names.indexOf(name)] ?? '').replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim() // prettier-ignore
  return {
    ok: true,
    rows: records.map(({ line, cells }) => ({ line, entry: cell(cells, 'entry'), judge: cell(cells, 'judge') })),
  }
}

function columnOf(cell: string): PlanColumn | 'note' | undefined {
  const word = plain(cell)
  const names = Object.keys(PLAN_COLUMNS) as PlanColumn[]
  const known = names.find((name) => (PLAN_COLUMNS[name] as readonly string[]).includes(word))
  if (known) return known
  const isNote = word === '' || Object.values(PLAN_NOTES).some((note) => note['zh-CN'] === word || note.en === word)
  return isNote ? 'note' : undefined
}
