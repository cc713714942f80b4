import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LevelRange } from '#scoring/facts.ts'
import { aggregate, type LevelRanges } from '#scoring/social-value/aggregate.ts'
import { bandOf } from '#scoring/social-value/band.ts'
import {
  DEFAULT_WEIGHTS, FLAT_WEIGHTS, indicatorWeight, weightSet, type WeightSet,
} from '#scoring/social-value/weights.ts' // prettier-ignore
import { DIMENSIONS, INDICATORS, type Dimension, type Indicator, type Level } from '#scoring/vocabulary.ts'

const levelRange = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([first, second]) => ({ min: Math.min(first, second), max: Math.max(first, second) }) as LevelRange)
const exactOrUnknown = fc.oneof(
  fc.constant<LevelRange>({ min: 0, max: 3 }),
  fc.constantFrom<Level>(0, 1, 2, 3).map((level) => ({ min: level, max: level })),
)
const levelsOf = (range: fc.Arbitrary<LevelRange>): fc.Arbitrary<LevelRanges> =>
  fc
    .tuple(...INDICATORS.map(() => range))
    .map(
      (ranges) => Object.fromEntries(INDICATORS.map((indicator, index) => [indicator, ranges[index]])) as LevelRanges,
    )
const levelRanges = levelsOf(levelRange)

const shares = (count: number) =>
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: count, maxLength: count }).map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0)
    return parts.map((part) => part / sum)
  })
const weightSets: fc.Arbitrary<WeightSet> = fc
  .tuple(shares(4), shares(3), shares(5), shares(3), shares(3))
  .map(([dimensions, ...within]) =>
    weightSet(
      'drawn',
      Object.fromEntries(DIMENSIONS.map((dimension, index) => [dimension, dimensions[index]])) as Record<
        Dimension,
        number
      >,
      Object.fromEntries(INDICATORS.map((indicator, index) => [indicator, within.flat()[index]])) as Record<
        Indicator,
        number
      >,
    ),
  )

describe('aggregate: table A5', () => {
  // Levels and results as printed in the table the method was checked against; `?` is unknown, 2-3 is read as 2.
  // prettier-ignore
  const rows: [name: string, levels: string, known: string, lower: string, upper: string, coverage: string][] = [
    ['乡村特派员', '3 2 2 1 2 3 3 ? ? ? ? 1 ? ?', '62.0', '37.2', '83.9', '53.3'],
    ['抖音寻人', '2 2 3 3 3 3 3 ? 1 ? ? 1 ? ?', '61.1', '45.0', '83.3', '61.7'],
    ['青山计划', '2 2 3 2 3 3 2 ? 1 ? ? 2 ? ?', '65.3', '44.4', '82.8', '61.7'],
    ['唯爱妈妈', '2 2 2 2 3 3 2 ? ? ? 1 3 ? 3', '70.8', '52.8', '82.8', '70.0'],
    ['轮椅导航', '2 2 3 3 1 3 2 ? ? ? ? 1 ? ?', '62.0', '37.2', '83.9', '53.3'],
    ['大米和小米', '3 2 3 1 3 2 1 ? ? ? ? 2 ? ?', '71.3', '39.4', '86.1', '53.3'],
    ['银发共同守护', '2 2 2 3 1 3 3 ? ? ? ? 2 ? ?', '72.2', '38.9', '85.6', '53.3'],
    ['游戏+', '3 1 3 3 2 ? ? ? ? ? ? 2 ? ?', '75.9', '33.3', '90.0', '43.3'],
  ]
  test.each(rows)('%s', (_name, levels, known, lower, upper, coverage) => {
    const cells = levels.split(' ')
    const ranges = Object.fromEntries(
      INDICATORS.map((indicator, index) => {
        const cell = cells[index]
        return [indicator, cell === '?' ? { min: 0, max: 3 } : { min: Number(cell), max: Number(cell) }]
      }),
    ) as unknown as LevelRanges
    const result = aggregate(ranges)
    expect([result.known?.toFixed(1), result.lower.toFixed(1), result.upper.toFixed(1)]).toEqual([known, lower, upper])
    expect((100 * result.coverage).toFixed(1)).toBe(coverage)
  })

  test('a dimension by hand: execution 1, 2, 3, 3 and one unknown', () => {
    const ranges = all({ min: 0, max: 3 }, { E1: at(1), E2: at(2), E3: at(3), E4: at(3) })
    // shown 9 of 15, possible 12 of 15, known 9 of 12
    expect(aggregate(ranges).dimensions.execution).toEqual({
      lower: 60,
      upper: 80,
      known: 75,
      coverage: 0.8,
      weight: 0.25,
    })
    expect(aggregate(ranges).dimensions.finance).toEqual({
      lower: 0,
      upper: 100,
      known: null,
      coverage: 0,
      weight: 0.25,
    })
  })

  test('flat weights by hand: all of execution at 3, the rest at 0, is five fourteenths', () => {
    const ranges = all(at(0), { E1: at(3), E2: at(3), E3: at(3), E4: at(3), E5: at(3) })
    expect(aggregate(ranges, FLAT_WEIGHTS).lower).toBeCloseTo(500 / 14, 9)
    expect(aggregate(ranges, DEFAULT_WEIGHTS).lower).toBe(25)
  })

  test('a level known in part is no known level', () => {
    const ranges = all({ min: 0, max: 3 }, { C2: { min: 1, max: 3 } })
    const result = aggregate(ranges)
    expect(result.known).toBeNull()
    // a third of a twelfth has been shown
    expect(result.lower).toBeCloseTo(100 / 36, 9)
    expect(result.coverage).toBeCloseTo(1 / 36, 9)
  })

  test.each([
    ['minimum above maximum', { min: 2, max: 1 }],
    ['level above 3', { min: 0, max: 4 }],
    ['no number', { min: NaN, max: NaN }],
  ])('refuses a range with %s', (_why, range) => {
    expect(() => aggregate(all(at(0), { M1: range as LevelRange }))).toThrow(RangeError)
  })
})

describe('aggregate: what always holds', () => {
  test('the bounds contain every completion of the unknowns, and both are reached', () => {
    fc.assert(
      fc.property(
        levelRanges,
        weightSets,
        fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
        (levels, weights, picks) => {
          const completion = mapLevels(levels, ({ min, max }, index) => at(min + (picks[index]! % (max - min + 1))))
          const { lower, upper } = aggregate(levels, weights)
          const score = aggregate(completion, weights)
          expect(score.lower).toBe(score.upper)
          expect(score.lower).toBeGreaterThanOrEqual(lower - 1e-9)
          expect(score.lower).toBeLessThanOrEqual(upper + 1e-9)
          expect(
            aggregate(
              mapLevels(levels, ({ min }) => at(min)),
              weights,
            ).lower,
          ).toBe(lower)
          expect(
            aggregate(
              mapLevels(levels, ({ max }) => at(max)),
              weights,
            ).upper,
          ).toBe(upper)
        },
      ),
    )
  })

  test('more evidence never widens: a narrower range lies inside the wider one, in every dimension', () => {
    fc.assert(
      fc.property(levelRanges, levelRanges, weightSets, (first, second, weights) => {
        const wide = mapLevels(first, ({ min, max }, index) => {
          const other = second[INDICATORS[index]!]
          return { min: Math.min(min, other.min), max: Math.max(max, other.max) } as LevelRange
        })
        const outer = aggregate(wide, weights)
        const inner = aggregate(first, weights)
        for (const [narrow, broad] of [
          [inner, outer],
          ...DIMENSIONS.map((dimension) => [inner.dimensions[dimension], outer.dimensions[dimension]] as const),
        ] as const) {
          expect(narrow.lower).toBeGreaterThanOrEqual(broad.lower - 1e-9)
          expect(narrow.upper).toBeLessThanOrEqual(broad.upper + 1e-9)
          expect(narrow.coverage).toBeGreaterThanOrEqual(broad.coverage - 1e-9)
        }
      }),
    )
  })

  test('upper − lower = 100 · (1 − coverage), overall and in every dimension', () => {
    fc.assert(
      fc.property(levelRanges, weightSets, (levels, weights) => {
        const result = aggregate(levels, weights)
        for (const bounds of [result, ...DIMENSIONS.map((dimension) => result.dimensions[dimension])]) {
          expect(bounds.upper - bounds.lower).toBeCloseTo(100 * (1 - bounds.coverage), 7)
          expect(bounds.lower).toBeGreaterThanOrEqual(0)
          expect(bounds.upper).toBeLessThanOrEqual(100)
        }
      }),
    )
  })

  test('where every level is known or wholly unknown, the known-only mean lies between the bounds', () => {
    fc.assert(
      fc.property(levelsOf(exactOrUnknown), weightSets, (levels, weights) => {
        const { known, lower, upper } = aggregate(levels, weights)
        if (known === null) {
          expect([lower, upper]).toEqual([0, 100])
        } else {
          expect(known).toBeGreaterThanOrEqual(lower - 1e-9)
          expect(known).toBeLessThanOrEqual(upper + 1e-9)
        }
      }),
    )
  })
})

describe('weights', () => {
  const quarter = { mission: 0.25, execution: 0.25, finance: 0.25, communication: 0.25 }

  test('each indicator of the flat set weighs one fourteenth; the default gives a dimension a quarter', () => {
    for (const indicator of INDICATORS) expect(indicatorWeight(FLAT_WEIGHTS, indicator)).toBeCloseTo(1 / 14, 12)
    expect(indicatorWeight(DEFAULT_WEIGHTS, 'M1')).toBeCloseTo(1 / 12, 12)
    expect(indicatorWeight(DEFAULT_WEIGHTS, 'E5')).toBeCloseTo(1 / 20, 12)
  })

  test('weights that do not sum to 1 within 1e-9 are refused', () => {
    expect(() => weightSet('short', { ...quarter, mission: 0.25 - 2e-9 })).toThrow(RangeError)
    expect(() => weightSet('fits', { ...quarter, mission: 0.25 - 5e-10 })).not.toThrow()
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (mission) => {
        fc.pre(Math.abs(mission - 0.25) > 1e-8)
        expect(() => weightSet('drawn', { ...quarter, mission })).toThrow(RangeError)
      }),
    )
  })

  test('so are weights inside a dimension, negative weights and NaN', () => {
    expect(() => weightSet('x', quarter, { ...DEFAULT_WEIGHTS.within, M1: 0.5 })).toThrow(/inside mission/)
    expect(() => weightSet('x', { mission: -0.5, execution: 0.5, finance: 0.5, communication: 0.5 })).toThrow(
      RangeError,
    )
    expect(() => weightSet('x', { ...quarter, mission: NaN })).toThrow(RangeError)
  })
})

describe('bandOf', () => {
  test.each([
    [0, 19.99, 'bystander'],
    [20, 39.99, 'starter'],
    [40, 59.99, 'follower'],
    [60, 79.99, 'leader'],
    [80, 100, 'outstanding'],
    [100, 100, 'outstanding'],
  ])('%s to %s is one band', (lower, upper, band) => {
    expect(bandOf(lower, upper)).toEqual({ kind: 'one', band })
  })

  test('an interval across a border gives the range of bands; the border belongs to the band above', () => {
    expect(bandOf(44.4, 82.8)).toEqual({ kind: 'range', from: 'follower', to: 'outstanding' })
    expect(bandOf(39, 40)).toEqual({ kind: 'range', from: 'starter', to: 'follower' })
  })

  test.each([
    [50, 40],
    [-1, 40],
    [50, 101],
    [NaN, 50],
  ])('refuses %s to %s', (lower, upper) => {
    expect(() => bandOf(lower, upper)).toThrow(RangeError)
  })
})

function at(level: number): LevelRange {
  return { min: level, max: level } as LevelRange
}

function all(range: LevelRange, changes: Partial<Record<Indicator, LevelRange>> = {}): LevelRanges {
  return { ...(Object.fromEntries(INDICATORS.map((indicator) => [indicator, range])) as LevelRanges), ...changes }
}

function mapLevels(levels: LevelRanges, change: (range: LevelRange, index: number) => LevelRange): LevelRanges {
  return Object.fromEntries(
    INDICATORS.map((indicator, index) => [indicator, change(levels[indicator], index)]),
  ) as LevelRanges
}
