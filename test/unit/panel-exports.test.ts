import { describe, expect, test } from 'vitest'
import { krippendorffAlpha } from '#scoring/panel/agreement/krippendorff-alpha.ts'
import { ICC_FORMS, intraclassCorrelation } from '#scoring/panel/agreement/intraclass-correlation.ts'
import { kendallW } from '#scoring/panel/agreement/kendall-w.ts'
import { crossedModel } from '#scoring/panel/model/crossed-model.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { bradleyTerry } from '#scoring/panel/pairwise/bradley-terry.ts'
import { kemeny } from '#scoring/panel/pairwise/kemeny.ts'
import { rankConfidence } from '#scoring/panel/ranks/rank-confidence.ts'
import { rankEntries } from '#scoring/panel/ranks/shared-ranks.ts'
import { sheetsOf } from '#scoring/panel/ranks/sheets.ts'
import type { Scored } from '#scoring/result.ts'
import connected from '#test/oracle/panel/judges-connected.json'
import penicillin from '#test/oracle/panel/penicillin.json'
import achievement from '#test/oracle/panel/technology-achievement.json'

// Called as other programs are told to call them, with plain arrays and nothing more than the signature asks for.
const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
type Named = Readonly<Record<string, number>>

test('krippendorffAlpha(judge × unit with null, metric): 0.743, 0.815, 0.849, 0.797 (Krippendorff, 2011)', () => {
  const data: (number | null)[][] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
    [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
  ]
  const alphas = { nominal: 0.743421052631579, ordinal: 0.8153875037548814, interval: 0.8491071428571428, ratio: 0.7974027747116121 } // prettier-ignore
  for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
    expect(value(krippendorffAlpha(data, metric)).alpha).toBeCloseTo(alphas[metric], 12)
  }
})

test('intraclassCorrelation(target × judge, form, confidence): .17 .29 .71 .44 .62 .91 (Shrout and Fleiss, 1979)', () => {
  const data: number[][] = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]] // prettier-ignore
  const published = { ICC1: 0.17, ICC2: 0.29, ICC3: 0.71, ICC1k: 0.44, ICC2k: 0.62, ICC3k: 0.91 }
  for (const form of ICC_FORMS)
    expect(value(intraclassCorrelation(data, form, 0.95)).icc).toBeCloseTo(published[form], 2)
  const { lower, upper } = value(intraclassCorrelation(data, 'ICC2', 0.95))
  expect([lower, upper]).toEqual([expect.closeTo(0.01878651337471202, 9), expect.closeTo(0.761084369648953, 9)])
})

test('kendallW(entry × judge): two judges who agree, and a third who turns them round', () => {
  expect(value(kendallW([[1, 2], [2, 3], [3, 9]])).w).toBe(1) // prettier-ignore
  // Rank sums 5, 6, 7 about 6: 12·2 / (9·24).
  expect(value(kendallW([[1, 1, 3], [2, 2, 2], [3, 3, 1]])).w).toBeCloseTo(24 / 216, 12) // prettier-ignore
})

describe('crossedModel(rows, { method }): the connected panel, by lme4 1.1.31 and lm of R 4.2.2', () => {
  const rows: { entry: string; judge: string; score: number }[] = connected.rows.map(([entry, judge, score]) => ({
    entry: String(entry),
    judge: String(judge),
    score: Number(score),
  }))
  const { tolerance } = connected

  test.each(['REML', 'ML'] as const)('%s', (method) => {
    const model = value(crossedModel(rows, { method }))
    const wanted = connected[method]
    expect(Math.abs(model.variances.entry / wanted.entry - 1)).toBeLessThan(tolerance.varianceRelative)
    expect(Math.abs(model.variances.judge / wanted.judge - 1)).toBeLessThan(tolerance.varianceRelative)
    expect(Math.abs(model.variances.residual / wanted.residual - 1)).toBeLessThan(tolerance.varianceRelative)
    expect(Math.abs(model.logLikelihood - wanted.logLikelihood)).toBeLessThan(tolerance.logLikelihood)
    expect(model.intercept.value).toBeCloseTo(wanted.intercept, 4)
  })

  test('predictions, ranks and least squares', () => {
    const model = value(crossedModel(rows, { method: 'REML' }))
    const squares = value(model.leastSquares)
    for (const { name, effect, rank, rawRank } of model.entries) {
      expect(Math.abs(effect.value - (connected.blupEntry as Named)[name]!)).toBeLessThan(tolerance.prediction)
      expect(rank).toBe((connected.rankBlup as Named)[name])
      expect(rawRank).toBe((connected.rankRaw as Named)[name])
    }
    for (const { name, effect } of model.judges) {
      expect(Math.abs(effect.value - (connected.blupJudge as Named)[name]!)).toBeLessThan(tolerance.prediction)
    }
    for (const { name, adjusted, adjustedStandardError } of squares.entries) {
      expect(adjusted).toBeCloseTo((connected.adjusted as Named)[name]!, 8)
      expect(adjustedStandardError).toBeCloseTo((connected.adjustedError as Named)[name]!, 8)
    }
  })

  test('with entries fixed and judges random', () => {
    const model = value(fixedEntryModel(rows, { method: 'REML' }))
    expect(Math.abs(model.variances.judge / connected.fixedEntries.judge - 1)).toBeLessThan(tolerance.varianceRelative)
    expect(Math.abs(model.variances.residual / connected.fixedEntries.residual - 1)).toBeLessThan(
      tolerance.varianceRelative,
    )
    for (const { name, score } of model.entries) {
      expect(Math.abs(score.value - (connected.fixedEntries.adjusted as Named)[name]!)).toBeLessThan(
        tolerance.prediction,
      )
    }
  })
})

test('bradleyTerry(wins), kemeny(ballots), rankConfidence(estimates, standardErrors, level)', () => {
  const { abilities } = value(bradleyTerry([[0, 3], [1, 0]])) // prettier-ignore
  expect(abilities[0]! - abilities[1]!).toBeCloseTo(Math.log(3), 10)
  expect(value(kemeny([['a', 'b', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b']])).rankings).toHaveLength(3) // prettier-ignore
  const { simultaneous } = value(rankConfidence([80, 70, 69], [1, 1, 1], 0.95))
  expect(simultaneous).toEqual([{ best: 1, worst: 1 }, { best: 2, worst: 3 }, { best: 2, worst: 3 }]) // prettier-ignore
})

test('crossedModel(rows, { method }): penicillin, variances .7169, 3.7309 and .3024 (Bates et al., lme4)', () => {
  const rows = penicillin.rows.map(([entry, judge, score]) => ({ entry: String(entry), judge: String(judge), score: Number(score) })) // prettier-ignore
  const { variances } = value(crossedModel(rows, { method: 'REML' }))
  expect([variances.entry, variances.judge, variances.residual].map((variance) => variance.toFixed(4))).toEqual(['0.7169', '3.7309', '0.3024']) // prettier-ignore
})

test.each(['EW', 'FA', 'BAP'] as const)(
  'sheetsOf(rows, weights): the technology achievement of 23 countries under the weights %s of the OECD handbook',
  (scheme) => {
    const rows = achievement.countries.flatMap(
      (entry, country) =>
      achievement.indicators.map((criterion, index) => ({ entry, judge: 'table A.2', criterion, score: achievement.minmax[country]![index]! })), // prettier-ignore
    )
    const weights = Object.fromEntries(achievement.indicators.map((name, index) => [name, achievement.weights[scheme][index]!])) // prettier-ignore
    const sheets = value(sheetsOf(rows, weights))
    const ranking = rankEntries(new Map(sheets.map(({ entry, score }) => [entry, score])))
    achievement.countries.forEach((country, index) => {
      const own = ranking.find(({ entry }) => entry === country)!
      expect(own.score).toBeCloseTo(achievement.scores[scheme][index]!, 10)
      expect(own.rank).toBe(achievement.ranks[scheme][index])
    })
  },
)
