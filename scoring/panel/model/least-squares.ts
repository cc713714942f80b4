import { scored, unscorable, type Scored } from '../../result.ts'
import { fQuantile } from '../../stats/f-distribution.ts'
import { denseInverse, eliminate, type Scales } from './elimination.ts'
import { functionalVariances } from './functional-variances.ts'
import { panelDesign, type PanelDesign } from './panel-design.ts'
import type { ScoreRow } from './score-row.ts'

export interface FixedEffect {
  readonly name: string
  /** From the unweighted mean of the effects, which is zero. For a judge, above 0 is lenient. */
  readonly effect: number
  readonly standardError: number
  /** By Student's t with the model's degrees of freedom. */
  readonly low: number
  readonly high: number
}

export interface LeastSquares {
  /** The score of a mean entry with a mean judge on a mean criterion. */
  readonly grand: number
  /** Adjusted is grand + effect: what the entry would get from all judges on all criteria. */
  readonly entries: readonly (FixedEffect & {
    readonly adjusted: number
    readonly adjustedStandardError: number
    readonly adjustedLow: number
    readonly adjustedHigh: number
  })[]
  readonly judges: readonly FixedEffect[]
  /** Empty without criteria. */
  readonly criteria: readonly FixedEffect[]
  readonly residualDeviation: number
  readonly degreesOfFreedom: number
}

/**
 * Scores as grand + entry + judge (+ criterion) + error, all fixed, by least squares: nothing is shrunk. The effects of
 * each kind sum to zero, unweighted. Standard errors use the residual variance with `degreesOfFreedom`, intervals Student's
 * t (whose square is F with 1 and so many).
 *
 * @param level of the intervals
 * @returns `no-degrees-of-freedom` where there are as many effects as scores, `criteria-confounded` where who scored
 *   what does not tell criteria from judges or entries
 */
export function leastSquares(design: PanelDesign, level: number): Scored<LeastSquares> {
  const { entries, judges, criteria, entriesAreLong } = design
  const effects = entries.length + judges.length - 1 + Math.max(0, criteria.length - 1)
  const degreesOfFreedom = design.scores - effects
  if (degreesOfFreedom < 1) return unscorable('no-degrees-of-freedom', { scores: design.scores, effects })
  const shorts = entriesAreLong ? judges.length : entries.length
  const scales = fixedScales(shorts, criteria.length)
  const solved = eliminate(design, scales)
  if (!solved) return unscorable('criteria-confounded', { criteria: criteria.length })

  const variance = Math.max(0, solved.residual) / degreesOfFreedom
  const reach = Math.sqrt(fQuantile(level, 1, degreesOfFreedom))
  const inverse = denseInverse(solved)
  const shortValues = solved.denseSolution.subarray(0, shorts)
  const criterionValues = solved.denseSolution.subarray(shorts, solved.size - 1)
  const longMean = meanOf(solved.longSolution)
  const shortMean = meanOf(shortValues)
  const criterionMean = criteria.length > 0 ? meanOf(criterionValues) : 0
  const grand = design.mean + longMean + shortMean + criterionMean
  const errors = (long: number, short: number, criterion: number) => {
    const dense = new Float64Array(solved.size).fill(criteria.length > 0 ? criterion / criteria.length : 0)
    dense.fill(short / shorts, 0, shorts)
    dense[solved.size - 1] = 0
    const found = functionalVariances(design, solved, inverse, { long: long / solved.pivot.length, dense })
    const root = (values: Float64Array) => values.map((value) => Math.sqrt(value * variance))
    return { long: root(found.withLong), dense: root(found.withDense) }
  }
  const longErrors = errors(-1, 0, 0).long
  const shortErrors = errors(0, -1, 0).dense
  const criterionErrors = errors(0, 0, -1).dense.subarray(shorts)
  const adjustedErrors = entriesAreLong ? errors(0, 1, 1).long : errors(1, 0, 1).dense
  const listed = (names: readonly string[], values: Float64Array, mean: number, standardErrors: Float64Array) =>
    names.map((name, index): FixedEffect => {
      const effect = values[index]! - mean
      const standardError = standardErrors[index]!
      return { name, effect, standardError, low: effect - reach * standardError, high: effect + reach * standardError }
    })
  const ofLong = listed(entriesAreLong ? entries : judges, solved.longSolution, longMean, longErrors)
  const ofShort = listed(entriesAreLong ? judges : entries, shortValues, shortMean, shortErrors)
  return scored({
    grand,
    entries: (entriesAreLong ? ofLong : ofShort).map((each, index) => ({
      ...each,
      adjusted: grand + each.effect,
      adjustedStandardError: adjustedErrors[index]!,
      adjustedLow: grand + each.effect - reach * adjustedErrors[index]!,
      adjustedHigh: grand + each.effect + reach * adjustedErrors[index]!,
    })),
    judges: entriesAreLong ? ofShort : ofLong,
    criteria: listed(criteria, criterionValues, criterionMean, criterionErrors),
    residualDeviation: Math.sqrt(variance),
    degreesOfFreedom,
  })
}

/**
 * The adjusted scores of `leastSquares` alone: without errors, and so also where there are as many effects as scores or
 * the effects leave no residual. In the unit of the scores.
 *
 * @returns by entry; refusals of `panelDesign`, and `criteria-confounded`
 */
export function adjustedScores(rows: readonly ScoreRow[]): Scored<ReadonlyMap<string, number>> {
  const made = panelDesign(rows)
  if (!made.ok) return made
  const { entries, judges, criteria, entriesAreLong, mean } = made.value
  const shorts = entriesAreLong ? judges.length : entries.length
  const solved = eliminate(made.value, fixedScales(shorts, criteria.length))
  if (!solved) return unscorable('criteria-confounded', { criteria: criteria.length })
  const short = solved.denseSolution.subarray(0, shorts)
  const [ofEntries, ofJudges] = entriesAreLong ? [solved.longSolution, short] : [short, solved.longSolution]
  const criterionValues = solved.denseSolution.subarray(shorts, solved.size - 1)
  const typical = mean + meanOf(ofJudges) + (criteria.length > 0 ? meanOf(criterionValues) : 0)
  return scored(new Map(entries.map((entry, index) => [entry, typical + ofEntries[index]!])))
}

/** All fixed: the long side carries the mean, and the last level of each other kind is held at zero. */
function fixedScales(shorts: number, criteria: number): Scales {
  const size = shorts + criteria + 1
  const dense = new Float64Array(size).fill(1)
  for (const held of [shorts - 1, shorts + criteria - 1, size - 1]) dense[held] = 0
  return { long: 1, longRidge: 0, dense, denseRidge: dense.map((scale) => 1 - scale), cellRatio: 0 }
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
