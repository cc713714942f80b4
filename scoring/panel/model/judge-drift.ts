import { scored, unscorable, type Scored } from '../../result.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'
import { choleskyInPlace, backwardInPlace, forwardInPlace, inverseFromFactor } from './cholesky.ts'
import type { Estimate } from './crossed-model.ts'
import { modelScales } from './deviance.ts'
import { eliminate } from './elimination.ts'
import { fittedPanel, type FitOptions } from './fitted-panel.ts'
import { residualsOf, rowPlaces, withValues } from './row-values.ts'
import type { ScoreRow } from './score-row.ts'

export interface JudgeDrift {
  readonly name: string
  /** By how much the judge's scores rise with each step of `order`; null where the judge has one place in it only. */
  readonly slope: Estimate | null
  /** Slope times the way from the judge's first place to the last. */
  readonly overAll: number | null
}

/**
 * Whether judges become more lenient or stricter while they work: a slope on `order` for each judge, all together, added
 * to the crossed model as fixed effects and estimated by generalised least squares with the variances of the model as
 * fitted without slopes. Which entries a judge happened to meet early is thereby taken out.
 *
 * @param rows as `crossedModel` takes them, every one with its `order`
 * @param options `level` of intervals: 0.95 unless told
 * @returns what `crossedModel` refuses, `no-order` where it is missing or everywhere the same, `slopes-confounded` where the slopes can't be told from one another or from the entries
 */
export function judgeDrift(
  rows: readonly ScoreRow[],
  options: FitOptions & { readonly level?: number },
): Scored<JudgeDrift[]> {
  const { level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  const without = rows.filter(({ order }) => order === undefined || !Number.isFinite(order)).length
  if (without > 0) return unscorable('no-order', { rows: without })
  const fitted = fittedPanel(rows, options)
  if (!fitted.ok) return fitted
  const { design, ratios, residualVariance } = fitted.value
  // Sorted as the sums are, so that the order of the rows changes no digit.
  const sorted = rows.toSorted(
    (one, other) =>
      compare(one.judge, other.judge) || one.order! - other.order! || compare(one.entry, other.entry) ||
      compare(one.criterion ?? '', other.criterion ?? '') || one.score - other.score,
  ) // prettier-ignore
  const places = rowPlaces(design, sorted)
  const rowsOf = design.judges.map(() => [] as number[])
  places.forEach(({ judge }, row) => rowsOf[judge]!.push(row))
  const spans = rowsOf.map((own) => sorted[own.at(-1)!]!.order! - sorted[own[0]!]!.order!)
  const moving = design.judges.flatMap((_, judge) => (spans[judge]! > 0 ? [judge] : []))
  if (moving.length === 0) return unscorable('no-order', { rows: 0 })

  const scales = modelScales(design, ratios)
  const project = (values: Float64Array): Float64Array | undefined => {
    const other = withValues(design, places, values)
    const solved = eliminate(other, scales)
    return solved && residualsOf(other, solved, places, values)
  }
  const size = moving.length
  const covariates = moving.map((judge) => {
    const own = rowsOf[judge]!
    const middle = own.reduce((sum, row) => sum + sorted[row]!.order!, 0) / own.length
    return Float64Array.from(own, (row) => sorted[row]!.order! - middle)
  })
  const onCovariate = (of: number, values: Float64Array) =>
    rowsOf[moving[of]!]!.reduce((sum, row, index) => sum + covariates[of]![index]! * values[row]!, 0)
  const matrix = new Float64Array(size * size)
  for (let column = 0; column < size; column += 1) {
    const values = new Float64Array(sorted.length)
    rowsOf[moving[column]!]!.forEach((row, index) => (values[row] = covariates[column]![index]!))
    const rest = project(values)
    if (!rest) return unscorable('slopes-confounded', { judges: size })
    for (let row = column; row < size; row += 1) matrix[row * size + column] = onCovariate(row, rest)
  }
  const scores = project(Float64Array.from(sorted, ({ score }) => score - design.mean))
  const floor = Float64Array.from(covariates, (own) => 1e-9 * own.reduce((sum, each) => sum + each * each, 0))
  if (!scores || !choleskyInPlace(matrix, size, floor)) return unscorable('slopes-confounded', { judges: size })
  const slopes = Float64Array.from(moving, (_, index) => onCovariate(index, scores))
  forwardInPlace(matrix, size, slopes)
  backwardInPlace(matrix, size, slopes)
  const inverse = inverseFromFactor(matrix, size)
  const reach = normalQuantile((1 + level) / 2)
  return scored(
    design.judges.map((name, judge) => {
      const index = moving.indexOf(judge)
      if (index === -1) return { name, slope: null, overAll: null }
      const value = slopes[index]!
      const standardError = Math.sqrt(inverse[index * size + index]! * residualVariance)
      const slope = { value, standardError, low: value - reach * standardError, high: value + reach * standardError }
      return { name, slope, overAll: value * spans[judge]! }
    }),
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
