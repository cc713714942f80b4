import { describe, expect, test } from 'vitest'
import { crossedModel, type VarianceName } from '#scoring/panel/model/crossed-model.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import type { Scored } from '#scoring/result.ts'
import oracle from '#test/oracle/panel/edge-panels.json'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
type Named = Readonly<Record<string, number>>

const rowsOf = (rows: readonly (readonly (string | number)[])[]): ScoreRow[] =>
  rows.map((row) => ({
    entry: String(row[0]),
    judge: String(row[1]),
    ...(row.length > 3 ? { criterion: String(row[2]) } : {}),
    score: Number(row.at(-1)),
  }))

describe.each(oracle.cases)('at the edges beside lme4: $name', (expected) => {
  const rows = rowsOf(expected.rows)

  test.each(['REML', 'ML'] as const)('%s', (method) => {
    const wanted = expected[method]
    const model = value(crossedModel(rows, { method, draws: 0 }))
    const mean = rows.reduce((sum, { score }) => sum + score, 0) / rows.length
    const spread = Math.sqrt(rows.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / rows.length)
    expect(Math.abs(-2 * model.logLikelihood - wanted.deviance)).toBeLessThan(1e-7 * Math.max(1, Math.abs(wanted.deviance))) // prettier-ignore
    for (const [name, variance] of Object.entries(wanted.variances as unknown as Named)) {
      const found = model.variances[name as VarianceName]!
      expect(Math.abs(found - variance), name).toBeLessThan(1e-4 * spread ** 2)
      if (name !== 'residual') expect(model.atZero.includes(name as VarianceName), name).toBe(variance === 0)
    }
    expect(Math.abs(model.intercept.value - wanted.intercept)).toBeLessThan(1e-4 * spread)
    for (const kind of ['entry', 'judge'] as const) {
      for (const { name, effect } of kind === 'entry' ? model.entries : model.judges) {
        expect(Math.abs(effect.value - (wanted[kind] as unknown as Named)[name]!), name).toBeLessThan(1e-4 * spread)
      }
    }
  })
})

describe.each(oracle.cases)('intervals of the variances at the edges: $name', (expected) => {
  test.each(['REML', 'ML'] as const)('%s: hold the estimate, end somewhere, and grow with the level', (method) => {
    const rows = rowsOf(expected.rows)
    const models = [0.8, 0.95, 0.99].map((level) => value(crossedModel(rows, { method, draws: 0, level })))
    for (const part of ['entry', 'judge', 'criterion', 'entryJudge', 'residual'] as const) {
      const variance = models[0]!.variances[part]
      const intervals = models.map(({ varianceIntervals }) => varianceIntervals[part])
      if (variance === null) {
        expect(intervals).toEqual([null, null, null])
        continue
      }
      const lows = intervals.map((interval) => interval!.low)
      const highs = intervals.map((interval) => interval!.high)
      const rising = [...lows.toReversed(), variance, ...highs]
      rising.slice(1).forEach((after, index) => expect(after).toBeGreaterThanOrEqual(rising[index]! * (1 - 1e-6)))
      expect(lows[0]).toBeGreaterThanOrEqual(0)
      expect(Number.isFinite(highs[2])).toBe(true)
      if (variance === 0) expect(lows).toEqual([0, 0, 0])
    }
  })
})
