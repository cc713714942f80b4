import { scored, type Scored } from '../../result.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'
import type { Estimate } from './crossed-model.ts'
import { entryOfRow, facetDesign, type FacetDesign, type LevelScale } from './facet-design.ts'
import { dot, growthOf, meanWeights, quadraticForm } from './facet-layout.ts'
import { jointFacets, type FittedFacets } from './joint-facets.ts'
import { marginalFacets } from './marginal-facets.ts'
import { meanLevel, ratingProbabilities, thresholdsOf } from './rating-probabilities.ts'
import type { ScoreRow } from './score-row.ts'

export interface ManyFacetOptions {
  /** `JML`: entries as fixed parameters. `MML`: entries normally distributed; stands extreme totals of entries. */
  readonly method: 'JML' | 'MML'
  readonly scale: LevelScale
  /** Of intervals: 0.95 unless told. */
  readonly level?: number
}

/** How well scores fit: mean squares of standardised residuals, 1 as expected, above erratic, below too even. */
export interface FacetFit {
  /** Each score counting by its information, and each score counting once. */
  readonly infit: number
  readonly outfit: number
}

export interface ManyFacetModel {
  readonly method: 'JML' | 'MML'
  readonly scores: number
  readonly logLikelihood: number
  readonly entries: readonly (FacetFit & {
    readonly name: string
    /** In logits, for the mean judge and the mean criterion. */
    readonly measure: Estimate
    /** The same as an expected level on the scale. */
    readonly fairLevel: number
    readonly rawMean: number
  })[]
  /** Above 0 is severe: the other way round than the effects of the crossed model. */
  readonly judges: readonly (FacetFit & { readonly name: string; readonly severity: Estimate })[]
  readonly criteria: readonly (FacetFit & { readonly name: string; readonly difficulty: Estimate })[]
  /** τ of each step up from the lowest level; they sum to zero. Not in order where a level is nowhere the likeliest. */
  readonly thresholds: readonly Estimate[]
  /** Of the entries, in logits; null for JML. */
  readonly distribution: { readonly mean: number; readonly deviation: number } | null
}

/**
 * Many-facet rating-scale model (Andrich, 1978; Linacre, 1989) for levels on an ordered scale:
 * ln(P_k / P_(k−1)) = entry − severity of the judge − difficulty of the criterion − τ_k, one set of thresholds for all.
 * Severities, difficulties and thresholds each sum to zero. A step between levels need not be equally large everywhere,
 * which the crossed model takes it to be; with five or more levels that are all used the two hardly differ.
 *
 * @param rows scores that are whole levels of the scale, else `RangeError`
 * @returns `no-scores`, `one-judge`, `one-entry`, `not-comparable`, `empty-category`, `extreme-totals`,
 *   `no-entry-variance` (MML), `no-finite-estimate`, `no-convergence`
 */
export function manyFacetModel(rows: readonly ScoreRow[], options: ManyFacetOptions): Scored<ManyFacetModel> {
  const { method, scale, level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  const made = facetDesign(rows, scale)
  if (!made.ok) return made
  const design = made.value
  const fitted = method === 'JML' ? jointFacets(design) : marginalFacets(design)
  if (!fitted.ok) return fitted
  const { layout, values, measures, distribution, logLikelihood } = fitted.value
  const reach = normalQuantile((1 + level) / 2)
  const estimate = (value: number, standardError: number): Estimate => ({
    value,
    standardError,
    low: value - reach * standardError,
    high: value + reach * standardError,
  })
  const judges = centred(design, fitted.value, 'judges', estimate)
  const criteria = centred(design, fitted.value, 'criteria', estimate)
  const growth = growthOf(design, layout, values)
  const fits = fitsOf(design, growth, measures, judges, criteria)
  const probabilities = new Float64Array(design.top + 1)
  return scored({
    method,
    scores: design.level.length,
    logLikelihood,
    entries: design.entries.map((name, entry) => {
      const { value, standardError } = measures[entry]!
      ratingProbabilities(value, growth, probabilities)
      const levels = design.level.subarray(design.rowStart[entry], design.rowStart[entry + 1])
      return {
        name,
        measure: estimate(value, standardError),
        fairLevel: scale.lowest + meanLevel(probabilities),
        rawMean: scale.lowest + levels.reduce((sum, each) => sum + each, 0) / levels.length,
        ...fits.entries[entry]!,
      }
    }),
    judges: design.judges.map((name, judge) => ({ name, severity: judges[judge]!, ...fits.judges[judge]! })),
    criteria: design.criteria.map((name, criterion) => ({
      name,
      difficulty: criteria[criterion]!,
      ...fits.criteria[criterion]!,
    })),
    thresholds: thresholdEstimates(design, fitted.value, growth, estimate),
    distribution,
  })
}

type Make = (value: number, standardError: number) => Estimate

/** Severities or difficulties: minus the free parameters, about their mean. */
function centred(
  design: FacetDesign,
  { layout, values, covariance }: FittedFacets,
  kind: 'judges' | 'criteria',
  estimate: Make,
): Estimate[] {
  const mean = meanWeights(design, layout, kind, values.length)
  return design[kind].map((_, number) => {
    const weights = mean.slice()
    if (number < design[kind].length - 1) weights[layout[kind] + number]! -= 1
    return estimate(dot(weights, values), Math.sqrt(quadraticForm(covariance, weights)))
  })
}

function thresholdEstimates(
  design: FacetDesign,
  { layout, values, covariance }: FittedFacets,
  growth: Float64Array,
  estimate: Make,
): Estimate[] {
  return thresholdsOf(growth.map(Math.log)).map((value, step) => {
    const weights = new Float64Array(values.length)
    if (step > 0) weights[layout.offsets + step - 1]! += 1
    if (step < design.top - 1) weights[layout.offsets + step]! -= 1
    return estimate(value, Math.sqrt(quadraticForm(covariance, weights)))
  })
}

function fitsOf(
  design: FacetDesign,
  growth: Float64Array,
  measures: FittedFacets['measures'],
  judges: readonly Estimate[],
  criteria: readonly Estimate[],
): { entries: FacetFit[]; judges: FacetFit[]; criteria: FacetFit[] } {
  const empty = (list: readonly string[]) => list.map(() => ({ squares: 0, variance: 0, standardised: 0, count: 0 }))
  const sums = { entries: empty(design.entries), judges: empty(design.judges), criteria: empty(design.criteria) }
  const probabilities = new Float64Array(design.top + 1)
  entryOfRow(design).forEach((entry, row) => {
    const judge = design.judge[row]!
    const criterion = design.criterion[row]!
    const position = measures[entry]!.value - judges[judge]!.value - (criteria[criterion]?.value ?? 0)
    ratingProbabilities(position, growth, probabilities)
    const mean = meanLevel(probabilities)
    const variance = probabilities.reduce((sum, chance, each) => sum + chance * (each - mean) ** 2, 0)
    const square = (design.level[row]! - mean) ** 2
    for (const sum of [sums.entries[entry]!, sums.judges[judge]!, sums.criteria[criterion]]) {
      if (!sum) continue
      sum.squares += square
      sum.variance += variance
      sum.standardised += square / variance
      sum.count += 1
    }
  })
  const fit = (list: ReturnType<typeof empty>) =>
    list.map(({ squares, variance, standardised, count }) => ({
      infit: squares / variance,
      outfit: standardised / count,
    }))
  return { entries: fit(sums.entries), judges: fit(sums.judges), criteria: fit(sums.criteria) }
}
