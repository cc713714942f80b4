import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '#scoring/random.ts'
import { drawInPlace, rawMoment, type Distribution } from '#scoring/stats/distributions.ts'
import { normalQuantile } from '#scoring/stats/normal-quantile.ts'
import { polynomialMoments } from '#scoring/stats/polynomial-moments.ts'
import { quantileOfSorted, quantilesInPlace } from '#scoring/stats/quantile.ts'
import { roundDeep, roundSignificant } from '#scoring/stats/round-significant.ts'
import { sobolShares, type SobolShare } from '#scoring/stats/sobol.ts'
import oracle from '#test/oracle/net-value.json'

/** Relative distance, for values of any size. */
const off = (value: number, expected: number) => Math.abs(value - expected) / Math.max(1e-300, Math.abs(expected))

const triangular = (low: number, mode: number, high: number): Distribution => ({ kind: 'triangular', low, mode, high })

describe('quantileOfSorted', () => {
  test('is type 7, as numpy gives it', () => {
    const sorted = oracle.quantile.data.toSorted((left, right) => left - right)
    for (const [probability, expected] of oracle.quantile.expected) {
      expect(quantileOfSorted(sorted, probability!)).toBeCloseTo(expected!, 12)
    }
  })

  test('refuses nothing to look at and impossible probabilities', () => {
    expect(() => quantileOfSorted([], 0.5)).toThrow(RangeError)
    expect(() => quantileOfSorted([1], 1.01)).toThrow(RangeError)
    expect(() => quantileOfSorted([1], NaN)).toThrow(RangeError)
  })
})

describe('quantilesInPlace', () => {
  test('gives what sorting first gives, ties and all', () => {
    const numbers = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 300 }) // prettier-ignore
    const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 })
    fc.assert(
      fc.property(numbers, probabilities, (values, unordered) => {
        const ascending = unordered.toSorted((left, right) => left - right)
        const sorted = values.toSorted((left, right) => left - right)
        const expected = ascending.map((probability) => quantileOfSorted(sorted, probability) + 0)
        expect(quantilesInPlace(Float64Array.from(values), ascending).map((value) => value + 0)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})

describe('normalQuantile', () => {
  test('agrees with scipy to 13 digits, far tails included', () => {
    for (const [probability, expected] of oracle.normalQuantile) {
      expect(Math.abs(normalQuantile(probability!) - expected!)).toBeLessThan(1e-12)
    }
  })

  test('is odd around one half and refuses 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (probability) => {
        expect(normalQuantile(probability) + normalQuantile(1 - probability)).toBeCloseTo(0, 8)
      }),
    )
    expect(() => normalQuantile(0)).toThrow(RangeError)
    expect(() => normalQuantile(1)).toThrow(RangeError)
  })
})

describe('drawInPlace', () => {
  test('is the quantile function of the triangular and of the lognormal, as scipy gives them', () => {
    for (const [distribution, rows] of [
      [triangular(1, 1.55, 1.81), oracle.triangularQuantiles],
      [{ kind: 'lognormal', low: 2, high: 9 }, oracle.lognormalQuantiles],
    ] as const) {
      const column = Float64Array.from(rows.map(([probability]) => probability!))
      drawInPlace(distribution, column)
      rows.forEach(([, expected], index) => expect(off(column[index]!, expected!)).toBeLessThan(1e-12))
    }
  })

  test('stays inside the ends, also where the mode is one of them', () => {
    const three = fc.tuple(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true })) // prettier-ignore
    fc.assert(
      fc.property(three, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (corners, uniform) => {
        const [low, mode, high] = corners.toSorted((left, right) => left - right) as [number, number, number]
        const column = Float64Array.of(uniform)
        drawInPlace(triangular(low, mode, high), column)
        expect(column[0]).toBeGreaterThanOrEqual(low)
        expect(column[0]).toBeLessThanOrEqual(high)
      }),
    )
  })

  test('survives a uniform of exactly 0, and refuses ends out of order', () => {
    const column = Float64Array.of(0)
    drawInPlace({ kind: 'lognormal', low: 1, high: 2 }, column)
    expect(column[0]).toBeGreaterThan(0)
    expect(() => drawInPlace(triangular(2, 1, 3), column)).toThrow(RangeError)
    expect(() => drawInPlace({ kind: 'lognormal', low: 0, high: 2 }, column)).toThrow(RangeError)
  })
})

describe('rawMoment', () => {
  test('equals the numerically integrated moments', () => {
    oracle.triangularMoments.raw.forEach((expected, order) => {
      expect(off(rawMoment(triangular(1, 1.55, 1.81), order), expected)).toBeLessThan(1e-12)
    })
    oracle.lognormalMoments.raw.forEach((expected, order) => {
      expect(off(rawMoment({ kind: 'lognormal', low: 2, high: 9 }, order), expected)).toBeLessThan(1e-10)
    })
  })
})

describe('polynomialMoments', () => {
  const F = triangular(1, 1.55, 1.81)

  test('is exact where two rows share a factor', () => {
    const moments = polynomialMoments(
      [
        { coefficient: 5, powers: [1, 1, 0] },
        { coefficient: -2, powers: [1, 0, 1] },
      ],
      [F, triangular(0.65, 0.767, 0.85), triangular(0.2, 0.5, 0.9)],
    )
    expect(off(moments.mean, oracle.sharedFactor.mean)).toBeLessThan(1e-12)
    expect(off(moments.variance, oracle.sharedFactor.variance)).toBeLessThan(1e-10)
    expect(off(moments.fourthCumulant!, oracle.sharedFactor.fourthCumulant)).toBeLessThan(1e-7)
  })

  test('is exact for a drop-off that runs over three years', () => {
    const moments = polynomialMoments(
      [0, 1, 2].map((year) => ({ coefficient: 100 / 1.06 ** (year + 1), powers: [1, year] })),
      [F, triangular(0.8, 0.9, 0.95)],
    )
    expect(off(moments.mean, oracle.droppingOff.mean)).toBeLessThan(1e-12)
    expect(off(moments.variance, oracle.droppingOff.variance)).toBeLessThan(1e-10)
    expect(off(moments.fourthCumulant!, oracle.droppingOff.fourthCumulant)).toBeLessThan(1e-7)
  })

  test('of nothing is the constant 0', () => {
    expect(polynomialMoments([], [])).toEqual({ mean: 0, variance: 0, fourthCumulant: 0 })
  })
})

describe('sobolShares', () => {
  const size = 8192
  const sample = (seed: number, inputs: readonly Distribution[]) =>
    inputs.map((distribution, index) => {
      const random = seededRandom(seed * 100 + index)
      const column = Float64Array.from({ length: size }, () => random())
      drawInPlace(distribution, column)
      return column
    })
  const variance = ({ low, mode, high }: { low: number; mode: number; high: number }) =>
    (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18
  /** Four standard errors, read off the 90 % interval. */
  const agrees = (estimate: SobolShare['first'], expected: number) =>
    expect(Math.abs(estimate.value - expected)).toBeLessThan((4 * (estimate.high - estimate.low)) / 3.29)

  const x = { kind: 'triangular', low: 0, mode: 1, high: 3 } as const
  const y = { kind: 'triangular', low: 2, mode: 2, high: 8 } as const

  test('of a sum are the shares of the variances, and nothing interacts', () => {
    const shares = sobolShares(
      ([first, second]) => first!.map((value, draw) => 4 * value + second![draw]!),
      sample(1, [x, y]),
      sample(2, [x, y]),
      seededRandom(3),
    )!
    const total = 16 * variance(x) + variance(y)
    agrees(shares[0]!.first, (16 * variance(x)) / total)
    agrees(shares[0]!.total, (16 * variance(x)) / total)
    agrees(shares[1]!.first, variance(y) / total)
    agrees(shares[1]!.total, variance(y) / total)
    expect(shares[0]!.first.high - shares[0]!.first.low).toBeLessThan(0.1)
  })

  test('of a product include the interaction in the total only', () => {
    const shares = sobolShares(
      ([first, second]) => first!.map((value, draw) => value * second![draw]!),
      sample(4, [x, y]),
      sample(5, [x, y]),
      seededRandom(6),
    )!
    const meanX = 4 / 3
    const meanY = 4
    const alone = [variance(x) * meanY ** 2, variance(y) * meanX ** 2] as const
    const both = variance(x) * variance(y)
    const total = alone[0] + alone[1] + both
    agrees(shares[0]!.first, alone[0] / total)
    agrees(shares[0]!.total, (alone[0] + both) / total)
    agrees(shares[1]!.first, alone[1] / total)
    agrees(shares[1]!.total, (alone[1] + both) / total)
  })

  test('have intervals that hold the true share nine times in ten', () => {
    const share = (16 * variance(x)) / (16 * variance(x) + variance(y))
    const runs = 150
    const inside = { first: 0, total: 0 }
    for (let run = 0; run < runs; run += 1) {
      const columns = (seed: number) => sample(seed, [x, y]).map((column) => column.subarray(0, 1024))
      const [shares] = sobolShares(
        ([first, second]) => first!.map((value, draw) => 4 * value + second![draw]!),
        columns(1000 + 2 * run),
        columns(1001 + 2 * run),
        seededRandom(run),
      )!
      for (const order of ['first', 'total'] as const) {
        if (shares![order].low <= share && share <= shares![order].high) inside[order] += 1
      }
    }
    // Four standard errors of a count of 150 at 90 %.
    expect(Math.abs(inside.first / runs - 0.9)).toBeLessThan(0.1)
    expect(Math.abs(inside.total / runs - 0.9)).toBeLessThan(0.1)
  })

  test('of an input that does nothing are exactly 0, of a constant model null', () => {
    const columns = sample(7, [x, y])
    const shares = sobolShares(([first]) => first!.slice(), columns, sample(8, [x, y]), seededRandom(9))!
    expect(shares[1]!.total).toEqual({ value: 0, low: 0, high: 0 })
    expect(sobolShares(() => new Float64Array(size).fill(7), columns, columns, seededRandom(1))).toBeNull()
    expect(() => sobolShares(() => new Float64Array(size), [], [], seededRandom(1))).toThrow(RangeError)
  })
})

describe('rounding', () => {
  test('keeps significant digits of any size and turns minus zero into zero', () => {
    expect(roundSignificant(123456789.5, 9)).toBe(123456790)
    expect(roundSignificant(1.0000000004, 9)).toBe(1)
    expect(roundSignificant(1.234567894e-12, 9)).toBe(1.23456789e-12)
    expect(Object.is(roundSignificant(-0, 9), 0)).toBe(true)
    expect(() => roundSignificant(NaN, 9)).toThrow(RangeError)
    expect(() => roundSignificant(Infinity, 9)).toThrow(RangeError)
  })

  test('reaches every number of a plain value and nothing else', () => {
    const value = { a: [1.23456, { b: 9.87654 }], text: '1.23456', none: null, yes: true }
    expect(roundDeep(value, 3)).toEqual({ a: [1.23, { b: 9.88 }], text: '1.23456', none: null, yes: true })
  })
})
