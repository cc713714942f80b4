import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { manyFacetModel, type ManyFacetModel } from '#scoring/panel/model/many-facet-model.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import type { Scored } from '#scoring/result.ts'
import oracle from '#test/oracle/panel/many-facet.json'
import { panelScores } from '#test/make/panel-scores.ts'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
const code = (result: Scored<unknown>) => (result.ok ? 'ok' : result.why.code)
type Named = Readonly<Record<string, number>>

const rowsOf = (rows: readonly (readonly (string | number)[])[]): ScoreRow[] =>
  rows.map((row) => ({
    entry: String(row[0]),
    judge: String(row[1]),
    ...(row.length > 3 ? { criterion: String(row[2]) } : {}),
    score: Number(row.at(-1)),
  }))
const near = (found: number, expected: number | undefined) => expect(Math.abs(found - expected!)).toBeLessThan(1e-8)

describe.each(oracle.cases)('beside R: $name', (expected) => {
  const rows = rowsOf(expected.rows)
  const scale = { lowest: 0, highest: expected.top }

  test.each(['JML', 'MML'] as const)('%s', (method) => {
    const found = manyFacetModel(rows, { method, scale })
    const wanted = expected[method]
    if (!wanted) {
      expect(code(found)).toBe('extreme-totals')
      return
    }
    const model = value(found)
    near(model.logLikelihood, wanted.logLikelihood)
    for (const { name, measure } of model.entries) {
      near(measure.value, (wanted.entry as Named)[name])
      near(measure.standardError, (wanted.entryError as Named)[name])
    }
    for (const { name, severity } of model.judges) {
      near(severity.value, (wanted.judge.value as Named)[name])
      near(severity.standardError, (wanted.judge.error as Named)[name])
    }
    expect(model.criteria.length > 0).toBe(wanted.criterion !== null)
    for (const { name, difficulty } of model.criteria) {
      near(difficulty.value, (wanted.criterion!.value as Named)[name])
      near(difficulty.standardError, (wanted.criterion!.error as Named)[name])
    }
    const thresholds = [wanted.thresholds].flat()
    expect(model.thresholds).toHaveLength(thresholds.length)
    model.thresholds.forEach(({ value, standardError }, step) => {
      near(value, thresholds[step])
      near(standardError, [wanted.thresholdErrors].flat()[step])
    })
    if (method === 'MML') {
      near(model.distribution!.mean, expected.MML.mean)
      near(model.distribution!.deviation, expected.MML.deviation)
    } else expect(model.distribution).toBeNull()
  })
})

test('two levels are the logistic mixed model of glmer, as far as its optimiser goes', () => {
  const two = oracle.cases.find(({ name }) => name === 'two levels')!
  const model = value(manyFacetModel(rowsOf(two.rows), { method: 'MML', scale: { lowest: 0, highest: 1 } }))
  expect(model.distribution!.deviation).toBeCloseTo(oracle.glmer.deviation, 5)
  expect(model.distribution!.mean).toBeCloseTo(oracle.glmer.mean, 5)
  for (const { name, severity } of model.judges) {
    expect(-severity.value).toBeCloseTo((oracle.glmer.judge as Named)[`judge${name}`]!, 5)
  }
})

describe('joint likelihood equations', () => {
  const expected = oracle.cases[0]!
  const rows = rowsOf(expected.rows)
  const model = value(manyFacetModel(rows, { method: 'JML', scale: { lowest: 0, highest: expected.top } }))

  test('each total that was given is the total that the model expects', () => {
    const by = <T extends { readonly name: string }>(list: readonly T[], name: string) => list.find((each) => each.name === name)! // prettier-ignore
    const left = new Map<string, number>()
    const levels = Array.from({ length: expected.top + 1 }, () => 0)
    for (const { entry, judge, criterion, score } of rows) {
      const position =
        by(model.entries, entry).measure.value -
        by(model.judges, judge).severity.value -
        by(model.criteria, criterion!).difficulty.value
      let log = 0
      const terms = [1, ...model.thresholds.map(({ value: tau }) => Math.exp((log += position - tau)))]
      const sum = terms.reduce((total, term) => total + term, 0)
      const mean = terms.reduce((total, term, level) => total + (level * term) / sum, 0)
      terms.forEach((term, level) => (levels[level]! += term / sum))
      levels[score]! -= 1
      for (const name of [entry, judge, criterion!]) left.set(name, (left.get(name) ?? 0) + score - mean)
    }
    for (const rest of [...left.values(), ...levels]) expect(Math.abs(rest)).toBeLessThan(1e-9)
  })

  test('severities, difficulties and thresholds sum to zero; fair levels stay on the scale', () => {
    const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
    expect(sum(model.judges.map(({ severity }) => severity.value))).toBeCloseTo(0, 10)
    expect(sum(model.criteria.map(({ difficulty }) => difficulty.value))).toBeCloseTo(0, 10)
    expect(sum(model.thresholds.map((threshold) => threshold.value))).toBeCloseTo(0, 10)
    for (const { fairLevel } of model.entries) {
      expect(fairLevel).toBeGreaterThan(0)
      expect(fairLevel).toBeLessThan(expected.top)
    }
  })
})

describe('what it does not answer', () => {
  const scale = { lowest: 1, highest: 3 }
  const fit = (rows: ScoreRow[], method: 'JML' | 'MML' = 'JML') => manyFacetModel(rows, { method, scale })
  const table = (text: string) =>
    text.split(' ').flatMap((line, entry) =>
      [...line].flatMap((level, judge) => (level === '.' ? [] : [{ entry: `E${entry}`, judge: `J${judge}`, score: Number(level) }]))) // prettier-ignore

  test('a level that nobody gave is named', () => {
    const refused = fit(table('131 311 133 313'))
    expect(refused).toEqual({ ok: false, why: { code: 'empty-category', detail: { level: 2 } } })
  })

  test('who has only lowest or only highest levels is named; entries only stop joint likelihood', () => {
    const entry = table('333 121 232 112 213')
    expect(fit(entry)).toEqual({ ok: false, why: { code: 'extreme-totals', detail: { count: 1, named: 'E0' } } })
    expect(Number.isFinite(value(fit(entry, 'MML')).entries[0]!.measure.value)).toBe(true)
    const judge = table('123 133 113 223')
    expect(fit(judge, 'MML')).toEqual({ ok: false, why: { code: 'extreme-totals', detail: { count: 1, named: 'J2' } } })
  })

  test('one judge, one entry, parts that nothing links, nothing at all', () => {
    expect(code(fit([]))).toBe('no-scores')
    expect(code(fit(table('1 2 3')))).toBe('one-judge')
    expect(code(fit(table('123')))).toBe('one-entry')
    expect(fit(table('12.. 23.. ..12 ..13'))).toEqual({
      ok: false,
      why: { code: 'not-comparable', detail: { components: 2, named: 'E0, E1 / E2, E3' } },
    })
  })

  test('entries without any spread, by marginal likelihood', () => {
    expect(code(fit(table('123 231 312 132 213 321'), 'MML'))).toBe('no-entry-variance')
  })

  test('answers so orderly that no finite estimate exists', () => {
    // Both judges give each entry the same, and J1 always one more: any larger difference is likelier still.
    expect(['no-finite-estimate', 'no-convergence']).toContain(code(fit(table('12 12 23 23 12 23'))))
  })

  test('levels off the scale, a scale without steps', () => {
    expect(() => fit(table('124 213'))).toThrow(RangeError)
    expect(() => manyFacetModel([], { method: 'JML', scale: { lowest: 1, highest: 1 } })).toThrow(RangeError)
    expect(() => manyFacetModel([], { method: 'JML', scale: { lowest: 0.5, highest: 3 } })).toThrow(RangeError)
  })
})

test('criteria that always get the same level: a finite answer, or the reason that there is none', () => {
  for (let seed = 1; seed <= 30; seed += 1) {
    const shape = { seed, entries: 4 + (seed % 9), judges: 3 + (seed % 5), noise: [6, 2, 0.5][seed % 3]! }
    const rows = panelScores(shape).flatMap(({ entry, judge, score }) =>
      ['x', 'y'].map((criterion) => ({
        entry,
        judge,
        criterion,
        score: Math.max(0, Math.min(4, Math.round((score - 70) / 6) + 2)),
      })),
    )
    for (const method of ['JML', 'MML'] as const) {
      const found = manyFacetModel(rows, { method, scale: { lowest: 0, highest: 4 } })
      if (found.ok) {
        for (const { difficulty } of found.value.criteria) expect(Math.abs(difficulty.value)).toBeLessThan(1e-8)
      } else {
        expect(['empty-category', 'extreme-totals', 'no-entry-variance', 'no-finite-estimate']).toContain(
          found.why.code,
        )
      }
    }
  }
})

describe('properties', () => {
  const levels = (rows: readonly ScoreRow[]) =>
    rows.map((row) => ({ ...row, score: Math.max(0, Math.min(4, Math.round((row.score - 55) / 7))) }))
  const shape = fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), criteria: fc.integer({ min: 1, max: 2 }) })
  const close = (one: ManyFacetModel, other: ManyFacetModel, named: (name: string) => string, sign: 1 | -1) => {
    for (const { name, measure } of one.entries) {
      const same = other.entries.find((each) => each.name === named(name))!
      expect(same.measure.value).toBeCloseTo(sign * measure.value, 6)
      expect(same.measure.standardError).toBeCloseTo(measure.standardError, 6)
    }
  }

  test.each(['JML', 'MML'] as const)(
    '%s: order changes nothing, other names and a scale read backwards only names and signs',
    (method) => {
      fc.assert(
        fc.property(shape, fc.nat(), (options, turn) => {
          const rows = levels(panelScores({ ...options, entries: 15, reads: 3 }))
          const fit = (given: readonly ScoreRow[]) =>
            manyFacetModel(given, { method, scale: { lowest: 0, highest: 4 } })
          const one = fit(rows)
          const cut = turn % rows.length
          expect(fit([...rows.slice(cut), ...rows.slice(0, cut)])).toEqual(one)
          const named = (name: string) => name.split('').reverse().join('')
          const other = fit(rows.map((row) => ({ ...row, entry: named(row.entry), judge: named(row.judge) })))
          const backwards = fit(rows.map((row) => ({ ...row, score: 4 - row.score })))
          expect([code(other), code(backwards)]).toEqual([code(one), code(one)])
          if (!one.ok || !other.ok || !backwards.ok) return
          close(one.value, other.value, named, 1)
          close(one.value, backwards.value, (name) => name, -1)
        }),
        { numRuns: 12 },
      )
    },
  )
})
