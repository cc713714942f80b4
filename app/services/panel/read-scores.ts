import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { decimalCommaIn, readCsvTable, readNumber, type CsvTable, type TableColumn } from './csv-table.ts'
import { tableProblem, wrongTable, type TableProblem, type TableRead } from './table-problem.ts'

const COLUMNS: readonly TableColumn[] = [
  { name: 'entry', also: ['作品', '项目', '案例', '参评项目', '参评作品', '作品名称', '项目名称', '案例名称'] },
  { name: 'judge', also: ['评委', '评审', '专家', '评委姓名', '评审专家'] },
  { name: 'criterion', also: ['标准', '指标', '评分项', '评分标准', 'criteria'], optional: true },
  { name: 'score', also: ['分数', '得分', '评分', '打分', 'points', 'mark'] },
]

/**
 * The scores of a table `entry,judge[,criterion],score`, sorted by names, so that the order of the lines changes
 * nothing. All problems are told together, and with one nothing is read.
 */
export function readScores(text: string): TableRead<readonly ScoreRow[]> {
  const table = readCsvTable(text, COLUMNS)
  if (!table.ok) return table
  const problems: TableProblem[] = [...table.value.problems]
  const lines = new Map<string, number>()
  const rows: ScoreRow[] = []
  const comma = decimalCommaIn(table.value, 'score')
  const title = table.value.titles['score']!
  for (const { line, cells } of table.value.rows) {
    const { entry, judge, criterion } = cells as { entry: string; judge: string; criterion?: string }
    const score = readNumber(cells['score']!, comma !== undefined)
    const names = [entry, judge, ...(criterion === undefined ? [] : [criterion])]
    const key = JSON.stringify(names)
    const before = lines.get(key)
    if (before !== undefined) problems.push(tableProblem('duplicate-score', { named: names.join(', '), before }, line))
    else lines.set(key, line)
    if (score === undefined)
      problems.push(tableProblem('not-a-number', { column: title, value: cells['score']! }, line))
    else if (score !== 0 && !(Math.abs(score) >= 1e-9 && Math.abs(score) <= 1e9)) {
      problems.push(tableProblem('number-range', { column: title, value: cells['score']! }, line))
    } else rows.push({ entry, judge, ...(criterion === undefined ? {} : { criterion }), score })
  }
  if (problems.length > 0) return wrongTable(problems)
  return {
    ok: true,
    value: rows.sort(
      (one, other) =>
        compare(one.entry, other.entry) ||
        compare(one.judge, other.judge) ||
        compare(one.criterion ?? '', other.criterion ?? ''),
    ),
    notes: [...(comma ? [comma] : []), ...COLUMNS.flatMap(({ name }) => lookAlikes(table.value, name))],
  }
}

/** Names of a column that only a careless eye takes for one: a judge under two of them would be two judges. */
function lookAlikes({ rows, titles }: CsvTable, column: string): TableProblem[] {
  if (column === 'score') return []
  const spellings = new Map<string, Map<string, number>>()
  for (const { line, cells } of rows) {
    const name = cells[column]
    if (name === undefined) continue
    const plain = name.normalize('NFKC').toLowerCase().replaceAll(' ', '')
    const known = spellings.get(plain) ?? new Map<string, number>()
    spellings.set(plain, known)
    if (!known.has(name)) known.set(name, line)
  }
  return [...spellings.values()].flatMap((known) => {
    if (known.size < 2) return []
    const names = [...known.keys()].map((name) => `“${name}”`).join(' ')
    return [tableProblem('look-alike', { column: titles[column]!, names }, [...known.values()][1])]
  })
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
