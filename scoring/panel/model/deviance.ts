import { denseInverse, eliminate, type Elimination, type Scales } from './elimination.ts'
import type { PanelDesign } from './panel-design.ts'

export type FitMethod = 'REML' | 'ML'

/** Standard deviations of the random effects over that of the residual: entry, judge, criterion, entry × judge. */
export type Ratios = readonly [entry: number, judge: number, criterion: number, cell: number]

export interface Deviance {
  /** −2 times the (restricted) log likelihood, with the residual variance and the mean profiled out. */
  readonly value: number
  /** By ratio, each derivative of `value`; 0 for a ratio that is 0. */
  readonly gradient: readonly number[]
  /** By ratio: levels less the trace of their block, and sum of squares of u over the residual variance; equal at the best. */
  readonly spent: readonly number[]
  readonly squares: readonly number[]
  readonly elimination: Elimination
}

/** Scales of the model: everything random but the mean, or but the entries where those are fixed. */
export function modelScales(design: PanelDesign, ratios: Ratios): Scales {
  if (design.entriesAreFixed) return fixedEntryScales(design, ratios, true)
  const [entry, judge, criterion, cell] = ratios
  const short = design.entriesAreLong ? judge : entry
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const size = shorts + design.criteria.length + 1
  const dense = new Float64Array(size).fill(criterion)
  dense.fill(short, 0, shorts)
  dense[size - 1] = 1
  const denseRidge = new Float64Array(size).fill(1)
  denseRidge[size - 1] = 0
  return { long: design.entriesAreLong ? entry : judge, longRidge: 1, dense, denseRidge, cellRatio: cell * cell }
}

/** With entries as fixed effects that carry the mean, or left out so that only what is random remains. */
function fixedEntryScales(design: PanelDesign, ratios: Ratios, withEntries: boolean): Scales {
  const [, judge, criterion, cell] = ratios
  const entry = withEntries ? 1 : 0
  const entryRidge = withEntries ? 0 : 1
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const size = shorts + design.criteria.length + 1
  const dense = new Float64Array(size).fill(criterion)
  dense.fill(design.entriesAreLong ? judge : entry, 0, shorts)
  dense[size - 1] = 0
  const denseRidge = new Float64Array(size).fill(1)
  if (!design.entriesAreLong) denseRidge.fill(entryRidge, 0, shorts)
  return {
    long: design.entriesAreLong ? entry : judge,
    longRidge: design.entriesAreLong ? entryRidge : 1,
    dense,
    denseRidge,
    cellRatio: cell * cell,
  }
}

/** Scores less the fixed effects that the method takes off: n for ML; for REML n − 1, or n − entries if those are fixed. */
export function likelihoodDegrees({ scores, entries, entriesAreFixed }: PanelDesign, method: FitMethod): number {
  if (method === 'ML') return scores
  return entriesAreFixed ? scores - entries.length : scores - 1
}

/**
 * Profiled deviance and its gradient (Bates, Mächler, Bolker and Walker, 2015, equations 34 and 41; the derivative is
 * the usual one: by factor 2/θ · (q − trace of its block of the inverse − u'u/σ²)).
 *
 * @returns undefined where the equations are singular or leave no residual
 */
export function devianceAt(design: PanelDesign, method: FitMethod, ratios: Ratios): Deviance | undefined {
  const elimination = eliminate(design, modelScales(design, ratios))
  if (!elimination) return undefined
  // Henderson's determinant holds fixed entries; what ML asks for is that of the random part alone.
  const alone =
    design.entriesAreFixed && method === 'ML' ? eliminate(design, fixedEntryScales(design, ratios, false)) : elimination
  if (!alone) return undefined
  const degrees = likelihoodDegrees(design, method)
  const { residual } = elimination
  const { logDeterminant, logMeanPivot } = alone
  if (!(residual > 0)) return undefined
  const value =
    logDeterminant +
    (method === 'REML' ? logMeanPivot : 0) +
    degrees * (1 + Math.log((2 * Math.PI * residual) / degrees))
  if (!Number.isFinite(value)) return undefined
  const traces = blockTraces(design, alone, design.entriesAreFixed ? 'REML' : method)
  const spent = levelCounts(design).map((levels, block) => levels - traces[block]!)
  const squares = blockSquares(design, elimination).map((square) => (degrees * square) / residual)
  const gradient = ratios.map((ratio, block) => (ratio === 0 ? 0 : (2 / ratio) * (spent[block]! - squares[block]!)))
  return { value, gradient, spent, squares, elimination }
}

function levelCounts(design: PanelDesign): number[] {
  return [design.entries.length, design.judges.length, design.criteria.length, design.cellShort.length]
}

/** Solution of each entry × judge effect, in units of u. */
export function cellSolutions(design: PanelDesign, { scales, longSolution, denseSolution }: Elimination): Float64Array {
  const { cellStart, cellShort, cellCount, cellSum, partStart, partCriterion, partCount } = design
  const { dense } = scales
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const root = Math.sqrt(scales.cellRatio)
  const solution = new Float64Array(cellShort.length)
  for (let long = 0; long < longSolution.length; long += 1) {
    const base = scales.long * longSolution[long]! + denseSolution[dense.length - 1]!
    for (let cell = cellStart[long]!; cell < cellStart[long + 1]!; cell += 1) {
      const short = cellShort[cell]!
      const count = cellCount[cell]!
      let rest = cellSum[cell]! - count * (base + dense[short]! * denseSolution[short]!)
      for (let part = partStart[cell]!; part < partStart[cell + 1]!; part += 1) {
        const criterion = shorts + partCriterion[part]!
        rest -= partCount[part]! * dense[criterion]! * denseSolution[criterion]!
      }
      solution[cell] = (root * rest) / (1 + scales.cellRatio * count)
    }
  }
  return solution
}

function blockSquares(design: PanelDesign, elimination: Elimination): number[] {
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const dense = elimination.denseSolution
  const long = sumOfSquares(elimination.longSolution)
  const short = sumOfSquares(dense.subarray(0, shorts))
  const criterion = sumOfSquares(dense.subarray(shorts, dense.length - 1))
  const cell = elimination.scales.cellRatio > 0 ? sumOfSquares(cellSolutions(design, elimination)) : 0
  return design.entriesAreLong ? [long, short, criterion, cell] : [short, long, criterion, cell]
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0)
}

/** Traces of the blocks of the inverse: with the mean for REML, without it for ML. */
function blockTraces(design: PanelDesign, elimination: Elimination, method: FitMethod): number[] {
  const { size, pivot, link, scales } = elimination
  const { linkStart, linkIndex, cellStart, cellShort, cellCount, partStart, partCriterion, partCount, partLink } =
    design
  const inverse = denseInverse(elimination)
  if (method === 'ML') takeOutMean(inverse, size)
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const mean = size - 1
  let short = 0
  let criterion = 0
  for (let index = 0; index < shorts; index += 1) short += inverse[index * size + index]!
  for (let index = shorts; index < mean; index += 1) criterion += inverse[index * size + index]!
  let long = 0
  let cells = 0
  const ratio = scales.cellRatio
  const { dense } = scales
  const ofPattern = ratio > 0 ? patternQuadratics(design, inverse, dense) : new Float64Array()
  const touched = new Float64Array(linkIndex.length)
  for (let level = 0; level < pivot.length; level += 1) {
    const from = linkStart[level]!
    const to = linkStart[level + 1]!
    let quadratic = 0
    for (let place = from; place < to; place += 1) {
      const row = linkIndex[place]! * size
      let sum = 0
      for (let other = from; other < to; other += 1) sum += inverse[row + linkIndex[other]!]! * link[other]!
      touched[place] = sum
      quadratic += sum * link[place]!
    }
    const own = 1 / pivot[level]! + quadratic / pivot[level]! ** 2
    long += own
    if (ratio === 0) continue
    for (let cell = cellStart[level]!; cell < cellStart[level + 1]!; cell += 1) {
      const count = cellCount[cell]!
      const column = cellShort[cell]!
      const ofShort = count * dense[column]!
      const meanRow = mean * size
      let cross = count * touched[to - 1]! + ofShort * touched[from + cell - cellStart[level]!]!
      let square =
        ofPattern[design.cellPattern[cell]!]! +
        2 * count * ofShort * inverse[meanRow + column]! +
        ofShort * ofShort * inverse[column * size + column]!
      const end = partStart[cell + 1]!
      for (let part = partStart[cell]!; part < end; part += 1) {
        const index = shorts + partCriterion[part]!
        const row = index * size
        const weight = partCount[part]! * dense[index]!
        cross += weight * touched[partLink[part]!]!
        square += 2 * weight * ofShort * inverse[row + column]!
      }
      const ofLong = count * scales.long
      square += ofLong * ofLong * own - (2 * ofLong * cross) / pivot[level]!
      const keep = 1 / (1 + ratio * count)
      cells += keep + ratio * keep * keep * square
    }
  }
  return design.entriesAreLong ? [long, short, criterion, cells] : [short, long, criterion, cells]
}

/** By pattern, the quadratic form of the inverse in a cell's criteria and the mean. */
function patternQuadratics(design: PanelDesign, inverse: Float64Array, dense: Float64Array): Float64Array {
  const { patternCell, cellCount, partStart, partCriterion, partCount } = design
  const size = dense.length
  const shorts = size - 1 - design.criteria.length
  return Float64Array.from(patternCell, (cell) => {
    const count = cellCount[cell]!
    // A mean that is held has scale 0, and no part in any cell.
    let square = (count * dense[size - 1]!) ** 2 * inverse[size * size - 1]!
    for (let part = partStart[cell]!; part < partStart[cell + 1]!; part += 1) {
      const index = shorts + partCriterion[part]!
      const row = index * size
      let sum = 2 * count * inverse[row + size - 1]!
      for (let other = partStart[cell]!; other < partStart[cell + 1]!; other += 1) {
        const next = shorts + partCriterion[other]!
        sum += partCount[other]! * dense[next]! * inverse[row + next]!
      }
      square += partCount[part]! * dense[index]! * sum
    }
    return square
  })
}

/** Turns the inverse of a matrix into the inverse of the matrix without its last row and column. */
export function takeOutMean(inverse: Float64Array, size: number): void {
  const last = size - 1
  const column = inverse.slice(last * size)
  const corner = column[last]!
  for (let row = 0; row < size; row += 1) {
    for (let other = 0; other < size; other += 1)
      inverse[row * size + other]! -= (column[row]! * column[other]!) / corner
  }
}
