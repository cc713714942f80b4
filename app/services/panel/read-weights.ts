import { decimalCommaIn, readCsvTable, readNumber, type CsvTable, type TableColumn } from './csv-table.ts'
import { tableProblem, wrongTable, type TableProblem, type TableRead } from './table-problem.ts'

const COLUMNS: readonly TableColumn[] = [
  { name: 'criterion', also: ['标准', '指标', '评分项', '评分标准', 'criteria'] },
  { name: 'weight', also: ['权重'] },
]

/**
 * The weights of a table `criterion,weight`, as shares that sum to 1, sorted by name: 30, 30, 40 is as good as 0.3, 0.3,
 * 0.4.
 *
 * @param criteria those that have scores: each needs a weight, and no other may have one
 */
export function readWeights(text: string, criteria: readonly string[]): TableRead<Readonly<Record<string, number>>> {
  const table = readCsvTable(text, COLUMNS)
  if (!table.ok) return table
  const problems: TableProblem[] = [...table.value.problems]
  if (criteria.length === 0) problems.push(tableProblem('no-criteria'))
  const lines = new Map<string, number>()
  const weights = new Map<string, number>()
  const given = withoutPercent(table.value)
  const comma = decimalCommaIn(given, 'weight')
  for (const { line, cells } of given.rows) {
    const criterion = cells['criterion']!
    const weight = readNumber(cells['weight']!, comma !== undefined)
    const before = lines.get(criterion)
    if (before !== undefined) problems.push(tableProblem('duplicate-criterion', { criterion, before }, line))
    else lines.set(criterion, line)
    if (criteria.length > 0 && !criteria.includes(criterion)) {
      problems.push(tableProblem('criterion-unknown', { criterion, known: criteria.join(', ') }, line))
    }
    if (weight === undefined)
      problems.push(tableProblem('not-a-number', { column: given.titles['weight']!, value: cells['weight']! }, line))
    else if (weight < 0) problems.push(tableProblem('negative-weight', { value: cells['weight']! }, line))
    else weights.set(criterion, weight)
  }
  for (const criterion of criteria) {
    if (!lines.has(criterion)) problems.push(tableProblem('criterion-unweighted', { criterion }))
  }
  const sum = [...weights.values()].reduce((total, weight) => total + weight, 0)
  if (problems.length === 0 && !(sum > 0 && Number.isFinite(sum))) problems.push(tableProblem('no-weight'))
  if (problems.length > 0) return wrongTable(problems)
  return {
    ok: true,
    value: Object.fromEntries(criteria.map((criterion) => [criterion, weights.get(criterion)! / sum])),
    notes: comma ? [comma] : [],
  }
}

/** Shares need no unit, as long as all have the same. */
function withoutPercent(table: CsvTable): CsvTable {
  const isPercent = table.rows.every(({ cells }) => /[%％]$/.test(cells['weight']!))
  if (!isPercent) return table
  return {
    ...table,
    rows: table.rows.map(({ line, cells }) => ({
      line,
      cells: { ...cells, weight: cells['weight']!.slice(0, -1).trim() },
    })),
  }
}
