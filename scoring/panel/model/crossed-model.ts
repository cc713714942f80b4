import { scored, unscorable, type Scored } from '../../result.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'
import type { FitMethod, Ratios } from './deviance.ts'
import { denseInverse, type Elimination } from './elimination.ts'
import { sharedRanks } from '../ranks/shared-ranks.ts'
import { fittedPanel, type FitOptions, type FittedPanel } from './fitted-panel.ts'
import { functionalVariances } from './functional-variances.ts'
import { judgeUse, type JudgeUse } from './judge-use.ts'
import { leastSquares, type LeastSquares } from './least-squares.ts'
import type { PanelDesign } from './panel-design.ts'
import { rankChances, type RankChances } from './rank-chances.ts'
import { rawMeans } from './raw-means.ts'
import type { ScoreRow } from './score-row.ts'
import { varianceIntervals, type VarianceInterval } from './variance-intervals.ts'

export interface CrossedModelOptions extends FitOptions {
  /** Of intervals and ranks: 0.95 unless told. */
  readonly level?: number
  /** Draws for the chances of ranks: 2,000 unless told; 0 leaves the chances out. */
  readonly draws?: number
  readonly seed?: number
  /** How many first places `top` is about: 3 unless told. */
  readonly top?: number
}

/** Something predicted, with its standard error and its interval. */
export interface Estimate {
  readonly value: number
  readonly standardError: number
  readonly low: number
  readonly high: number
}

export interface RandomEffect {
  readonly name: string
  /** Best linear unbiased prediction: shrunk towards 0. For a judge, above 0 is lenient and below 0 strict. */
  readonly effect: Estimate
  readonly scores: number
}

export interface EntryEffect extends RandomEffect {
  /** Mean of its scores as given. */
  readonly rawMean: number
  readonly rawRank: number
  /** Corrected: intercept + effect, what a typical judge would give. */
  readonly score: Estimate
  /** 1 the best; equal scores share a rank. */
  readonly rank: number
}

export type VarianceName = 'entry' | 'judge' | 'criterion' | 'entryJudge'

export interface CrossedModel {
  readonly method: FitMethod
  readonly scores: number
  readonly intercept: Estimate
  /** null where a part is not in the model. */
  readonly variances: {
    readonly entry: number
    readonly judge: number
    readonly criterion: number | null
    readonly entryJudge: number | null
    readonly residual: number
  }
  /** Of the variances, by profile likelihood (`varianceIntervals`); null where not in the model or too flat to say. */
  readonly varianceIntervals: Readonly<Record<VarianceName | 'residual', VarianceInterval | null>>
  /** Variances estimated as exactly zero: the scores show no such differences beyond noise. Their effects are all 0. */
  readonly atZero: readonly VarianceName[]
  /** Why entry × judge is or is not in the model. */
  readonly entryJudge: FittedPanel['entryJudge']
  /** Of the scores; for REML the restricted one. */
  readonly logLikelihood: number
  readonly entries: readonly EntryEffect[]
  readonly judges: readonly (RandomEffect & { readonly use: JudgeUse })[]
  /** Empty without criteria. */
  readonly criteria: readonly RandomEffect[]
  /** The same scores with nothing shrunk. */
  readonly leastSquares: Scored<LeastSquares>
  readonly ranks: Scored<RankChances>
}

const VARIANCES: readonly VarianceName[] = ['entry', 'judge', 'criterion', 'entryJudge']

/**
 * Scores of a panel in which not every judge reads every entry: score = intercept + entry + judge (+ criterion)
 * (+ entry × judge) + error, with all but the intercept random and crossed, as `lmer(score ~ 1 + (1|entry) + (1|judge) +
 * (1|criterion) + (1|entry:judge))` of lme4. Variances by REML or ML; entries, judges and criteria as best linear
 * unbiased predictions with Henderson's standard errors, which hold the uncertainty of the intercept too but take the
 * variances as known; intervals are normal.
 *
 * Entry × judge is in the model where some judge scored an entry more than once (on several criteria, say) and the
 * scores have degrees of freedom left both for it and for the error.
 *
 * Judges have to be linked through entries they share, else effects of judges and entries can't be told apart.
 *
 * @param rows scores; two of one judge for one entry (and criterion) are repeated readings. Scores that are not finite,
 *   or a criterion on some rows only, throw `RangeError`
 * @returns `no-scores`, `one-judge`, `one-entry`, `no-variance`, `not-comparable`, `no-residual-variance`,
 *   `no-convergence`
 */
export function crossedModel(rows: readonly ScoreRow[], options: CrossedModelOptions): Scored<CrossedModel> {
  const { method, level = 0.95, draws = 2000, seed = 1, top = 3 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1 but got ${level}.`)
  if (!Number.isInteger(draws) || draws < 0) throw new RangeError(`Expected a whole number of draws but got ${draws}.`)
  if (!Number.isInteger(top) || top < 1) throw new RangeError(`Expected to ask for 1 or more places but got ${top}.`)
  const fitted = fittedPanel(rows, options)
  if (!fitted.ok) return fitted
  const { design, ratios, estimated, deviance, residualVariance: residual, entryJudge } = fitted.value
  const varianceOf = (block: number) => (estimated[block] ? ratios[block]! ** 2 * residual : null)
  const deviation = Math.sqrt(residual)
  const effects = predictions(design, deviance.elimination, deviation, level)
  const means = rawMeans(design)
  const uses = judgeUse(design, ratios, deviance.elimination, residual, level)
  const [entry, judge, criterion, cell, error] = varianceIntervals(fitted.value, method, level)
  return scored({
    method,
    scores: design.scores,
    intercept: effects.intercept,
    variances: {
      entry: ratios[0] ** 2 * residual,
      judge: ratios[1] ** 2 * residual,
      criterion: varianceOf(2),
      entryJudge: varianceOf(3),
      residual,
    },
    varianceIntervals: {
      entry: entry ?? null,
      judge: judge ?? null,
      criterion: criterion ?? null,
      entryJudge: cell ?? null,
      residual: error ?? null,
    },
    atZero: VARIANCES.filter((_, block) => estimated[block] && ratios[block] === 0),
    entryJudge,
    logLikelihood: deviance.value / -2,
    entries: ranked(design, effects, means),
    judges: design.judges.map((name, judge) => ({
      name,
      effect: effects.judges[judge]!,
      scores: means.judges.scores[judge]!,
      use: uses[judge]!,
    })),
    criteria: design.criteria.map((name, criterion) => ({
      name,
      effect: effects.criteria[criterion]!,
      scores: means.criterionScores[criterion]!,
    })),
    leastSquares: leastSquares(design, level),
    ranks: chances(design, ratios, deviance.elimination, deviation, { draws, seed, top, level }),
  })
}

interface Predictions {
  readonly intercept: Estimate
  readonly entries: readonly Estimate[]
  readonly entryScores: readonly Estimate[]
  readonly judges: readonly Estimate[]
  readonly criteria: readonly Estimate[]
}

function predictions(design: PanelDesign, solved: Elimination, deviation: number, level: number): Predictions {
  const { size, scales, longSolution, denseSolution } = solved
  const inverse = denseInverse(solved)
  const reach = normalQuantile((1 + level) / 2)
  const nothing = functionalVariances(design, solved, inverse, { long: 0, dense: new Float64Array(size) })
  const ofMean = new Float64Array(size)
  ofMean[size - 1] = 1
  const mean = functionalVariances(design, solved, inverse, { long: 0, dense: ofMean })
  const intercept = design.mean + denseSolution[size - 1]!
  const estimates = (from: number, values: Float64Array, variances: Float64Array) =>
    Array.from(values, (value, index) => estimate(from + value, deviation * Math.sqrt(variances[index]!), reach))
  const dense = denseSolution.map((value, index) => value * scales.dense[index]!)
  const shorts = size - 1 - design.criteria.length
  const ofShort = (variances: Float64Array) => variances.subarray(0, shorts)
  const long = longSolution.map((value) => value * scales.long)
  const short = dense.subarray(0, shorts)
  const longEffects = estimates(0, long, nothing.withLong)
  const shortEffects = estimates(0, short, ofShort(nothing.withDense))
  return {
    intercept: estimate(intercept, deviation * Math.sqrt(mean.alone), reach),
    entries: design.entriesAreLong ? longEffects : shortEffects,
    entryScores: design.entriesAreLong
      ? estimates(intercept, long, mean.withLong)
      : estimates(intercept, short, ofShort(mean.withDense)),
    judges: design.entriesAreLong ? shortEffects : longEffects,
    criteria: estimates(0, dense.subarray(shorts, size - 1), nothing.withDense.subarray(shorts)),
  }
}

function estimate(value: number, standardError: number, reach: number): Estimate {
  return { value, standardError, low: value - reach * standardError, high: value + reach * standardError }
}

function ranked(design: PanelDesign, effects: Predictions, means: ReturnType<typeof rawMeans>): EntryEffect[] {
  const ranks = sharedRanks(effects.entryScores.map(({ value }) => value))
  const rawRanks = sharedRanks(means.entries.means)
  return design.entries.map((name, entry) => ({
    name,
    effect: effects.entries[entry]!,
    scores: means.entries.scores[entry]!,
    rawMean: means.entries.means[entry]!,
    rawRank: rawRanks[entry]!,
    score: effects.entryScores[entry]!,
    rank: ranks[entry]!,
  }))
}

function chances(
  design: PanelDesign,
  ratios: Ratios,
  solved: Elimination,
  deviation: number,
  asked: { readonly draws: number; readonly seed: number; readonly top: number; readonly level: number },
): Scored<RankChances> {
  if (asked.draws === 0) return unscorable('no-draws')
  if (ratios[0] === 0) return unscorable('no-entry-variance', { entries: design.entries.length })
  return scored(rankChances(design, solved, deviation, asked))
}
