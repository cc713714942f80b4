import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { crossedModel, type CrossedModel } from '#scoring/panel/model/crossed-model.ts'
import { fixedEntryModel } from '#scoring/panel/model/fixed-entry-model.ts'
import { ranker } from '#scoring/panel/model/ranks-of-draw.ts'
import { judgeDrift } from '#scoring/panel/model/judge-drift.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import type { Scored } from '#scoring/result.ts'
import oracle from '#test/oracle/panel/crossed-model.json'
import penicillin from '#test/oracle/panel/penicillin.json'
import { panelScores } from '#test/make/panel-scores.ts'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}
const code = (result: Scored<unknown>) => (result.ok ? 'ok' : result.why.code)
const rowsOf = (rows: readonly (readonly (string | number)[])[]): ScoreRow[] =>
  rows.map((row) => ({
    entry: String(row[0]),
    judge: String(row[1]),
    ...(row.length > 3 ? { criterion: String(row[2]) } : {}),
    score: Number(row.at(-1)),
  }))
const off = (found: number, expected: number) => Math.abs(found - expected) / Math.max(1, Math.abs(expected))
type Named = Readonly<Record<string, number>>

describe('published: the penicillin assay of Davies and Goldsmith (1972), as in Bates et al. and the lme4 manual', () => {
  const model = value(crossedModel(rowsOf(penicillin.rows), { method: 'REML', draws: 0 }))

  test('REML criterion 330.9, standard deviations 0.8467, 1.9316, 0.5499, mean 22.97', () => {
    expect(-2 * model.logLikelihood).toBeCloseTo(330.8605889996, 6)
    expect(Math.sqrt(model.variances.entry)).toBeCloseTo(0.8467, 4)
    expect(Math.sqrt(model.variances.judge)).toBeCloseTo(1.9316, 4)
    expect(Math.sqrt(model.variances.residual)).toBeCloseTo(0.5499, 4)
    expect(model.intercept.value).toBeCloseTo(22.9722222222, 9)
    expect(model.entryJudge).toBe('not-identified')
  })

  test('profile intervals of the standard deviations by ML, as Bates prints them', () => {
    const { varianceIntervals } = value(crossedModel(rowsOf(penicillin.rows), { method: 'ML', draws: 0 }))
    const printed = { entry: [0.6335659, 1.1821041], judge: [1.0957893, 3.5562919], residual: [0.4858454, 0.6294535] } as const // prettier-ignore
    for (const part of ['entry', 'judge', 'residual'] as const) {
      const { low, high } = varianceIntervals[part]!
      expect(Math.abs(Math.sqrt(low) / printed[part][0] - 1)).toBeLessThan(1e-4)
      expect(Math.abs(Math.sqrt(high) / printed[part][1] - 1)).toBeLessThan(1e-4)
    }
  })

  test('predictions of the six samples', () => {
    for (const { name, effect } of model.judges) {
      // lme4 stops where its variances are right to about 3e-5.
      expect(off(effect.value, (penicillin.samples as Named)[name]!)).toBeLessThan(1e-5)
    }
  })
})

describe.each(oracle.cases)('beside lme4 and lm: $name', (expected) => {
  const rows = rowsOf(expected.rows)

  test.each(['REML', 'ML'] as const)('%s', (method) => {
    const wanted = expected[method]
    const model = value(crossedModel(rows, { method, draws: 0 }))
    expect(off(-2 * model.logLikelihood, wanted.deviance)).toBeLessThan(1e-10)
    for (const [name, variance] of Object.entries(wanted.variances)) {
      const found = model.variances[name as keyof CrossedModel['variances']]
      expect(off(found!, variance), name).toBeLessThan(1e-6)
      expect(model.atZero.includes(name as 'judge')).toBe(variance === 0)
    }
    for (const name of ['entry', 'judge', 'criterion', 'entryJudge', 'residual'] as const) {
      const found = model.varianceIntervals[name]
      const [low, high] = (wanted.intervals as unknown as Record<string, [number, number] | undefined>)[name] ?? []
      expect(found === null, name).toBe(low === undefined)
      if (!found) continue
      expect(Math.abs(found.low - low!), name).toBeLessThan(1e-3 * wanted.variances[name as 'entry'] + 1e-9)
      expect(Math.abs(found.high / high! - 1), name).toBeLessThan(1e-3)
    }
    expect(model.variances.criterion === null).toBe(!('criterion' in wanted.variances))
    expect(model.variances.entryJudge === null).toBe(!('entryJudge' in wanted.variances))
    expect(off(model.intercept.value, wanted.intercept)).toBeLessThan(1e-7)
    expect(off(model.intercept.standardError, wanted.interceptStandardError)).toBeLessThan(1e-6)
    for (const { name, effect, score } of model.entries) {
      expect(off(effect.value, (wanted.entry as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(effect.standardError, (wanted.entryStandardError as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(score.value, wanted.intercept + (wanted.entry as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(score.standardError, (wanted.scoreStandardError as Named)[name]!)).toBeLessThan(1e-6)
    }
    for (const { name, effect } of model.judges) {
      expect(off(effect.value, (wanted.judge as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(effect.standardError, (wanted.judgeStandardError as Named)[name]!)).toBeLessThan(1e-6)
    }
    for (const { name, effect } of model.criteria) {
      expect(off(effect.value, (wanted.criterion as unknown as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(effect.standardError, (wanted.criterionStandardError as unknown as Named)[name]!)).toBeLessThan(1e-6)
    }
  })

  test('draws have the expected ranks of their joint normal distribution', () => {
    const ranks = value(value(crossedModel(rows, { method: 'REML', draws: 20_000, seed: 5 })).ranks)
    for (const { name, expectedRank, rankLow, rankHigh } of ranks.entries) {
      // A rank lies within its 95 % ends: its deviation is at most about half their distance, and 20,000 draws average it.
      const error = Math.max(1, rankHigh - rankLow) / 2 / Math.sqrt(20_000)
      expect(Math.abs(expectedRank - (expected.REML.expectedRank as Named)[name]!)).toBeLessThan(5 * error)
    }
  })

  test('least squares', () => {
    const wanted = expected.leastSquares
    const squares = value(value(crossedModel(rows, { method: 'REML', draws: 0 })).leastSquares)
    expect(squares.degreesOfFreedom).toBe(wanted.df)
    expect(off(squares.residualDeviation, wanted.sigma)).toBeLessThan(1e-10)
    expect(off(squares.grand, wanted.grand)).toBeLessThan(1e-10)
    for (const kind of ['entry', 'judge', 'criterion'] as const) {
      const found = { entry: squares.entries, judge: squares.judges, criterion: squares.criteria }[kind]
      expect(found.length > 0).toBe(wanted[kind] !== null)
      for (const { name, effect, standardError } of found) {
        expect(off(effect, (wanted[kind]!.effect as Named)[name]!)).toBeLessThan(1e-10)
        expect(off(standardError, (wanted[kind]!.standardError as Named)[name]!)).toBeLessThan(1e-10)
      }
    }
    const { reach } = wanted.entry
    for (const { low, high, effect, standardError } of [...squares.entries, ...squares.judges, ...squares.criteria]) {
      expect(off(low, effect - reach * standardError)).toBeLessThan(1e-10)
      expect(off(high, effect + reach * standardError)).toBeLessThan(1e-10)
    }
    for (const { name, adjusted, adjustedStandardError, adjustedLow, adjustedHigh } of squares.entries) {
      expect(off(adjustedLow, adjusted - reach * adjustedStandardError)).toBeLessThan(1e-10)
      expect(off(adjustedHigh, adjusted + reach * adjustedStandardError)).toBeLessThan(1e-10)
      expect(off(adjusted, wanted.grand + (wanted.entry.effect as Named)[name]!)).toBeLessThan(1e-10)
      expect(off(adjustedStandardError, (wanted.entry.adjustedStandardError as Named)[name]!)).toBeLessThan(1e-10)
    }
  })
})

describe.each(oracle.cases)('entries fixed, judges random, beside lme4: $name', (expected) => {
  const rows = rowsOf(expected.rows)

  test.each(['REML', 'ML'] as const)('%s', (method) => {
    const wanted = expected[`fixed${method}`]
    const model = value(fixedEntryModel(rows, { method }))
    expect(off(-2 * model.logLikelihood, wanted.deviance)).toBeLessThan(1e-10)
    for (const [name, variance] of Object.entries(wanted.variances)) {
      expect(off(model.variances[name as 'judge'], variance), name).toBeLessThan(1e-6)
    }
    for (const { name, score, effect } of model.entries) {
      expect(off(score.value, (wanted.score as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(score.standardError, (wanted.scoreError as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(effect.value, (wanted.score as Named)[name]! - model.grand)).toBeLessThan(1e-6)
      expect(off(effect.standardError, (wanted.effectError as Named)[name]!)).toBeLessThan(1e-6)
    }
    for (const { name, effect } of model.judges) {
      expect(off(effect.value, (wanted.judge as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(effect.standardError, (wanted.judgeError as Named)[name]!)).toBeLessThan(1e-6)
    }
    expect(value(fixedEntryModel(rows.toReversed(), { method }))).toEqual(model)
  })
})

test('with entries fixed: the smallest panels there are, a chain of three scores and a table of four', () => {
  const chain = rowsOf([['A', 'j', 1], ['A', 'k', 2], ['B', 'k', 4]]) // prettier-ignore
  const table = [...chain, ...rowsOf([['B', 'j', 2]])]
  for (const method of ['REML', 'ML'] as const) {
    for (const rows of [chain, table]) {
      const found = fixedEntryModel(rows, { method })
      if (found.ok) for (const { score } of found.value.entries) expect(Number.isFinite(score.standardError)).toBe(true)
      else expect(found.why.code).toBe('no-residual-variance')
    }
  }
  expect(() => fixedEntryModel(table, { method: 'REML', level: 1 })).toThrow(RangeError)
})

describe('almost no noise', () => {
  // Seeds at which rounding once kept the search from ending.
  test.each([
    { seed: 29, entries: 8, judges: 7, criteria: 2, entryJudge: 2, method: 'ML' as const },
    { seed: 225, entries: 9, judges: 11, criteria: 3, entryJudge: 2, method: 'REML' as const },
    { seed: 386, entries: 5, judges: 10, criteria: 2, entryJudge: 0, method: 'REML' as const },
  ])('noise a millionth of the rest is none: $seed', ({ method, ...shape }) => {
    expect(code(crossedModel(panelScores({ ...shape, noise: 1e-6 }), { method }))).toBe('no-residual-variance')
  })

  test('rounded scores with little noise get an answer or the reason that there is no residual, never none', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const shape = { seed, entries: 4 + (seed % 9), judges: 3 + (seed % 12), criteria: 1 + (seed % 3), noise: 0.003 }
      const rows = panelScores(shape).map((row) => ({ ...row, score: Math.round(row.score * 10) / 10 }))
      expect(['ok', 'no-residual-variance']).toContain(code(crossedModel(rows, { method: 'REML', draws: 0 })))
    }
  })
})

describe('drift', () => {
  test.each(oracle.drifts)('slopes beside generalised least squares as a whole, criteria: $criteria', (expected) => {
    const rows = expected.rows.map((row) => ({ ...rowsOf([row.toSpliced(-2, 1)])[0]!, order: Number(row.at(-2)) }))
    const drifts = value(judgeDrift(rows, { method: 'REML' }))
    for (const { name, slope, overAll } of drifts) {
      expect(off(slope!.value, (expected.slopes as Named)[name]!)).toBeLessThan(1e-6)
      expect(off(slope!.standardError, (expected.errors as Named)[name]!)).toBeLessThan(1e-6)
      const orders = rows.filter(({ judge }) => judge === name).map(({ order }) => order)
      expect(overAll).toBeCloseTo(slope!.value * (Math.max(...orders) - Math.min(...orders)), 10)
    }
    const shuffled = rows.toSorted((one, other) => one.score - other.score || one.order - other.order)
    expect(value(judgeDrift(shuffled, { method: 'REML' }))).toEqual(drifts)
  })

  test('needs the order of every score, and more than one place in it', () => {
    const rows = panelScores({ seed: 4 })
    expect(judgeDrift(rows, { method: 'REML' })).toEqual({
      ok: false,
      why: { code: 'no-order', detail: { rows: rows.length } },
    })
    expect(code(judgeDrift(rows.map((row) => ({ ...row, order: 5 })), { method: 'ML' }))).toBe('no-order') // prettier-ignore
    const refused = judgeDrift(rows.slice(0, 1).map((row) => ({ ...row, order: 1 })), { method: 'REML' }) // prettier-ignore
    expect(code(refused)).toBe('one-judge')
  })
})

describe('use of the scale', () => {
  const rows = panelScores({ seed: 12, entries: 120, judges: 6, reads: 4, noise: 2 })
  const grand = 70
  const use = (change: (score: number) => number) =>
    value(
      crossedModel(
        rows.map((row) => (row.judge === 'J2' ? { ...row, score: change(row.score) } : row)),
        { method: 'REML', draws: 0 },
      ),
    ).judges.find(({ name }) => name === 'J2')!.use

  test('a judge like the others has slope 1; half the spread is half; the same score for all tells nothing apart', () => {
    const same = use((score) => score)
    expect(same.slope!.low).toBeLessThan(1)
    expect(same.slope!.high).toBeGreaterThan(1)
    expect(same.tellsApart).toBe('yes')
    const half = use((score) => grand + (score - grand) / 2)
    // The others' scores are the yardstick and stay as they were: the slope halves but for their refitted severities.
    expect(half.slope!.value / same.slope!.value).toBeCloseTo(0.5, 1)
    expect(half.slope!.high).toBeLessThan(1)
    const flat = use(() => grand)
    expect(flat.slope!.value).toBeCloseTo(0, 8)
    expect(flat.tellsApart).toBe('no')
  })

  test('a judge nobody shares entries with but one has too little to say', () => {
    const few = value(crossedModel([...rows, { entry: 'E1', judge: 'X', score: 60 }], { method: 'REML', draws: 0 }))
    expect(few.judges.find(({ name }) => name === 'X')!.use).toEqual({ slope: null, tellsApart: 'unclear' })
  })
})

describe('what it does not answer', () => {
  const fit = (rows: ScoreRow[]) => crossedModel(rows, { method: 'REML' })

  test('no scores, one judge, one entry, all scores alike', () => {
    expect(code(fit([]))).toBe('no-scores')
    expect(code(fit(rowsOf([['A', 'j', 1], ['B', 'j', 2]])))).toBe('one-judge') // prettier-ignore
    expect(code(fit(rowsOf([['A', 'j', 1], ['A', 'k', 2]])))).toBe('one-entry') // prettier-ignore
    expect(code(fit(rowsOf([['A', 'j', 2], ['A', 'k', 2], ['B', 'j', 2], ['B', 'k', 2]])))).toBe('no-variance') // prettier-ignore
  })

  test('panels that no judge links are named, not compared', () => {
    const apart = fit(rowsOf([['A', 'j', 1], ['B', 'k', 2], ['A', 'l', 3], ['B', 'm', 5]])) // prettier-ignore
    expect(apart).toEqual({ ok: false, why: { code: 'not-comparable', detail: { components: 2, named: 'A / B' } } })
  })

  test('scores that are entry plus judge to the digit leave no residual to judge by', () => {
    const exact = [1, 4, 6, 9].flatMap((entry) => [0, 2, 3].map((judge) => [`E${entry}`, `J${judge}`, entry + judge]))
    expect(code(fit(rowsOf(exact)))).toBe('no-residual-variance')
  })

  test('a score that is no number, a criterion on some rows only, odd options', () => {
    expect(() => fit(rowsOf([['A', 'j', NaN], ['B', 'k', 2]]))).toThrow(RangeError) // prettier-ignore
    expect(() => fit([...rowsOf([['A', 'j', 1]]), ...rowsOf([['A', 'k', 'c', 2]])])).toThrow(RangeError)
    const rows = panelScores({ seed: 1 })
    expect(() => crossedModel(rows, { method: 'REML', level: 1 })).toThrow(RangeError)
    expect(() => crossedModel(rows, { method: 'REML', top: 0 })).toThrow(RangeError)
    expect(() => crossedModel(rows, { method: 'REML', draws: 0.5 })).toThrow(RangeError)
  })

  test('as many effects as scores: predictions, but no least squares', () => {
    const chain = rowsOf([['A', 'j', 1], ['A', 'k', 4], ['B', 'k', 2], ['B', 'l', 7], ['C', 'l', 5]]) // prettier-ignore
    const fitted = fit(chain)
    if (fitted.ok) expect(code(fitted.value.leastSquares)).toBe('no-degrees-of-freedom')
    else expect(['no-residual-variance', 'no-convergence']).toContain(fitted.why.code)
  })

  test('a criterion that only one judge scores is not told from the judge by least squares', () => {
    const rows = panelScores({ seed: 3, criteria: 1 }).map((row) => ({
      ...row,
      criterion: row.judge === 'J1' ? 'x' : 'y',
    }))
    expect(code(value(fit(rows)).leastSquares)).toBe('criteria-confounded')
  })

  test('entries that do not differ get no chances of ranks', () => {
    const rows = rowsOf([['A', 'j', 1], ['B', 'j', 3], ['A', 'k', 6], ['B', 'k', 4], ['C', 'j', 2], ['C', 'k', 5]]) // prettier-ignore
    const model = value(fit(rows))
    expect(model.atZero).toContain('entry')
    expect(code(model.ranks)).toBe('no-entry-variance')
    expect(model.entries.map(({ rank }) => rank)).toEqual([1, 1, 1])
  })
})

test('draws are ranked as sorting would rank them, ties and outliers included', () => {
  const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e6, max: 1e6 })), {
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(numbers, numbers, (first, second) => {
      for (const list of [first, second]) {
        const rank = ranker(list.length)
        const ranks = new Uint32Array(list.length)
        for (const values of [list.toReversed(), list]) rank(Float64Array.from(values), ranks)
        expect([...ranks]).toEqual(list.map((value) => 1 + list.filter((other) => other > value).length))
      }
    }),
  )
})

describe('properties', () => {
  const shape = fc.record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    entries: fc.integer({ min: 4, max: 12 }),
    judges: fc.integer({ min: 3, max: 14 }),
    criteria: fc.integer({ min: 1, max: 3 }),
  })
  const fit = (rows: readonly ScoreRow[]) => crossedModel(rows, { method: 'REML', draws: 50 })

  test('the order of the rows changes nothing, to the last digit', () => {
    fc.assert(
      fc.property(shape, fc.infiniteStream(fc.nat()), (options, places) => {
        const rows = panelScores(options)
        const shuffled = rows.map((row) => ({ row, place: places.next().value as number }))
        shuffled.sort((one, other) => one.place - other.place)
        expect(fit(shuffled.map(({ row }) => row))).toEqual(fit(rows))
      }),
      { numRuns: 25 },
    )
  })

  test('other names give the same figures under them', () => {
    fc.assert(
      fc.property(shape, (options) => {
        const rows = panelScores(options)
        const named = (name: string) => `${name.split('').reverse().join('')}!`
        const one = fit(rows)
        const other = fit(rows.map((row) => ({ ...row, entry: named(row.entry), judge: named(row.judge) })))
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        for (const { name, score, rank } of one.value.entries) {
          const same = other.value.entries.find((each) => each.name === named(name))!
          expect(off(same.score.value, score.value)).toBeLessThan(1e-5)
          expect(off(same.score.standardError, score.standardError)).toBeLessThan(1e-5)
          expect(same.rank).toBe(rank)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('moving and stretching the scores moves and stretches the results', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom(0.01, 3, 1000), (options, stretch) => {
        const rows = panelScores(options)
        const one = fit(rows)
        const other = fit(rows.map((row) => ({ ...row, score: 7 + stretch * row.score })))
        expect(code(other)).toBe(code(one))
        if (!one.ok || !other.ok) return
        one.value.entries.forEach(({ score }, entry) => {
          const moved = other.value.entries[entry]!.score
          expect(off(moved.value, 7 + stretch * score.value)).toBeLessThan(1e-5)
          expect(off(moved.standardError, stretch * score.standardError)).toBeLessThan(1e-5)
        })
      }),
      { numRuns: 25 },
    )
  })

  test.each([0, 1e6, -1e9])(
    'entries whose scores are the same, only by other judges, share a rank at %d too',
    (origin) => {
      const table = [[8.1, 7.3, 6.4], [6.4, 8.1, 7.3], [7.3, 6.4, 8.1], [5.2, 5.9, 3.3], [9.9, 9.1, 8.8]] // prettier-ignore
      // Each judge gave the same scores, so none is stricter than another.
      const rows = table.flatMap((row, entry) => row.map((score, judge) => ({ entry: `E${entry}`, judge: `J${judge}`, score: origin + (entry < 3 ? score : row[0]!) }))) // prettier-ignore
      const { entries } = value(fit(rows))
      expect(entries.map(({ rank }) => rank)).toEqual([2, 2, 2, 5, 1])
      expect(entries.map(({ rawRank }) => rawRank)).toEqual([2, 2, 2, 5, 1])
    },
  )

  test('where everybody reads everything, the corrected order is the raw order and judges do not matter', () => {
    fc.assert(
      fc.property(shape, (options) => {
        const rows = panelScores({ ...options, criteria: 1, reads: options.judges })
        const model = fit(rows)
        if (!model.ok || model.value.atZero.includes('entry')) return
        for (const { rank, rawRank } of model.value.entries) expect(rank).toBe(rawRank)
      }),
      { numRuns: 25 },
    )
  })

  test('chances add up: one first place, three among three', () => {
    const model = value(crossedModel(panelScores({ seed: 9, entries: 20 }), { method: 'REML', draws: 500 }))
    const ranks = value(model.ranks)
    const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
    expect(sum(ranks.entries.map(({ first }) => first))).toBeCloseTo(1, 10)
    expect(sum(ranks.entries.map(({ top }) => top))).toBeCloseTo(3, 10)
    expect(sum(ranks.entries.map(({ expectedRank }) => expectedRank))).toBeCloseTo((20 * 21) / 2, 8)
    for (const { first, top, rankLow, rankHigh } of ranks.entries) {
      expect(top).toBeGreaterThanOrEqual(first)
      expect(rankLow).toBeLessThanOrEqual(rankHigh)
    }
  })
})
