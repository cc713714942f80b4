import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { symexp, symlog, symlogTicks } from '#app/charts/symlog.ts'

const amount = fc.double({ min: -1e13, max: 1e13, noNaN: true })

describe(symlog, () => {
  test('is exactly 0 at 0 and one step further for each tenfold', () => {
    expect(symlog(0)).toBe(0)
    // log10(1 + amount / 10,000), worked out by hand
    expect(symlog(90_000)).toBeCloseTo(1, 12)
    expect(symlog(990_000)).toBeCloseTo(2, 12)
    expect(symlog(99_990_000)).toBeCloseTo(4, 12)
  })

  test('is odd: a loss stands as far below nothing as the same gain above', () => {
    fc.assert(fc.property(amount, (value) => symlog(-value) === -symlog(value)))
  })

  test('keeps the order of amounts', () => {
    fc.assert(
      fc.property(amount, amount, (left, right) => {
        if (left <= right) expect(symlog(left)).toBeLessThanOrEqual(symlog(right))
        // A yuan more shows wherever a double can tell the two apart.
        if (right - left >= 1) expect(symlog(left)).toBeLessThan(symlog(right))
      }),
    )
  })

  test('leads back to the amount', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(Math.abs(symexp(symlog(value)) - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-9)
      }),
    )
  })
})

describe(symlogTicks, () => {
  test('names powers of ten on both sides of nothing', () => {
    expect(symlogTicks(symlog(-2e6), symlog(3e7), 0.6)).toEqual([-1e6, -1e5, 0, 1e5, 1e6, 1e7])
  })

  test('leaves powers out where there is no room, and puts more in where there is', () => {
    expect(symlogTicks(symlog(-1e9), symlog(1e9), 1.5)).toEqual([-1e8, -1e6, 0, 1e6, 1e8])
    expect(symlogTicks(symlog(9e5), symlog(1.1e7), 0.1)).toEqual([1e6, 2e6, 5e6, 1e7])
  })

  test('has even steps where no power of ten is in sight', () => {
    expect(symlogTicks(symlog(2.05e6), symlog(2.35e6), 0.005)).toEqual([2.1e6, 2.15e6, 2.2e6, 2.25e6, 2.3e6, 2.35e6])
  })

  test('are in sight, in order and apart, whatever part of the axis is shown', () => {
    const place = fc.double({ min: -8, max: 8, noNaN: true })
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.02, max: 0.5, noNaN: true }), (one, other, share) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        fc.pre(to - from > 0.01)
        const gap = (to - from) * share
        const places = symlogTicks(from, to, gap).map(symlog)
        for (const each of places) {
          expect(each).toBeGreaterThanOrEqual(from)
          expect(each).toBeLessThanOrEqual(to)
        }
        places.slice(1).forEach((each, index) => expect(each - places[index]!).toBeGreaterThanOrEqual(gap))
        if (from <= 0 && to >= 0) expect(places).toContain(0)
      }),
    )
  })
})
