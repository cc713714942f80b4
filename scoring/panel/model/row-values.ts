import type { Elimination } from './elimination.ts'
import type { PanelDesign } from './panel-design.ts'
import { cellSolutions } from './deviance.ts'
import type { ScoreRow } from './score-row.ts'

/** Where each row of scores stands in a design: level numbers, its cell, and its part (−1 without criteria). */
export interface RowPlace {
  readonly entry: number
  readonly judge: number
  readonly criterion: number
  readonly cell: number
  readonly part: number
}

/** Finds the place of each row of the scores that the design was made of. */
export function rowPlaces(design: PanelDesign, rows: readonly ScoreRow[]): RowPlace[] {
  const numberOf = (list: readonly string[]) => new Map(list.map((name, index) => [name, index]))
  const [entries, judges, criteria] = [numberOf(design.entries), numberOf(design.judges), numberOf(design.criteria)]
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const cells = new Map<number, number>()
  for (let long = 0; long < design.cellStart.length - 1; long += 1) {
    for (let cell = design.cellStart[long]!; cell < design.cellStart[long + 1]!; cell += 1) {
      cells.set(long * shorts + design.cellShort[cell]!, cell)
    }
  }
  return rows.map((row) => {
    const entry = entries.get(row.entry)!
    const judge = judges.get(row.judge)!
    const cell = cells.get(design.entriesAreLong ? entry * shorts + judge : judge * shorts + entry)!
    const criterion = criteria.get(row.criterion ?? '') ?? -1
    if (criterion === -1) return { entry, judge, criterion, cell, part: -1 }
    let part = design.partStart[cell]!
    while (design.partCriterion[part] !== criterion) part += 1
    return { entry, judge, criterion, cell, part }
  })
}

/** The same design with other values in place of the scores, e.g. a covariate. */
export function withValues(design: PanelDesign, places: readonly RowPlace[], values: ArrayLike<number>): PanelDesign {
  const cellSum = new Float64Array(design.cellSum.length)
  const partSum = new Float64Array(design.partSum.length)
  let sumOfSquares = 0
  places.forEach(({ cell, part }, row) => {
    const value = values[row]!
    sumOfSquares += value * value
    cellSum[cell]! += value
    if (part >= 0) partSum[part]! += value
  })
  return { ...design, mean: 0, cellSum, partSum, sumOfSquares }
}

/** What a solved model leaves of each value: the values less intercept and all effects. */
export function residualsOf(
  design: PanelDesign,
  solved: Elimination,
  places: readonly RowPlace[],
  values: ArrayLike<number>,
): Float64Array {
  const { scales, longSolution, denseSolution, size } = solved
  const dense = denseSolution.map((value, index) => value * scales.dense[index]!)
  const long = longSolution.map((value) => value * scales.long)
  const shorts = size - 1 - design.criteria.length
  const cells = scales.cellRatio > 0 ? cellSolutions(design, solved) : undefined
  const root = Math.sqrt(scales.cellRatio)
  return Float64Array.from(places, ({ entry, judge, criterion, cell }, row) => {
    const ofLong = long[design.entriesAreLong ? entry : judge]!
    const ofShort = dense[design.entriesAreLong ? judge : entry]!
    const ofCriterion = criterion >= 0 ? dense[shorts + criterion]! : 0
    const ofCell = cells ? root * cells[cell]! : 0
    return values[row]! - design.mean - dense[size - 1]! - ofLong - ofShort - ofCriterion - ofCell
  })
}
