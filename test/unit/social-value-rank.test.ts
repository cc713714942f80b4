import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LevelRange } from '#scoring/facts.ts'
import { aggregate, type LevelRanges } from '#scoring/social-value/aggregate.ts'
import { certainRanks, type RankedCase } from '#scoring/social-value/rank.ts'
import { rankAcceptability } from '#scoring/social-value/stability.ts'
import { swapWeight } from '#scoring/social-value/swap-weight.ts'
import { DEFAULT_WEIGHTS, weightSet } from '#scoring/social-value/weights.ts'
import { DIMENSIONS, INDICATORS, type Dimension, type Indicator } from '#scoring/vocabulary.ts'

const everyDimension = (share: number) =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, share])) as Record<Dimension, number>
const ranked = (id: string, lower: number, upper: number, changes: Partial<RankedCase> = {}): RankedCase => ({
  id,
  lower,
  upper,
  coverage: 1,
  dimensionCoverage: everyDimension(1),
  ...changes,
})
const at = (level: number): LevelRange => ({ min: level, max: level }) as LevelRange
const all = (range: LevelRange, changes: Partial<Record<Indicator, LevelRange>> = {}): LevelRanges => ({
  ...(Object.fromEntries(INDICATORS.map((indicator) => [indicator, range])) as LevelRanges),
  ...changes,
})

const levelRange = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([first, second]) => ({ min: Math.min(first, second), max: Math.max(first, second) }) as LevelRange)
const exactLevel = fc.integer({ min: 0, max: 3 }).map(at)
const levelsOf = (range: fc.Arbitrary<LevelRange>): fc.Arbitrary<LevelRanges> =>
  fc
    .tuple(...INDICATORS.map(() => range))
    .map((ranges) => Object.fromEntries(INDICATORS.map((name, index) => [name, ranges[index]])) as LevelRanges)

describe('certainRanks', () => {
  test('by hand: one certainly first, two that overlap, one certainly last', () => {
    const ranks = certainRanks([ranked('b', 40, 60), ranked('d', 0, 10), ranked('a', 80, 90), ranked('c', 50, 70)])
    expect([...ranks]).toEqual([
      ['b', { ok: true, value: { best: 2, worst: 3 } }],
      ['d', { ok: true, value: { best: 4, worst: 4 } }],
      ['a', { ok: true, value: { best: 1, worst: 1 } }],
      ['c', { ok: true, value: { best: 2, worst: 3 } }],
    ])
  })

  test('bounds that touch decide nothing', () => {
    const ranks = certainRanks([ranked('a', 50, 60), ranked('b', 40, 50)])
    expect([...ranks.values()].map((rank) => rank.ok && rank.value)).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ])
  })

  test('below 60 % overall the rank is refused, but the case still competes', () => {
    const ranks = certainRanks([ranked('thin', 80, 90, { coverage: 0.59 }), ranked('full', 10, 20)])
    expect(ranks.get('thin')).toEqual({
      ok: false,
      why: { code: 'low-coverage', detail: { coverage: 0.59, needed: 0.6 } },
    })
    expect(ranks.get('full')).toEqual({ ok: true, value: { best: 2, worst: 2 } })
  })

  test('below a third of a dimension it is refused, naming the dimension; exactly a third is enough', () => {
    const withFinance = (finance: number) => ({ coverage: 0.8, dimensionCoverage: { ...everyDimension(1), finance } })
    const refused = certainRanks([ranked('a', 10, 30, withFinance(0.3333))]).get('a')
    expect(refused).toEqual({
      ok: false,
      why: { code: 'low-coverage', detail: { dimension: 'finance', coverage: 0.3333, needed: 1 / 3 } },
    })
    const third = aggregate(all(at(1), { F1: { min: 0, max: 3 }, F2: { min: 0, max: 3 } }))
    const given = withFinance(third.dimensions.finance.coverage)
    expect(certainRanks([ranked('a', 10, 30, given)]).get('a')?.ok).toBe(true)
    expect(certainRanks([ranked('a', 10, 30, { coverage: 0.6 })]).get('a')?.ok).toBe(true)
  })

  test('the same id twice is refused; an empty list is an empty answer', () => {
    expect(() => certainRanks([ranked('a', 0, 1), ranked('a', 2, 3)])).toThrow(RangeError)
    expect(certainRanks([]).size).toBe(0)
  })

  // Whole numbers make touching bounds common.
  const intervals = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 1,
    maxLength: 12,
  })
  const casesFrom = (pairs: [number, number][]) => pairs.map(([lower, width], index) => ranked(`case-${index}`, lower, lower + width)) // prettier-ignore

  test('is the definition, counted pair by pair', () => {
    fc.assert(
      fc.property(intervals, (pairs) => {
        const cases = casesFrom(pairs)
        const ranks = certainRanks(cases)
        for (const entry of cases) {
          const best = 1 + cases.filter((other) => other.lower > entry.upper).length
          const worst = cases.length - cases.filter((other) => other.upper < entry.lower).length
          expect(ranks.get(entry.id)).toEqual({ ok: true, value: { best, worst } })
        }
      }),
    )
  })

  test('contains the rank of every completion', () => {
    fc.assert(
      fc.property(
        intervals,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
        (pairs, picks) => {
          // prettier-ignore
          const cases = casesFrom(pairs)
          const scores = cases.map(({ lower, upper }, index) => lower + picks[index]! * (upper - lower))
          const ranks = certainRanks(cases)
          cases.forEach((entry, index) => {
            const rank = ranks.get(entry.id)!
            if (!rank.ok) throw new Error('expected a rank')
            const above = scores.filter((score) => score > scores[index]!).length
            const below = scores.filter((score) => score < scores[index]!).length
            expect(1 + above).toBeGreaterThanOrEqual(rank.value.best)
            expect(cases.length - below).toBeLessThanOrEqual(rank.value.worst)
          })
        },
      ),
    )
  })

  test('neither the order of cases nor their names matter', () => {
    fc.assert(
      fc.property(intervals, (pairs) => {
        const cases = casesFrom(pairs)
        const ranks = certainRanks(cases)
        const renamed = cases.map((entry) => ({ ...entry, id: `other-${entry.id}` })).reverse()
        for (const [id, rank] of certainRanks(renamed)) expect(ranks.get(id.slice('other-'.length))).toEqual(rank)
      }),
    )
  })
})

describe('rankAcceptability', () => {
  const cases = fc
    .array(levelsOf(levelRange), { minLength: 1, maxLength: 6 })
    .map((list) => list.map((levels, index) => ({ id: `case-${index}`, levels })))

  test('shares sum to 1 for every case and for every rank', () => {
    fc.assert(
      fc.property(cases, fc.integer(), (list, seed) => {
        const { cases: result } = rankAcceptability(list, { draws: 40, seed })
        for (const entry of result) expect(sum(entry.shares)).toBeCloseTo(1, 9)
        for (let rank = 0; rank < list.length; rank += 1) {
          expect(sum(result.map((entry) => entry.shares[rank]!))).toBeCloseTo(1, 9)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('the same seed gives the same bytes, in any order of the cases; another seed does not', () => {
    const list = [
      { id: 'a', levels: all({ min: 0, max: 3 }) },
      { id: 'b', levels: all({ min: 1, max: 2 }, { M1: at(3) }) },
      { id: 'c', levels: all({ min: 0, max: 2 }, { C1: at(3) }) },
    ]
    const first = rankAcceptability(list, { draws: 300, seed: 5 })
    expect(JSON.stringify(rankAcceptability(list, { draws: 300, seed: 5 }))).toBe(JSON.stringify(first))
    const turned = rankAcceptability([...list].reverse(), { draws: 300, seed: 5 })
    expect([...turned.cases].reverse()).toEqual(first.cases)
    expect(rankAcceptability(list, { draws: 300, seed: 6 }).cases).not.toEqual(first.cases)
  })

  test('names do not matter where all levels are known', () => {
    fc.assert(
      fc.property(fc.array(levelsOf(exactLevel), { minLength: 2, maxLength: 5 }), (list) => {
        const named = (prefix: string) => list.map((levels, index) => ({ id: `${prefix}${index}`, levels }))
        const sharesOf = (prefix: string) =>
          rankAcceptability(named(prefix), { draws: 50, seed: 1 }).cases.map((entry) => entry.shares)
        expect(sharesOf('x')).toEqual(sharesOf('other-'))
      }),
      { numRuns: 30 },
    )
  })

  test('a case better in everything is always first, twins share their ranks', () => {
    const { cases: result } = rankAcceptability(
      [
        { id: 'low', levels: all(at(0)) },
        { id: 'twin-1', levels: all(at(1)) },
        { id: 'twin-2', levels: all(at(1)) },
        { id: 'top', levels: all(at(3)) },
      ],
      { draws: 100, seed: 1 },
    )
    expect(result.map((entry) => entry.shares)).toEqual([
      [0, 0, 0, 1],
      [0, 0.5, 0.5, 0].map((share) => expect.closeTo(share, 9)),
      [0, 0.5, 0.5, 0].map((share) => expect.closeTo(share, 9)),
      [1, 0, 0, 0],
    ])
    expect(result.map((entry) => entry.meanRank)).toEqual([4, 2.5, 2.5, 1].map((rank) => expect.closeTo(rank, 9)))
  })

  const draws = 40_000
  const tolerance = (share: number) => 4 * Math.sqrt((share * (1 - share)) / draws)

  test('weights are uniform over all that sum to 1: known volumes of the simplex', () => {
    const good = (names: Indicator[]) => all(at(0), Object.fromEntries(names.map((name) => [name, at(3)])))
    const mission = good(['M1', 'M2', 'M3'])
    // mission alone against finance and communication: w1 > w3 + w4 holds on a quarter of the simplex
    const both = good(['F1', 'F2', 'F3', 'C1', 'C2', 'C3'])
    const pair = rankAcceptability([{ id: 'm', levels: mission }, { id: 'fc', levels: both }], { draws, seed: 2 }) // prettier-ignore
    expect(Math.abs(pair.cases[0]!.shares[0]! - 0.25)).toBeLessThan(tolerance(0.25))
    // mission alone against all others: w1 > 1/2 holds on (1/2)^3
    const rest = INDICATORS.filter((name) => !name.startsWith('M'))
    const half = rankAcceptability([{ id: 'm', levels: mission }, { id: 'r', levels: good(rest) }], { draws, seed: 3 }) // prettier-ignore
    expect(Math.abs(half.cases[0]!.shares[0]! - 0.125)).toBeLessThan(tolerance(0.125))
  })

  test('an unknown level takes each of its levels equally often', () => {
    // 0-3 against 2: below it at 0 and 1, level with it at 2 (shared), above it at 3: 1/4 + 1/8
    const list = [
      { id: 'open', levels: all(at(1), { M1: { min: 0, max: 3 } }) },
      { id: 'fixed', levels: all(at(1), { M1: at(2) }) },
    ]
    const result = rankAcceptability(list, { draws, seed: 4 })
    expect(Math.abs(result.cases[0]!.shares[0]! - 0.375)).toBeLessThan(tolerance(0.375))
  })

  test('unknown levels of two cases are independent', () => {
    // 2 against two open ones: both below 1/4, one level with it 2 · 1/8 shared by two, both level 1/16 shared by three
    const open = all(at(1), { M1: { min: 0, max: 3 } })
    const list = [
      { id: 'fixed', levels: all(at(1), { M1: at(2) }) },
      { id: 'open-1', levels: open },
      { id: 'open-2', levels: open },
    ]
    const expected = 1 / 4 + 1 / 8 + 1 / 48
    const result = rankAcceptability(list, { draws, seed: 8 })
    expect(Math.abs(result.cases[0]!.shares[0]! - expected)).toBeLessThan(tolerance(expected))
  })

  test.each([0, 1.5, NaN])('refuses %s draws', (count) => {
    expect(() => rankAcceptability([], { draws: count, seed: 1 })).toThrow(RangeError)
  })

  test('refuses a case given twice', () => {
    const entry = { id: 'a', levels: all(at(1)) }
    expect(() => rankAcceptability([entry, entry], { draws: 1, seed: 1 })).toThrow(RangeError)
  })
})

describe('swapWeight', () => {
  test('by hand: 30 points ahead in mission, 10 behind in the mean of the others', () => {
    const first = aggregate(all(at(1), { M1: at(3), M2: at(2), M3: at(2) }))
    const second = aggregate(all(at(1), { F1: at(2), F2: at(2), C1: at(2), E1: at(2) }))
    // leads: mission (7-3)/9, execution -1/15, finance -2/9, communication -1/9; others' mean -(3+10+5)/135 = -2/15
    // tie at w = (-2/15) / (-2/15 - 4/9) = 6/26
    const { mission } = swapWeight(first, second)
    expect(mission).toEqual({
      ok: true,
      value: {
        from: 0.25,
        to: expect.closeTo(3 / 13, 8),
        weights: {
          mission: expect.closeTo(3 / 13, 8),
          execution: expect.closeTo(10 / 39, 8),
          finance: expect.closeTo(10 / 39, 8),
          communication: expect.closeTo(10 / 39, 8),
        },
      },
    })
  })

  test('at the weights it gives the two cases tie, and it refuses only where no share makes them tie', () => {
    fc.assert(
      fc.property(levelsOf(levelRange), levelsOf(levelRange), (left, right) => {
        const swaps = swapWeight(aggregate(left), aggregate(right))
        for (const dimension of DIMENSIONS) {
          const swap = swaps[dimension]
          if (swap.ok) {
            const tie = weightSet('tie', swap.value.weights)
            expect(aggregate(left, tie).lower).toBeCloseTo(aggregate(right, tie).lower, 6)
            const others = DIMENSIONS.filter((other) => other !== dimension).map((other) => swap.value.weights[other])
            expect(Math.max(...others) - Math.min(...others)).toBeLessThan(1e-9)
            continue
          }
          const leadAt = (share: number) => {
            const weights = weightSet('try', { ...everyDimension((1 - share) / 3), [dimension]: share })
            return aggregate(left, weights).lower - aggregate(right, weights).lower
          }
          const leads = [leadAt(0), leadAt(1)]
          if (swap.why.code === 'always-tied') expect(leads.map(Math.abs).every((lead) => lead < 1e-8)).toBe(true)
          else expect(leads[0]! * leads[1]!).toBeGreaterThan(0)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a tie at the very end of the range is a tie: mission level, the rest behind', () => {
    const first = aggregate(all(at(1)))
    const second = aggregate(all(at(1), { F1: at(2) }))
    expect(swapWeight(first, second).mission).toMatchObject({ ok: true, value: { to: 1, weights: { finance: 0 } } })
    expect(swapWeight(first, second).finance).toMatchObject({ ok: true, value: { to: 0 } })
  })

  test('who leads in every dimension leads at every weight; twins are always tied', () => {
    const low = aggregate(all(at(1)))
    const high = aggregate(all(at(2)))
    for (const dimension of DIMENSIONS) {
      expect(swapWeight(high, low)[dimension]).toMatchObject({ ok: false, why: { code: 'no-swap' } })
      expect(swapWeight(low, low)[dimension]).toMatchObject({ ok: false, why: { code: 'always-tied' } })
    }
  })

  test('a dimension that holds all the weight has nothing to give to; different weights are a mistake', () => {
    const alone = weightSet('alone', { mission: 1, execution: 0, finance: 0, communication: 0 })
    const first = aggregate(all(at(1)), alone)
    expect(swapWeight(first, aggregate(all(at(2)), alone)).mission).toMatchObject({ why: { code: 'no-other-weight' } })
    expect(() => swapWeight(first, aggregate(all(at(2)), DEFAULT_WEIGHTS))).toThrow(RangeError)
  })
})

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
