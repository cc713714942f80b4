import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fleissKappa } from '#scoring/panel/agreement/fleiss-kappa.ts'
import { ICC_FORMS, intraclassCorrelation } from '#scoring/panel/agreement/intraclass-correlation.ts'
import { kendallTauB } from '#scoring/panel/agreement/kendall-tau-b.ts'
import { kendallW } from '#scoring/panel/agreement/kendall-w.ts'
import { krippendorffAlpha } from '#scoring/panel/agreement/krippendorff-alpha.ts'
import { spearman } from '#scoring/panel/agreement/spearman.ts'
import type { Scored } from '#scoring/result.ts'
import { weightedKappa } from '#scoring/stats/weighted-kappa.ts'
import byR from '../oracle/panel/agreement-r.json'
import oracle from '../oracle/panel/agreement.json'

const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const

function value<T>(result: Scored<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

const codeOf = (result: Scored<unknown>) => (result.ok ? null : result.why.code)

/** Equal to so many digits, relative to the size of what is wanted where that is above 1. */
function near(found: number, wanted: number, tolerance: number): void {
  expect(Math.abs(found - wanted) / Math.max(1, Math.abs(wanted))).toBeLessThan(tolerance)
}

const transposed = <T>(table: readonly (readonly T[])[]): T[][] =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column]!))

/** Any order of rows and of columns, given as numbers to sort by. */
const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, index) => [keys[index % keys.length]! + index / 1e6, item] as const)
    .toSorted(([first], [second]) => first - second)
    .map(([, item]) => item)

const tables = (cell: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 5 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
const levels = fc.integer({ min: 0, max: 4 })
const keys = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 7, maxLength: 7 })

describe("Krippendorff's alpha", () => {
  test('Krippendorff (2011): .743, .815, .849, .797', () => {
    const data = oracle.alpha[0]!.data
    const found = METRICS.map((metric) => value(krippendorffAlpha(data, metric)).alpha.toFixed(3))
    expect(found).toEqual(['0.743', '0.815', '0.849', '0.797'])
    expect(value(krippendorffAlpha(data, 'nominal'))).toMatchObject({ units: 11, values: 40 })
  })

  test.each(oracle.alpha)('is that of the matrix of coincidences in exact fractions: $name', (set) => {
    for (const metric of METRICS) {
      const { alpha, values } = value(krippendorffAlpha(set.data, metric))
      near(alpha, set[metric], 1e-12)
      expect(values).toBe(set.values)
    }
  })

  const holes = tables(levels).chain((table) =>
    fc
      .array(fc.nat({ max: 3 }), { minLength: 35, maxLength: 35 })
      .map((drops) => table.map((row, i) => row.map((cell, j) => (drops[i * 5 + j] === 0 ? null : cell)))),
  )
  const metrics = fc.constantFrom(...METRICS)

  /** 1 − (n − 1) Σ o_ck δ_ck / Σ n_c n_k δ_ck over the matrix of coincidences (Krippendorff, 2011), cell by cell. */
  const byCoincidences = (data: readonly (readonly (number | null)[])[], metric: (typeof METRICS)[number]) => {
    const units = data[0]!.map((_, unit) => data.flatMap((row) => row[unit] ?? [])).filter(({ length }) => length > 1)
    const scale = [...new Set(units.flat())].toSorted((one, other) => one - other)
    const count = scale.map((level) => units.flat().filter((each) => each === level).length)
    const distance = (c: number, k: number) => {
      const [low, high] = [Math.min(c, k), Math.max(c, k)]
      if (metric === 'nominal') return c === k ? 0 : 1
      if (metric === 'interval') return (scale[c]! - scale[k]!) ** 2
      if (metric === 'ratio') return c === k ? 0 : ((scale[c]! - scale[k]!) / (scale[c]! + scale[k]!)) ** 2
      return (count.slice(low, high + 1).reduce((sum, each) => sum + each, 0) - (count[low]! + count[high]!) / 2) ** 2
    }
    let [observed, expected] = [0, 0]
    scale.forEach((_, c) =>
      scale.forEach((__, k) => {
        const together = units.reduce((sum, unit) => {
          const [own, other] = [c, k].map((level) => unit.filter((each) => each === scale[level]).length)
          return sum + (own! * (c === k ? other! - 1 : other!)) / (unit.length - 1)
        }, 0)
        observed += together * distance(c, k)
        expected += count[c]! * count[k]! * distance(c, k)
      }),
    )
    return 1 - ((units.flat().length - 1) * observed) / expected
  }

  test.each([
    ['decimals', (level: number) => 0.1 + level * 0.3],
    ['negative scores', (level: number) => -50 + 7.5 * level],
    ['a million and a little', (level: number) => 1e6 + level / 8],
    ['millions', (level: number) => level * 1.5e6],
    ['millionths', (level: number) => level * 1e-6],
  ] as const)('is that of the matrix of coincidences, with cells missing: %s', (name, scoreOf) => {
    fc.assert(
      fc.property(holes, metrics, (levelled, metric) => {
        if (metric === 'ratio' && name === 'negative scores') return
        const data = levelled.map((row) => row.map((cell) => (cell === null ? null : scoreOf(cell))))
        const found = krippendorffAlpha(data, metric)
        if (found.ok) near(found.value.alpha, byCoincidences(data, metric), 1e-9)
        else expect(['no-pairs', 'no-variation']).toContain(found.why.code)
      }),
    )
  })

  test('does not depend on the order of judges or units', () => {
    fc.assert(
      fc.property(holes, metrics, keys, keys, (data, metric, judgeKeys, unitKeys) => {
        const straight = krippendorffAlpha(data, metric)
        const moved = krippendorffAlpha(
          shuffled(
            data.map((row) => shuffled(row, unitKeys)),
            judgeKeys,
          ),
          metric,
        )
        expect(codeOf(moved)).toBe(codeOf(straight))
        if (straight.ok && moved.ok) near(moved.value.alpha, straight.value.alpha, 1e-12)
      }),
    )
  })

  test('holds under what its scale allows: other names, any rising function, any line, any unit', () => {
    const allowed = {
      nominal: (level: number) => [7, -3, 100, 0.5, 2][level]!,
      ordinal: (level: number) => [-4, 0, 1, 1.5, 900][level]!,
      interval: (level: number) => 3 - 0.25 * level,
      ratio: (level: number) => 0.1 * level,
    }
    fc.assert(
      fc.property(holes, metrics, (data, metric) => {
        const straight = krippendorffAlpha(data, metric)
        const other = krippendorffAlpha(data.map((row) => row.map((cell) => (cell === null ? null : allowed[metric](cell)))), metric) // prettier-ignore
        expect(codeOf(other)).toBe(codeOf(straight))
        if (straight.ok && other.ok) near(other.value.alpha, straight.value.alpha, 1e-11)
      }),
    )
  })

  test('is 1 exactly where judges never differ, and never more', () => {
    fc.assert(
      fc.property(holes, metrics, (data, metric) => {
        const result = krippendorffAlpha(data, metric)
        if (!result.ok) return
        const agree = transposed(data).every((unit) => new Set(unit.filter((cell) => cell !== null)).size <= 1)
        expect(result.value.alpha > 1 - 1e-12).toBe(agree)
        expect(result.value.alpha).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('takes a panel of 200,000 units', () => {
    const judge = Array.from({ length: 200000 }, (_, unit) => unit % 2)
    // Two values, equally often, and full disagreement: observed 1, expected n/2 of the n − 1 others.
    const found = value(krippendorffAlpha([judge, judge.map((level) => 1 - level)], 'nominal')).alpha
    near(found, 1 - (400000 - 1) / 200000, 1e-12)
  })

  test('a unit with one value changes nothing', () => {
    const data = [[1, 2, 3, 3], [1, 3, 3, 2]] // prettier-ignore
    for (const metric of METRICS) {
      const more = [[...data[0]!, 5], [...data[1]!, null]] // prettier-ignore
      expect(krippendorffAlpha(more, metric)).toEqual(krippendorffAlpha(data, metric))
    }
  })

  test('refuses what has no answer', () => {
    expect(codeOf(krippendorffAlpha([[1, 2, 3]], 'nominal'))).toBe('one-judge')
    expect(codeOf(krippendorffAlpha([], 'nominal'))).toBe('one-judge')
    expect(codeOf(krippendorffAlpha([[1, null], [null, 2]], 'interval'))).toBe('no-pairs') // prettier-ignore
    expect(codeOf(krippendorffAlpha([[], []], 'interval'))).toBe('no-pairs')
    expect(codeOf(krippendorffAlpha([[2, 2], [2, 2]], 'ordinal'))).toBe('no-variation') // prettier-ignore
    expect(codeOf(krippendorffAlpha([[-1, 2], [1, 2]], 'ratio'))).toBe('not-a-ratio-scale') // prettier-ignore
    expect(() => krippendorffAlpha([[1, 2], [1]], 'nominal')).toThrow(RangeError) // prettier-ignore
    // No cell at all is not the same as `null`, and must not be left out in silence.
    expect(() => krippendorffAlpha([[1, undefined], [2, 3]] as unknown as number[][], 'nominal')).toThrow(RangeError) // prettier-ignore
    expect(() => krippendorffAlpha([[1, 2], [1, NaN]], 'nominal')).toThrow(RangeError) // prettier-ignore
  })
})

describe('intraclass correlation', () => {
  test('Shrout and Fleiss (1979), table 4: .17, .29, .71, .44, .62, .91', () => {
    const found = ICC_FORMS.map((form) => value(intraclassCorrelation(oracle.tables[0]!.data, form)).icc.toFixed(2))
    expect(found).toEqual(['0.17', '0.29', '0.71', '0.44', '0.62', '0.91'])
  })

  // Here psych prints 5.0 for form 2k.
  const against = 'judges against each other'

  test.each(oracle.tables.filter(({ name }) => name !== 'large numbers'))('is that of psych in R: $name', (set) => {
    const wanted = byR.tables.find(({ name }) => name === set.name)!
    for (const [confidence, rows] of [
      [0.95, wanted.confidence95],
      [0.9, wanted.confidence90],
    ] as const) {
      ICC_FORMS.forEach((form, index) => {
        if (form === 'ICC2k' && set.name === against) return
        const found = value(intraclassCorrelation(set.data, form, confidence))
        const numbers = [found.icc, found.lower, found.upper, found.f, found.df1, found.df2, found.p]
        numbers.forEach((number, place) => near(number, rows[index]![place]!, 1e-9))
      })
    }
  })

  test('where a mean would come out less reliable than its parts it has no value, or no lower end', () => {
    const { data } = oracle.tables.find(({ name }) => name === against)!
    expect(intraclassCorrelation(data, 'ICC2k')).toEqual({ ok: false, why: { code: 'negative-variance', detail: { form: 'ICC2k' } } }) // prettier-ignore
    // Means 4, 1.5, 1.5 and no severity: B = 25/6, J = 0, E = 1/2, so (25/6 − 1/2) / (25/6 − 1/6) = 11/12.
    const found = value(intraclassCorrelation([[4, 4], [2, 1], [1, 2]], 'ICC2k')) // prettier-ignore
    near(found.icc, 11 / 12, 1e-12)
    expect(found.lower).toBe(-Infinity)
    expect(found.upper).toBeGreaterThan(found.icc)
  })

  test('a large common part costs no digits', () => {
    for (const form of ICC_FORMS) {
      const [small, large] = [oracle.tables[0]!, oracle.tables.at(-1)!].map(({ data }) => value(intraclassCorrelation(data, form))) // prettier-ignore
      near(large!.icc, small!.icc, 1e-12)
      near(large!.lower, small!.lower, 1e-12)
    }
  })

  const scores = tables(fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100))
  const forms = fc.constantFrom(...ICC_FORMS)

  test('does not depend on the order of targets or judges, nor on origin and unit of the scale', () => {
    fc.assert(
      fc.property(scores, forms, keys, keys, (data, form, targetKeys, judgeKeys) => {
        const straight = intraclassCorrelation(data, form)
        const moved = intraclassCorrelation(
          shuffled(
            data.map((row) => shuffled(row, judgeKeys)),
            targetKeys,
          ).map((row) => row.map((cell) => 3 + 2 * cell)),
          form,
        )
        // Where judges or targets are alike up to rounding the two may stand on either side of that line.
        if (straight.ok && moved.ok) near(moved.value.icc, straight.value.icc, 1e-6)
      }),
    )
  })

  test('lies in its interval, which grows with the confidence', () => {
    fc.assert(
      fc.property(scores, forms, (data, form) => {
        const [narrow, wide] = [0.8, 0.99].map((confidence) => intraclassCorrelation(data, form, confidence))
        if (!narrow!.ok || !wide!.ok) return
        const [inner, outer] = [narrow!.value, wide!.value]
        const order = [outer.lower, inner.lower, inner.icc, inner.upper, outer.upper]
        order.slice(1).forEach((after, index) => expect(after).toBeGreaterThanOrEqual(order[index]! - 1e-9))
        expect(outer.upper).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('judges who agree give 1; judges who differ by severity alone give 1 for consistency and less for agreement', () => {
    const same = [[1, 1, 1], [4, 4, 4], [2.3, 2.3, 2.3]] // prettier-ignore
    for (const form of ICC_FORMS) {
      expect(value(intraclassCorrelation(same, form))).toMatchObject({ icc: 1, lower: 1, upper: 1, f: Infinity, p: 0 })
    }
    const severe = same.map(([a, b, c]) => [a!, b! + 1, c! - 1])
    expect(value(intraclassCorrelation(severe, 'ICC3'))).toMatchObject({ icc: 1, lower: 1, upper: 1 })
    expect(value(intraclassCorrelation(severe, 'ICC3k')).icc).toBe(1)
    expect(value(intraclassCorrelation(severe, 'ICC2')).icc).toBeLessThan(0.8)
    expect(value(intraclassCorrelation(severe, 'ICC1')).icc).toBeLessThan(0.8)
  })

  test('refuses what has no answer', () => {
    for (const form of ICC_FORMS) {
      expect(intraclassCorrelation([[1, 2], [null, 3]], form)).toEqual({ ok: false, why: { code: 'incomplete', detail: { missing: 1, cells: 4 } } }) // prettier-ignore
      expect(codeOf(intraclassCorrelation([[1, 2, 3]], form))).toBe('one-target')
      expect(codeOf(intraclassCorrelation([], form))).toBe('one-target')
      expect(codeOf(intraclassCorrelation([[1], [2], [3]], form))).toBe('one-judge')
      expect(codeOf(intraclassCorrelation([[0.1, 0.3], [0.3, 0.1]], form))).toBe('no-variation') // prettier-ignore
      expect(codeOf(intraclassCorrelation([[0.1, 0.1], [0.1, 0.1]], form))).toBe('no-variation') // prettier-ignore
      expect(() => intraclassCorrelation([[1, 2], [3, Infinity]], form)).toThrow(RangeError) // prettier-ignore
      expect(() => intraclassCorrelation([[1, undefined], [3, 5]] as unknown as number[][], form)).toThrow(/Expected a finite score/) // prettier-ignore
      expect(() => intraclassCorrelation([[1, 2], [3, 5]], form, 1)).toThrow(RangeError) // prettier-ignore
    }
  })
})

test.each([1e200, 1e308, 1e-170, 5e-324])(
  'scores of size %d are refused where their squares overflow or vanish',
  (unit) => {
    const table = [[1, -0.5], [0.5, 1], [0, 1]].map((row) => row.map((cell) => cell * unit)) // prettier-ignore
    for (const form of ICC_FORMS) expect(codeOf(intraclassCorrelation(table, form))).toBe('out-of-range')
    const judges = transposed(table)
    expect(codeOf(krippendorffAlpha(judges, 'interval'))).toBe('out-of-range')
    expect(codeOf(krippendorffAlpha(judges.map((row) => row.map(Math.abs)), 'ratio'))).toBe('out-of-range') // prettier-ignore
    // What only compares or ranks can do with any number.
    expect(codeOf(krippendorffAlpha(judges, 'ordinal'))).toBe(codeOf(krippendorffAlpha([[1, 2], [2, 3]], 'ordinal'))) // prettier-ignore
    expect(codeOf(kendallW(table))).toBe(codeOf(kendallW([[1, 2], [2, 3]]))) // prettier-ignore
  },
)

test('a common factor changes no agreement up to where squares end', () => {
  const table = [[7, 3, 5], [6, 4, 4], [9, 3, 8], [2, 1, 4]] // prettier-ignore
  for (const unit of [1e-140, 1e140]) {
    const other = table.map((row) => row.map((cell) => cell * unit))
    for (const form of ICC_FORMS) {
      near(value(intraclassCorrelation(other, form)).icc, value(intraclassCorrelation(table, form)).icc, 1e-9)
    }
    for (const metric of ['interval', 'ratio'] as const) {
      near(value(krippendorffAlpha(other, metric)).alpha, value(krippendorffAlpha(table, metric)).alpha, 1e-9)
    }
  }
})

describe("Kendall's W", () => {
  test('of the anxiety ratings in R package irr: 0.54, chi-squared 30.8, p 0.043', () => {
    const judges = [
      [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
      [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
      [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ]
    const found = value(kendallW(transposed(judges)))
    near(found.w, 0.5396568759543698, 1e-10)
    near(found.chiSquared, 30.760441929399082, 1e-10)
    near(found.p, 0.04288347312694786, 1e-10)
    expect(found).toMatchObject({ df: 19, entries: 20, judges: 3 })
  })

  test.each(oracle.tables)('is the exact one, with the test of friedman.test in R: $name', ({ name, data, w }) => {
    const [chiSquared, df, p] = byR.tables.find((set) => set.name === name)!.friedman
    const found = value(kendallW(data))
    near(found.w, w, 1e-12)
    near(found.chiSquared, chiSquared!, 1e-10)
    expect(found.df).toBe(df)
    near(found.p, p!, 1e-12)
  })

  test('does not depend on the order of entries or judges, nor on how wide each judge scores', () => {
    fc.assert(
      fc.property(tables(levels), keys, keys, (data, entryKeys, judgeKeys) => {
        const straight = kendallW(data)
        const wider = data.map((row) => row.map((cell, judge) => (judge + 1) * cell ** 3 - 5 * judge))
        const moved = kendallW(
          shuffled(
            wider.map((row) => shuffled(row, judgeKeys)),
            entryKeys,
          ),
        )
        expect(codeOf(moved)).toBe(codeOf(straight))
        if (straight.ok && moved.ok) near(moved.value.w, straight.value.w, 1e-12)
      }),
    )
  })

  test('is from 0 to 1: 1 for judges of one mind, 0 for two of opposite minds', () => {
    fc.assert(
      fc.property(tables(levels), (data) => {
        const result = kendallW(data)
        if (!result.ok) return
        expect(result.value.w).toBeGreaterThanOrEqual(0)
        expect(result.value.w).toBeLessThanOrEqual(1)
      }),
    )
    expect(value(kendallW([[1, 10], [1, 10], [3, 12]])).w).toBe(1) // prettier-ignore
    expect(value(kendallW([[1, 3], [2, 2], [3, 1]]))).toMatchObject({ w: 0, p: 1 }) // prettier-ignore
  })

  test('refuses what has no answer', () => {
    expect(codeOf(kendallW([]))).toBe('one-entry')
    expect(codeOf(kendallW([[1, 2, 3]]))).toBe('one-entry')
    expect(codeOf(kendallW([[1], [2]]))).toBe('one-judge')
    expect(codeOf(kendallW([[1, 5], [1, 5]]))).toBe('no-variation') // prettier-ignore
    expect(codeOf(kendallW([[1, null], [1, 5]]))).toBe('incomplete') // prettier-ignore
  })
})

describe('rank correlation of two lists', () => {
  test.each(oracle.correlations)('is exact, with p-values of R and of all permutations: $name', (set) => {
    const wanted = byR.correlations.find(({ name }) => name === set.name)!
    const rho = value(spearman(set.first, set.second))
    near(rho.rho, set.rho, 1e-14)
    near(rho.rho, wanted.rho, 1e-12)
    near(rho.p, wanted.rhoP, 1e-12)
    if (set.rhoPermuted === undefined) expect(rho).not.toHaveProperty('exactP')
    else near(rho.exactP!, set.rhoPermuted, 1e-14)

    const tau = value(kendallTauB(set.first, set.second))
    near(tau.tau, set.tau, 1e-14)
    expect(tau.concordant - tau.discordant).toBe(set.lead)
    near(tau.tau, wanted.tau, 1e-12)
    near(tau.z, wanted.tauZ, 1e-12)
    near(tau.p, wanted.tauExactP ?? wanted.tauNormalP, 1e-12)
    expect(tau.method).toBe(wanted.tauExactP === null ? 'normal' : 'exact')
    if (tau.method === 'exact' && set.tauPermuted !== undefined) near(tau.p, set.tauPermuted, 1e-14)
  })

  const pairs = fc.array(fc.tuple(levels, levels), { minLength: 3, maxLength: 12 })

  test('does not depend on order or on which list is the first; turns its sign with one list; ignores rising functions', () => {
    fc.assert(
      fc.property(pairs, keys, (list, order) => {
        for (const correlation of [
          (first: number[], second: number[]) => {
            const result = spearman(first, second)
            return result.ok ? [result.value.rho, result.value.p] : result.why.code
          },
          (first: number[], second: number[]) => {
            const result = kendallTauB(first, second)
            return result.ok ? [result.value.tau, result.value.p] : result.why.code
          },
        ]) {
          const straight = correlation(list.map(([a]) => a), list.map(([, b]) => b)) // prettier-ignore
          const moved = shuffled(list, order)
          const turned = correlation(moved.map(([, b]) => Math.exp(b)), moved.map(([a]) => -a)) // prettier-ignore
          if (typeof straight === 'string' || typeof turned === 'string') {
            expect(turned).toBe(straight)
            continue
          }
          near(turned[0]!, -straight[0]!, 1e-12)
          near(turned[1]!, straight[1]!, 1e-12)
          expect(Math.abs(straight[0]!)).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('is 1 for a list with itself', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 3, maxLength: 60 }),
        (list) => {
          expect(value(spearman(list, list)).rho).toBe(1)
          expect(value(kendallTauB(list, list)).tau).toBe(1)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('refuses what has no answer', () => {
    expect(codeOf(spearman([1, 2], [1, 2]))).toBe('too-few-pairs')
    expect(codeOf(kendallTauB([1], [2]))).toBe('too-few-pairs')
    expect(codeOf(spearman([1, 1, 1], [1, 2, 3]))).toBe('no-variation')
    expect(codeOf(kendallTauB([1, 2, 3], [4, 4, 4]))).toBe('no-variation')
    expect(() => spearman([1, 2, 3], [1, 2])).toThrow(RangeError)
    expect(() => kendallTauB([1, 2, NaN], [1, 2, 3])).toThrow(RangeError)
  })
})

describe("Fleiss' kappa", () => {
  test('Fleiss (1971), 30 patients and 6 psychiatrists: .430; the example of Wikipedia: .210', () => {
    const [wikipedia, psychiatric] = oracle.fleiss
    expect(value(fleissKappa(psychiatric!.counts)).kappa.toFixed(3)).toBe('0.430')
    expect(value(fleissKappa(wikipedia!.counts)).kappa.toFixed(3)).toBe('0.210')
  })

  test.each(oracle.fleiss)('is that of exact fractions: $name', ({ counts, kappa, error, byCategory }) => {
    const found = value(fleissKappa(counts))
    near(found.kappa, kappa, 1e-14)
    near(found.nullStandardError, error, 1e-14)
    near(found.z, kappa / error, 1e-12)
    found.byCategory.forEach((category, index) => {
      const wanted = byCategory[index]
      if (wanted === null || wanted === undefined) expect(codeOf(category)).toBe('empty-category')
      else near(value(category).kappa, wanted, 1e-14)
    })
  })

  test('does not depend on the order of units or the names of categories', () => {
    const counts = fc
      .array(fc.tuple(levels, levels), { minLength: 2, maxLength: 7 })
      .map((list) =>
        list.map(([first, second]) => [Math.min(first, 4 - second), Math.max(0, 4 - second - first), second]),
      )
    fc.assert(
      fc.property(counts, keys, (table, order) => {
        const straight = fleissKappa(table)
        const moved = fleissKappa(shuffled(table, order).map(([a, b, c]) => [c!, a!, b!]))
        expect(codeOf(moved)).toBe(codeOf(straight))
        if (straight.ok && moved.ok) near(moved.value.kappa, straight.value.kappa, 1e-12)
      }),
    )
  })

  test('refuses what has no answer', () => {
    expect(codeOf(fleissKappa([]))).toBe('no-pairs')
    expect(codeOf(fleissKappa([[0, 0]]))).toBe('no-pairs')
    expect(codeOf(fleissKappa([[1, 0], [0, 1]]))).toBe('one-judge') // prettier-ignore
    expect(codeOf(fleissKappa([[2, 0], [0, 3]]))).toBe('unequal-readings') // prettier-ignore
    expect(codeOf(fleissKappa([[3, 0], [3, 0]]))).toBe('no-variation') // prettier-ignore
    expect(() => fleissKappa([[3, 0], [3]])).toThrow(RangeError) // prettier-ignore
    expect(() => fleissKappa([[1.5, 1.5]])).toThrow(RangeError)
  })
})

describe('weighted kappa', () => {
  test.each(oracle.weighted)(
    'under three sets of weights is that of exact fractions: $categories categories',
    (set) => {
      const pairs = set.pairs.map(([first, second]) => [first!, second!] as const)
      for (const weights of ['quadratic', 'linear', 'none'] as const) {
        const found = value(weightedKappa(pairs, set.categories, weights))
        near(found.kappa, set[weights].kappa, 1e-12)
        near(found.standardError, set[weights].error, 1e-12)
        near(found.nullStandardError, set[weights].nullError, 1e-12)
        near(found.z, set[weights].nullError === 0 ? 0 : set[weights].kappa / set[weights].nullError, 1e-9)
      }
    },
  )

  test('on two levels the weights make no difference', () => {
    const pairs = [[0, 0], [1, 1], [0, 1], [1, 1], [0, 0], [1, 0], [0, 0]] as const // prettier-ignore
    const [quadratic, linear, none] = (['quadratic', 'linear', 'none'] as const).map((weights) => weightedKappa(pairs, 2, weights)) // prettier-ignore
    expect(linear).toEqual(quadratic)
    expect(none).toEqual(quadratic)
  })

  test('a coder who never varies agrees no better than chance, and there is nothing to test', () => {
    const found = value(weightedKappa([[0, 1], [1, 1], [2, 1]], 3)) // prettier-ignore
    near(found.kappa, 0, 1e-12)
    near(found.p, 1, 1e-6)
  })

  test('an error that is 0 on paper is 0: of full agreement, and the null error beside a coder who never varies', () => {
    const levels = [0, 1, 1, 2, 0, 2, 2, 1, 3, 0, 1]
    for (const weights of ['quadratic', 'linear', 'none'] as const) {
      const same = levels.map((level) => [level, level] as const)
      expect(value(weightedKappa(same, 5, weights))).toMatchObject({ kappa: 1, standardError: 0 })
      const constant = levels.map((level) => [level, 1] as const)
      expect(value(weightedKappa(constant, 5, weights))).toMatchObject({ kappa: 0, nullStandardError: 0, z: 0, p: 1 })
    }
  })
})
