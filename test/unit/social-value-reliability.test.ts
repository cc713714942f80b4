import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Coding } from '#scoring/facts.ts'
import { indicatorReliability } from '#scoring/social-value/reliability.ts'
import { weightedKappa } from '#scoring/stats/weighted-kappa.ts'
import { INDICATORS, type Indicator } from '#scoring/vocabulary.ts'
import oracle from '../oracle/weighted-kappa.json'

const pairsOf = (pairs: readonly (readonly number[])[]) => pairs.map(([first, second]) => [first!, second!] as const)

describe('weightedKappa', () => {
  test.each(oracle)('agrees with the independent computation: $name', ({ pairs, categories, kappa, standardError }) => {
    const result = weightedKappa(pairsOf(pairs), categories)
    expect(result).toMatchObject({
      ok: true,
      value: { kappa: expect.closeTo(kappa, 12), standardError: expect.closeTo(standardError, 8), pairs: pairs.length },
    })
  })

  const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 })

  test('lies between -1 and 1, and is 1 exactly for coders who never differ', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const result = weightedKappa(list, 4)
        if (!result.ok) {
          expect(new Set(list.flat()).size).toBe(1)
          return
        }
        expect(Math.abs(result.value.kappa)).toBeLessThanOrEqual(1 + 1e-9)
        const same = list.every(([first, second]) => first === second)
        expect(result.value.kappa > 1 - 1e-9).toBe(same)
      }),
    )
  })

  test('does not care who is called the first coder, nor in which order the cases come', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const straight = weightedKappa(list, 4)
        const turned = weightedKappa(list.map(([first, second]) => [second, first] as const).reverse(), 4)
        expect(turned.ok).toBe(straight.ok)
        if (straight.ok && turned.ok) expect(turned.value.kappa).toBeCloseTo(straight.value.kappa, 9)
      }),
    )
  })

  test('refuses what has no answer', () => {
    expect(weightedKappa([], 4)).toMatchObject({ ok: false, why: { code: 'no-pairs' } })
    expect(weightedKappa([[2, 2], [2, 2]], 4)).toMatchObject({ ok: false, why: { code: 'no-variation' } }) // prettier-ignore
    expect(() => weightedKappa([[0, 4]], 4)).toThrow(RangeError)
    expect(() => weightedKappa([[0, 0.5]], 4)).toThrow(RangeError)
    expect(() => weightedKappa([[0, 0]], 1)).toThrow(RangeError)
  })
})

describe('indicatorReliability', () => {
  const coding = (coder: string, level: number, date = '2026-01-01'): Coding => ({
    coder,
    date,
    level: { min: level, max: level } as Coding['level'],
    evidence: ['e'],
  })
  const caseWith = (codings: Coding[]) => ({
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, { codings: indicator === 'M1' ? codings : [] }]),
    ) as Record<Indicator, { codings: Coding[] }>,
  })
  const twenty = pairsOf(oracle[0]!.pairs)
  const double = twenty.map(([first, second]) => caseWith([coding('an', first), coding('bo', second)]))

  test('20 cases coded twice give the kappa, only for the indicator that has them', () => {
    const result = indicatorReliability(double)
    expect(result.M1).toMatchObject({ ok: true, value: { kappa: expect.closeTo(oracle[0]!.kappa, 12), pairs: 20 } })
    expect(result.M2).toEqual({ ok: false, why: { code: 'one-coder', detail: { doubleCoded: 0, needed: 20 } } })
  })

  test('19 do not', () => {
    expect(indicatorReliability(double.slice(1)).M1).toEqual({
      ok: false,
      why: { code: 'one-coder', detail: { doubleCoded: 19, needed: 20 } },
    })
  })

  test('a person who codes twice is one coder, and a range is no level', () => {
    const again = twenty.map(([first]) => caseWith([coding('an', first), coding('an', first, '2026-02-01')]))
    const open: Coding = { ...coding('bo', 0), level: { min: 0, max: 3 } }
    const ranges = twenty.map(([first]) => caseWith([coding('an', first), open]))
    for (const cases of [again, ranges]) {
      expect(indicatorReliability(cases).M1).toMatchObject({ ok: false, why: { detail: { doubleCoded: 0 } } })
    }
  })

  test("each person's earliest coding counts, in whatever order they are listed, and the earliest two people", () => {
    const noisy = twenty.map(([first, second], index) => {
      const codings = [
        coding('an', 3 - first, '2026-03-01'), // a second look, later
        coding('cy', 3 - second, '2026-02-01'), // a third person
        coding('bo', second),
        coding('an', first),
      ]
      return caseWith(index % 2 === 0 ? codings : codings.reverse())
    })
    expect(indicatorReliability(noisy).M1).toEqual(indicatorReliability(double).M1)
  })
})
