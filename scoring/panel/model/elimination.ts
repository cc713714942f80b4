import { backwardInPlace, choleskyInPlace, forwardInPlace, inverseFromFactor } from './cholesky.ts'
import type { PanelDesign } from './panel-design.ts'

/**
 * How each unknown enters the equations. A random effect is θ·u with u of unit variance (in units of the residual
 * standard deviation), so its scale is θ and its ridge 1; θ = 0 takes it out without a division by zero. A fixed effect
 * has scale 1 and ridge 0; an unknown held at zero has scale 0 and ridge 1.
 */
export interface Scales {
  readonly long: number
  readonly longRidge: 0 | 1
  /** Of the dense unknowns: short levels, criteria, the mean. */
  readonly dense: Float64Array
  readonly denseRidge: Float64Array
  /** θ² of entry × judge; 0 leaves it out. */
  readonly cellRatio: number
}

/** Henderson's mixed-model equations with cells and long levels eliminated, and solved. */
export interface Elimination {
  readonly scales: Scales
  readonly size: number
  /** By long level: its pivot, its solution in units of u, and its links, already scaled, as in `design.linkIndex`. */
  readonly pivot: Float64Array
  readonly longSolution: Float64Array
  readonly link: Float64Array
  /** Cholesky factor of what remains, and its solution in units of u. */
  readonly factor: Float64Array
  readonly denseSolution: Float64Array
  /** Log determinants: of the random part, and of the mean's pivot. */
  readonly logDeterminant: number
  readonly logMeanPivot: number
  /** Penalised residual sum of squares. */
  readonly residual: number
}

/**
 * Eliminates in the order in which nothing fills in: cells touch one entry and one judge, and entries meet only in
 * judges, criteria and the mean. The work is the sum over long levels of (judges + criteria they meet)², and the cube of
 * judges + criteria: linear in the scores while judges and criteria stay the same.
 *
 * @returns undefined where the equations are singular
 */
export function eliminate(design: PanelDesign, scales: Scales): Elimination | undefined {
  const { cellStart, cellShort, cellCount, cellSum, partStart, partCriterion, partCount, partSum } = design
  const { linkStart, linkIndex, partLink } = design
  const shorts = design.entriesAreLong ? design.judges.length : design.entries.length
  const longs = cellStart.length - 1
  const size = shorts + design.criteria.length + 1
  const mean = size - 1
  const matrix = new Float64Array(size * size)
  const right = new Float64Array(size)
  const link = new Float64Array(linkIndex.length)
  const pivot = new Float64Array(longs)
  const longRight = new Float64Array(longs)
  const ratio = scales.cellRatio
  let logDeterminant = 0
  let residual = design.sumOfSquares

  for (let long = 0; long < longs; long += 1) {
    const links = linkStart[long]!
    const lastLink = linkStart[long + 1]! - 1
    let diagonal = 0
    let ownRight = 0
    for (let cell = cellStart[long]!; cell < cellStart[long + 1]!; cell += 1) {
      const count = cellCount[cell]!
      const sum = cellSum[cell]!
      const keep = 1 / (1 + ratio * count)
      const lose = ratio * keep
      const weight = count * keep
      const short = cellShort[cell]!
      diagonal += weight
      link[links + cell - cellStart[long]!]! += weight
      matrix[short * size + short]! += weight
      matrix[mean * size + short]! += weight
      ownRight += keep * sum
      right[short]! += keep * sum
      if (ratio > 0) {
        logDeterminant -= Math.log(keep)
        residual -= lose * sum * sum
      }
      const end = partStart[cell + 1]!
      for (let part = partStart[cell]!; part < end; part += 1) {
        const criterion = shorts + partCriterion[part]!
        const row = criterion * size
        const own = partCount[part]!
        link[partLink[part]!]! += own * keep
        matrix[row + short]! += own * keep
        matrix[mean * size + criterion]! += own * keep
        right[criterion]! += partSum[part]! - own * lose * sum
        matrix[row + criterion]! += own
      }
    }
    link[lastLink] = diagonal
    matrix[mean * size + mean]! += diagonal
    right[mean]! += ownRight
    const own = scales.long * scales.long * diagonal + scales.longRidge
    const share = (scales.long * scales.long) / own
    pivot[long] = own
    longRight[long] = ownRight
    logDeterminant += Math.log(own)
    if (share === 0) continue
    residual -= share * ownRight * ownRight
    for (let first = links; first <= lastLink; first += 1) {
      const row = linkIndex[first]! * size
      const weight = share * link[first]!
      right[linkIndex[first]!]! -= weight * ownRight
      for (let second = links; second <= first; second += 1) {
        matrix[row + linkIndex[second]!]! -= weight * link[second]!
      }
    }
  }

  if (ratio > 0) takeOffCells(design, matrix, size, ratio)

  const { dense, denseRidge } = scales
  for (let row = 0; row < size; row += 1) {
    right[row]! *= dense[row]!
    for (let column = 0; column < row; column += 1) matrix[row * size + column]! *= dense[row]! * dense[column]!
    matrix[row * size + row] = matrix[row * size + row]! * dense[row]! ** 2 + denseRidge[row]!
  }
  // Nothing holds fixed effects apart but the design: what it leaves undetermined is left with a pivot of rounding.
  const floor = scales.longRidge === 0 ? Float64Array.from(dense, () => 1e-10) : undefined
  if (!choleskyInPlace(matrix, size, floor)) return undefined
  forwardInPlace(matrix, size, right)
  for (let row = 0; row < size; row += 1) residual -= right[row]! ** 2
  for (let row = 0; row < mean; row += 1) logDeterminant += 2 * Math.log(matrix[row * size + row]!)
  backwardInPlace(matrix, size, right)

  const longSolution = new Float64Array(longs)
  for (let long = 0; long < longs; long += 1) {
    let sum = scales.long * longRight[long]!
    for (let place = linkStart[long]!; place < linkStart[long + 1]!; place += 1) {
      link[place]! *= scales.long * dense[linkIndex[place]!]!
      sum -= link[place]! * right[linkIndex[place]!]!
    }
    longSolution[long] = sum / pivot[long]!
  }
  return {
    scales,
    size,
    pivot,
    longSolution,
    link,
    factor: matrix,
    denseSolution: right,
    logDeterminant,
    logMeanPivot: 2 * Math.log(matrix[mean * size + mean]!),
    residual,
  }
}

/** What eliminating the cells takes off among the criteria: the same for each cell of a pattern. */
function takeOffCells(design: PanelDesign, matrix: Float64Array, size: number, ratio: number): void {
  const { patternCell, patternCells, cellCount, partStart, partCriterion, partCount } = design
  const shorts = size - 1 - design.criteria.length
  patternCell.forEach((cell, pattern) => {
    const lose = (patternCells[pattern]! * ratio) / (1 + ratio * cellCount[cell]!)
    for (let part = partStart[cell]!; part < partStart[cell + 1]!; part += 1) {
      const row = (shorts + partCriterion[part]!) * size + shorts
      const weight = lose * partCount[part]!
      for (let other = partStart[cell]!; other <= part; other += 1) {
        matrix[row + partCriterion[other]!]! -= weight * partCount[other]!
      }
    }
  })
}

/** Inverse of the dense part: covariances of the dense unknowns, in units of u and of the residual variance. */
export function denseInverse({ factor, size }: Elimination): Float64Array {
  return inverseFromFactor(factor, size)
}
