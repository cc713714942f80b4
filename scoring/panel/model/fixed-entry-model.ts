import { scored, type Scored } from '../../result.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'
import { sharedRanks } from '../ranks/shared-ranks.ts'
import type { Estimate, RandomEffect } from './crossed-model.ts'
import type { FitMethod } from './deviance.ts'
import { denseInverse } from './elimination.ts'
import { fittedPanel, type FitOptions, type FittedPanel } from './fitted-panel.ts'
import { functionalVariances } from './functional-variances.ts'
import type { ScoreRow } from './score-row.ts'

export interface FixedEntryModel {
  readonly method: FitMethod
  readonly scores: number
  /** Unweighted mean of the entries' scores. */
  readonly grand: number
  readonly variances: {
    readonly judge: number
    readonly criterion: number | null
    readonly entryJudge: number | null
    readonly residual: number
  }
  readonly entryJudge: FittedPanel['entryJudge']
  /** For REML the restricted one, with a column of ones for each entry. */
  readonly logLikelihood: number
  readonly entries: readonly {
    readonly name: string
    /** What a typical judge would give, not shrunk. Its error holds what all entries share: who the judges happen to be. */
    readonly score: Estimate
    /** From the unweighted mean of the entries. */
    readonly effect: Estimate
    /** 1 the best; equal scores share a rank. */
    readonly rank: number
  }[]
  /** Predictions, shrunk towards 0; above 0 is lenient. */
  readonly judges: readonly RandomEffect[]
  readonly criteria: readonly RandomEffect[]
}

/**
 * The crossed model with entries fixed: score = entry + judge (+ criterion) (+ entry × judge) + error, only the entries
 * not random, as `lmer(score ~ 0 + entry + (1|judge) + (1|criterion) + (1|entry:judge))`. For a jury that asks about just
 * these entries and wants no entry drawn towards the others; between `crossedModel` and its least squares. Generalised
 * least squares with the variances by REML (n − entries degrees of freedom) or ML (n); standard errors take the variances
 * as known; intervals are normal.
 *
 * @param rows as `crossedModel` takes them
 * @param options `level` of intervals: 0.95 unless told
 * @returns what `crossedModel` refuses. A linked panel always has more scores than entries
 */
export function fixedEntryModel(
  rows: readonly ScoreRow[],
  options: FitOptions & { readonly level?: number },
): Scored<FixedEntryModel> {
  const { method, level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  const fitted = fittedPanel(rows, options, 'fixed')
  if (!fitted.ok) return fitted
  const { design, ratios, estimated, deviance, residualVariance, entryJudge } = fitted.value
  const { entriesAreLong } = design
  const solved = deviance.elimination
  const inverse = denseInverse(solved)
  const reach = normalQuantile((1 + level) / 2)
  const deviation = Math.sqrt(residualVariance)
  const shorts = solved.size - 1 - design.criteria.length
  const long = solved.longSolution.map((value) => value * solved.scales.long)
  const dense = solved.denseSolution.map((value, index) => value * solved.scales.dense[index]!)
  const estimates = (values: Float64Array, variances: Float64Array, from = 0): Estimate[] =>
    Array.from(values, (each, index) => {
      const value = from + each
      const standardError = deviation * Math.sqrt(variances[index]!)
      return { value, standardError, low: value - reach * standardError, high: value + reach * standardError }
    })
  const alone = functionalVariances(design, solved, inverse, { long: 0, dense: new Float64Array(solved.size) })
  const count = design.entries.length
  const lessMean = functionalVariances(design, solved, inverse, {
    long: entriesAreLong ? -1 / count : 0,
    dense: Float64Array.from(dense, (_, index) => (!entriesAreLong && index < shorts ? -1 / count : 0)),
  })
  const short = dense.subarray(0, shorts)
  const ofEntries = entriesAreLong ? long : short
  const ofJudges = entriesAreLong ? short : long
  const entryMean = ofEntries.reduce((sum, each) => sum + each, 0) / count
  const entryVariances = (found: typeof alone) => (entriesAreLong ? found.withLong : found.withDense)
  const scores = estimates(ofEntries, entryVariances(alone), design.mean)
  const effects = estimates(ofEntries, entryVariances(lessMean), -entryMean)
  const ranks = sharedRanks(scores.map(({ value }) => value))
  const judges = estimates(ofJudges, entriesAreLong ? alone.withDense : alone.withLong)
  const criteria = estimates(dense.subarray(shorts, solved.size - 1), alone.withDense.subarray(shorts))
  const readOf = (kind: 'judge' | 'criterion', name: string) => rows.filter((row) => row[kind] === name).length
  const varianceOf = (block: number) => (estimated[block] ? ratios[block]! ** 2 * residualVariance : null)
  return scored({
    method,
    scores: design.scores,
    grand: design.mean + entryMean,
    variances: {
      judge: ratios[1] ** 2 * residualVariance,
      criterion: varianceOf(2),
      entryJudge: varianceOf(3),
      residual: residualVariance,
    },
    entryJudge,
    logLikelihood: deviance.value / -2,
    entries: design.entries.map((name, entry) => ({
      name,
      score: scores[entry]!,
      effect: effects[entry]!,
      rank: ranks[entry]!,
    })),
    judges: design.judges.map((name, judge) => ({ name, effect: judges[judge]!, scores: readOf('judge', name) })),
    criteria: design.criteria.map((name, criterion) => ({
      name,
      effect: criteria[criterion]!,
      scores: readOf('criterion', name),
    })),
  })
}
