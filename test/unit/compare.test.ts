import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  columnVerdicts, coverageShortfall, farApart, figureDifferences, indexDifferences, intervalRelations,
  netValueDifferences, type ComparedFigure,
} from '#scoring/comparability.ts' // prettier-ignore

const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code)

describe(farApart, () => {
  test.each([
    ['2024-07', '2025-07', false],
    ['2024-07', '2025-08', true],
    ['2024-07-31', '2025-07-31', false],
    ['2024-07-31', '2025-08-01', true],
    ['2024', '2025', false],
    ['2024', '2026', true],
    // The last day of 2024 and the first of December 2025 are eleven months apart.
    ['2024', '2025-12', false],
    ['2024-07', '2025-12-31', true],
  ])('%s and %s: %s', (left, right, expected) => {
    expect(farApart(left, right)).toBe(expected)
    expect(farApart(right, left)).toBe(expected)
  })
})

describe(figureDifferences, () => {
  const boxes: ComparedFigure = { unit: 't', kind: 'outcome', basis: 'cumulative', asOf: '2024-08' }

  test('lets figures of one measure, kind, basis and time be compared', () => {
    expect(figureDifferences(boxes, { ...boxes, unit: 'kg', asOf: '2025-08' })).toEqual([])
    expect(figureDifferences({ ...boxes, unit: 'person' }, { ...boxes, unit: 'pupil' })).toEqual([])
  })

  test.each([
    ['unit', { unit: 'tCO2e' as const }],
    ['kind', { kind: 'output' as const }],
    ['basis', { basis: 'annual' as const }],
    ['period', { asOf: '2025-09' }],
  ])('refuses a different %s', (code, change) => {
    expect(codes(figureDifferences(boxes, { ...boxes, ...change }))).toEqual([code])
    expect(codes(figureDifferences({ ...boxes, ...change }, boxes))).toEqual([code])
  })

  test('people and attendances are never the same unit', () => {
    const people = { ...boxes, unit: 'person' as const }
    expect(codes(figureDifferences(people, { ...people, unit: 'person-time' }))).toEqual(['unit'])
  })
})

describe(netValueDifferences, () => {
  test('refuses a priced value beside one that is not', () => {
    const priced = { best: 'priced' as const, asOf: '2024-07' }
    expect(netValueDifferences(priced, { best: 'priced', asOf: '2025-01' })).toEqual([])
    expect(codes(netValueDifferences(priced, { best: 'notPriced', asOf: '2024-07' }))).toEqual(['status'])
    expect(codes(netValueDifferences(priced, { best: 'bounded', asOf: '2020' }))).toEqual(['status', 'period'])
  })
})

describe(coverageShortfall, () => {
  test('sixty per cent is exactly enough, rounding errors included', () => {
    expect(coverageShortfall(0.6)).toEqual([])
    expect(coverageShortfall(0.6 - 1e-12)).toEqual([])
    expect(codes(coverageShortfall(0.5999))).toEqual(['coverage'])
  })
})

describe(columnVerdicts, () => {
  const differs = (left: string, right: string) => (left === right ? [] : [{ code: 'unit', detail: { left, right } }])
  const short = (value: string) => (value === '?' ? [{ code: 'coverage', detail: {} }] : [])

  test('two that differ are both out', () => {
    expect(columnVerdicts(['t', 'person'], differs).map(({ comparable }) => comparable)).toEqual([false, false])
    expect(columnVerdicts(['t', 't'], differs).map(({ comparable }) => comparable)).toEqual([true, true])
  })

  test('among three, the odd one is out and the others name it', () => {
    const [first, second, odd] = columnVerdicts(['t', 't', 'person'], differs)
    expect(first).toEqual({ comparable: true, own: [], against: [{ column: 2, why: differs('t', 'person') }] })
    expect(second!.comparable).toBe(true)
    expect(odd!.comparable).toBe(false)
    expect(odd!.against.map(({ column }) => column)).toEqual([0, 1])
  })

  test('a value with something against it alone is out and stands against no other', () => {
    const [thin, first, second] = columnVerdicts(['?', 't', 't'], differs, short)
    expect(thin).toEqual({ comparable: false, own: [{ code: 'coverage', detail: {} }], against: [] })
    expect([first!.comparable, second!.comparable]).toEqual([true, true])
    expect(first!.against).toEqual([])
  })

  test('what nobody has is held against nothing, and one value alone is no conflict', () => {
    expect(columnVerdicts([null, 't', null], differs)).toEqual([
      { comparable: true, own: [], against: [] },
      { comparable: true, own: [], against: [] },
      { comparable: true, own: [], against: [] },
    ])
  })

  test('objections are mutual', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.constantFrom('t', 'person', '?')), { maxLength: 6 }), (values) => {
        const verdicts = columnVerdicts(values, differs, short)
        verdicts.forEach(({ against }, column) => {
          for (const { column: other } of against) {
            expect(verdicts[other]!.against.some((back) => back.column === column)).toBe(true)
          }
        })
      }),
    )
  })
})

describe(intervalRelations, () => {
  test('only an interval wholly over another lies above it', () => {
    const relations = intervalRelations([
      { lower: 10, upper: 30 },
      { lower: 60, upper: 80 },
      { lower: 30, upper: 50 },
    ])
    expect(relations).toEqual({ above: [[1, 0], [1, 2]], overlapping: [[0, 2]] }) // prettier-ignore
  })

  test('no completion of the unknowns ever contradicts what lies above', () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([a, b]) => ({
      lower: Math.min(a, b),
      upper: Math.max(a, b),
    }))
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const inside = ({ lower, upper }: { lower: number; upper: number }, part: number) => lower + part * (upper - lower)
    fc.assert(
      fc.property(fc.array(interval, { minLength: 2, maxLength: 6 }), share, share, (intervals, one, other) => {
        const { above, overlapping } = intervalRelations(intervals)
        expect(above.length + overlapping.length).toBe((intervals.length * (intervals.length - 1)) / 2)
        for (const [higher, lower] of above) {
          expect(inside(intervals[higher]!, one)).toBeGreaterThan(inside(intervals[lower]!, other))
        }
        for (const [left, right] of overlapping) {
          expect(inside(intervals[left]!, 1)).toBeGreaterThanOrEqual(inside(intervals[right]!, 0))
          expect(inside(intervals[right]!, 1)).toBeGreaterThanOrEqual(inside(intervals[left]!, 0))
        }
      }),
    )
  })
})

describe(indexDifferences, () => {
  test('indexes of one year can be compared, of different years not', () => {
    expect(indexDifferences({ asOf: '2024-07' }, { asOf: '2025-07' })).toEqual([])
    expect(codes(indexDifferences({ asOf: '2024-07' }, { asOf: '2025-12' }))).toEqual(['period'])
  })
})
