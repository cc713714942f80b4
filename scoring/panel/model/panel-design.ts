import { scored, unscorable, type Scored } from '../../result.ts'
import { components } from '../graph/components.ts'
import { notComparable } from '../graph/not-comparable.ts'
import type { ScoreRow } from './score-row.ts'

/**
 * Scores as the mixed-model equations need them. Of entries and judges, the side with more levels is "long": its
 * equations are eliminated one by one, while the "short" side, the criteria and the mean stay together in a small dense
 * system. A cell is one judge's reading of one entry; a part is a cell's scores on one criterion.
 *
 * The dense unknowns are numbered short levels, then criteria, then the mean. Everything is in the order of the sorted
 * names, so that no result depends on the order of the rows, to the last digit.
 */
export interface PanelDesign {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  /** Empty where there are no criteria or only one. */
  readonly criteria: readonly string[]
  readonly entriesAreLong: boolean
  /** Whether entries are fixed effects, which then carry the mean. */
  readonly entriesAreFixed: boolean
  readonly scores: number
  readonly mean: number
  /** Of the scores about their mean. */
  readonly sumOfSquares: number
  /** Cells of long level a: cellStart[a] up to cellStart[a + 1]. */
  readonly cellStart: Int32Array
  readonly cellShort: Int32Array
  readonly cellCount: Float64Array
  /** Sum of the cell's scores, each less the mean. */
  readonly cellSum: Float64Array
  /** Parts of each cell; none where there are no criteria. */
  readonly partStart: Int32Array
  readonly partCriterion: Int32Array
  readonly partCount: Float64Array
  readonly partSum: Float64Array
  /** Cells with the same criteria and counts have the same pattern; by pattern, one such cell and how many there are. */
  readonly cellPattern: Int32Array
  readonly patternCell: Int32Array
  readonly patternCells: Float64Array
  /** Which dense unknowns each long level is linked to, ascending: its cells' short levels, its criteria, the mean. */
  readonly linkStart: Int32Array
  readonly linkIndex: Int32Array
  /** Where in `linkIndex` a part's criterion stands. */
  readonly partLink: Int32Array
}

/**
 * Brings scores into that form. A score that is not finite, or a criterion on some rows only, throws `RangeError`.
 * Several scores of one judge for one entry (and criterion) are readings of their own.
 *
 * @returns `no-scores`, `one-judge`, `one-entry`; `no-variance` where all scores are equal; `not-comparable` with the
 *   parts named where no judge links them
 */
export function panelDesign(rows: readonly ScoreRow[]): Scored<PanelDesign> {
  if (rows.length === 0) return unscorable('no-scores')
  const withCriterion = rows.filter(({ criterion }) => criterion !== undefined).length
  if (withCriterion > 0 && withCriterion < rows.length) {
    throw new RangeError(`Expected a criterion on every score or on none but got it on ${withCriterion}.`)
  }
  const wrong = rows.find(({ score }) => !Number.isFinite(score))
  if (wrong) throw new RangeError(`Expected finite scores but got ${wrong.score} of ${wrong.judge} for ${wrong.entry}.`)

  const entries = names(rows.map(({ entry }) => entry))
  const judges = names(rows.map(({ judge }) => judge))
  const criteria = withCriterion > 0 ? names(rows.map(({ criterion }) => criterion!)) : []
  if (judges.length < 2) return unscorable('one-judge', { judges: judges.length, named: judges.join(', ') })
  if (entries.length < 2) return unscorable('one-entry', { entries: entries.length, named: entries.join(', ') })
  if (rows.every(({ score }) => score === rows[0]!.score)) return unscorable('no-variance', { scores: rows.length })

  const sorted = sortedCells(rows, entries, judges, criteria)
  const readings = sorted.cells.map(({ long, short }) => ({
    entry: entries[sorted.entriesAreLong ? long : short]!,
    judge: judges[sorted.entriesAreLong ? short : long]!,
  }))
  const groups = components(readings)
  if (groups.length > 1) return notComparable(groups)
  return scored(arranged(sorted, entries, judges, criteria.length > 1 ? criteria : [], rows.length))
}

interface Cell {
  readonly long: number
  readonly short: number
  readonly criteria: number[]
  readonly scores: number[]
}

function sortedCells(
  rows: readonly ScoreRow[],
  entries: readonly string[],
  judges: readonly string[],
  criteria: readonly string[],
): { entriesAreLong: boolean; cells: readonly Cell[] } {
  const entriesAreLong = entries.length >= judges.length
  const numberOf = (list: readonly string[]) => new Map(list.map((name, index) => [name, index]))
  const entry = numberOf(entries)
  const judge = numberOf(judges)
  const criterion = numberOf(criteria)
  const shorts = entriesAreLong ? judges.length : entries.length
  const depth = Math.max(1, criteria.length)
  const keys = Float64Array.from(rows, (row) => {
    const long = entriesAreLong ? entry.get(row.entry)! : judge.get(row.judge)!
    const short = entriesAreLong ? judge.get(row.judge)! : entry.get(row.entry)!
    return (long * shorts + short) * depth + (row.criterion === undefined ? 0 : criterion.get(row.criterion)!)
  })
  const order = Array.from(keys, (_, row) => row)
  order.sort((one, other) => keys[one]! - keys[other]! || rows[one]!.score - rows[other]!.score)
  const cells: Cell[] = []
  let last = -1
  for (const row of order) {
    const place = Math.floor(keys[row]! / depth)
    if (place !== last) {
      cells.push({ long: Math.floor(place / shorts), short: place % shorts, criteria: [], scores: [] })
      last = place
    }
    cells.at(-1)!.criteria.push(keys[row]! % depth)
    cells.at(-1)!.scores.push(rows[row]!.score)
  }
  return { entriesAreLong, cells }
}

function arranged(
  { entriesAreLong, cells }: { entriesAreLong: boolean; cells: readonly Cell[] },
  entries: readonly string[],
  judges: readonly string[],
  criteria: readonly string[],
  scores: number,
): PanelDesign {
  const longs = entriesAreLong ? entries.length : judges.length
  const shorts = entriesAreLong ? judges.length : entries.length
  let total = 0
  for (const cell of cells) for (const score of cell.scores) total += score
  const mean = total / scores
  let sumOfSquares = 0
  const cellStart = new Int32Array(longs + 1)
  const cellSum = new Float64Array(cells.length)
  const partStart = new Int32Array(cells.length + 1)
  const partCriterion: number[] = []
  const partCount: number[] = []
  const partSum: number[] = []
  cells.forEach((cell, index) => {
    cellStart[cell.long + 1] = index + 1
    let lastCriterion = -1
    cell.scores.forEach((score, place) => {
      const deviation = score - mean
      sumOfSquares += deviation * deviation
      cellSum[index]! += deviation
      if (criteria.length === 0) return
      const criterion = cell.criteria[place]!
      if (criterion !== lastCriterion) {
        partCriterion.push(criterion)
        partCount.push(0)
        partSum.push(0)
        lastCriterion = criterion
      }
      partCount[partCount.length - 1]! += 1
      partSum[partSum.length - 1]! += deviation
    })
    partStart[index + 1] = partCriterion.length
  })
  const patterns = new Map<string, number>()
  const patternCell: number[] = []
  const patternCells: number[] = []
  const cellPattern = Int32Array.from(cells, (cell, index) => {
    const key = criteria.length === 0 ? String(cell.scores.length) : cell.criteria.join()
    const pattern = patterns.get(key) ?? patterns.size
    if (pattern === patterns.size) {
      patterns.set(key, pattern)
      patternCell.push(index)
      patternCells.push(0)
    }
    patternCells[pattern]! += 1
    return pattern
  })
  const linkStart = new Int32Array(longs + 1)
  const linkIndex: number[] = []
  const partLink = new Int32Array(partCriterion.length)
  const place = new Int32Array(criteria.length)
  for (let long = 0; long < longs; long += 1) {
    const from = cellStart[long]!
    const to = cellStart[long + 1]!
    for (let cell = from; cell < to; cell += 1) linkIndex.push(cells[cell]!.short)
    const own = new Set(partCriterion.slice(partStart[from], partStart[to]))
    for (const criterion of [...own].sort((one, other) => one - other)) {
      place[criterion] = linkIndex.length
      linkIndex.push(shorts + criterion)
    }
    for (let part = partStart[from]!; part < partStart[to]!; part += 1) partLink[part] = place[partCriterion[part]!]!
    linkIndex.push(shorts + criteria.length)
    linkStart[long + 1] = linkIndex.length
  }
  return {
    entries,
    judges,
    criteria,
    entriesAreLong,
    entriesAreFixed: false,
    scores,
    mean,
    sumOfSquares,
    cellStart,
    cellShort: Int32Array.from(cells, ({ short }) => short),
    cellCount: Float64Array.from(cells, (cell) => cell.scores.length),
    cellSum,
    partStart,
    partCriterion: Int32Array.from(partCriterion),
    partCount: Float64Array.from(partCount),
    partSum: Float64Array.from(partSum),
    cellPattern,
    patternCell: Int32Array.from(patternCell),
    patternCells: Float64Array.from(patternCells),
    linkStart,
    linkIndex: Int32Array.from(linkIndex),
    partLink,
  }
}

function names(all: readonly string[]): string[] {
  return [...new Set(all)].sort()
}
