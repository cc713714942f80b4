import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { components } from '#scoring/panel/graph/components.ts'
import { bridgingReadings } from '#scoring/panel/planning/bridging-readings.ts'
import { secondReadings, type Standing } from '#scoring/panel/planning/second-readings.ts'
import type { Scored } from '#scoring/result.ts'
import { owensT } from '#scoring/stats/owens-t.ts'
import oracle from '../oracle/panel/second-readings.json'

const value = <T>(result: Scored<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.why))
  return result.value
}

describe('owensT', () => {
  test.each(oracle.owensT)('is that of scipy at h = %f, a = %f', (h, a, expected) => {
    expect(owensT(h!, a!)).toBeCloseTo(expected!, 12)
  })

  test('takes no direction that is none', () => {
    expect(() => owensT(1, -1)).toThrow(RangeError)
    expect(() => owensT(Number.NaN, 1)).toThrow(RangeError)
  })
})

describe('secondReadings', () => {
  test.each(oracle.risks)(
    'expects the risk that integration gives: $distance from the line, error $error, noise $noise, $more more',
    ({ distance, error, noise, more, risk }) => {
      // The line is at the entry that is known exactly; all readings go to the other.
      const standings = [
        { entry: 'a', score: 50 + distance, standardError: error },
        { entry: 'b', score: 50, standardError: 0 },
      ]
      const found = value(secondReadings(standings, { places: 1, budget: more, noise }))
      expect(found.line).toBeCloseTo(50, 9)
      // The known one lies on the line: half in, half out.
      expect(found.misplacedAfter - 0.5).toBeCloseTo(risk, 9)
      // Six points away with an error of two no reading changes anything worth one.
      if (more > 0 && distance / error < 3) expect(found.readings).toMatchObject([{ entry: 'a', extra: more }])
    },
  )

  const someStandings = fc
    .array(fc.tuple(fc.integer({ min: 40, max: 60 }), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 9 })
    .map((list) =>
      list.map(([score, standardError], index): Standing => ({ entry: `e${index}`, score, standardError })),
    )

  test('stays within the budget and what judges are left, never adds risk, and does not look at the order', () => {
    fc.assert(
      fc.property(someStandings, fc.nat(12), (list, budget) => {
        const limited = list.map((standing, index) => ({ ...standing, available: index % 3 }))
        const asked = { places: 1, budget, noise: 4 }
        const found = value(secondReadings(limited, asked))
        expect(found.readings.reduce((sum, { extra }) => sum + extra, 0)).toBeLessThanOrEqual(budget)
        for (const { entry, extra } of found.readings) expect(extra).toBeLessThanOrEqual(Number(entry.slice(1)) % 3)
        expect(found.misplacedAfter).toBeLessThanOrEqual(found.misplacedNow + 1e-12)
        expect(secondReadings(limited.toReversed(), asked)).toEqual(secondReadings(limited, asked))
        const more = value(secondReadings(limited, { ...asked, budget: budget + 3 }))
        expect(more.misplacedAfter).toBeLessThanOrEqual(found.misplacedAfter + 1e-12)
      }),
    )
  })

  test.each(oracle.lines)('draws the line where as many are expected above it: $places places', (expected) => {
    const standings = expected.scores.map((score, index) => ({
      ...{ entry: `e${index}`, score },
      standardError: expected.errors[index]!,
    }))
    const { line } = value(secondReadings(standings, { places: expected.places, budget: 0, noise: 6 }))
    expect(line).toBeCloseTo(expected.line, 7)
  })

  test('reads where the line runs, not where all is decided', () => {
    const standings = [90, 71, 70, 69, 40].map((score, index) => ({ entry: `e${index}`, score, standardError: 3 }))
    const found = value(secondReadings(standings, { places: 3, budget: 4, noise: 6 }))
    expect(found.readings.map(({ entry }) => entry).toSorted()).toEqual(['e2', 'e3'])
    expect(found.undecided).toEqual(['e1', 'e2', 'e3'])
  })

  test('has no line where all or none win', () => {
    const one = [{ entry: 'a', score: 1, standardError: 1 }]
    expect(secondReadings(one, { places: 1, budget: 1, noise: 1 })).toMatchObject({ why: { code: 'no-line' } })
    expect(secondReadings([], { places: 0, budget: 1, noise: 1 })).toMatchObject({ why: { code: 'no-line' } })
    expect(() => secondReadings(one, { places: 1, budget: 1, noise: 0 })).toThrow(RangeError)
    expect(() => secondReadings(one, { places: 1, budget: 0.5, noise: 1 })).toThrow(RangeError)
  })
})

describe('bridgingReadings', () => {
  const apart = ['A1', 'A2', 'B1', 'B2', 'C3', 'C4', 'D3', 'E5'].map(([entry, judge]) => ({
    entry: entry!,
    judge: judge!,
  }))

  test('links all parts by one reading fewer than there are, from judges who read least', () => {
    const added = value(bridgingReadings(apart))
    expect(added.length).toBe(2)
    expect(components([...apart, ...added])).toHaveLength(1)
    // Judges 4 and 5 read one entry each; D and E are read once.
    expect(added[0]).toEqual({ entry: 'E', judge: '4' })
  })

  test('keeps to caps and conflicts, and names what can’t be linked', () => {
    const caps = { 1: 2, 2: 2, 3: 2, 4: 1, 5: 3 }
    const added = value(bridgingReadings(apart, { caps }))
    expect(added.every(({ judge }) => judge === '5')).toBe(true)
    const forbidden = ['A', 'B', 'C', 'D'].map((entry) => ({ entry, judge: '5' }))
    expect(bridgingReadings(apart, { caps, forbidden })).toMatchObject({
      why: { code: 'not-comparable', detail: { components: 3, named: 'A, B / C, D / E' } },
    })
  })

  test('adds nothing to a plan in one part', () => {
    expect(value(bridgingReadings(apart.slice(0, 4)))).toEqual([])
  })
})
