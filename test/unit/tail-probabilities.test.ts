import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fQuantile, fTail } from '#scoring/stats/f-distribution.ts'
import { chiSquaredTail, normalTwoSided, studentTwoSided } from '#scoring/stats/tail-probabilities.ts'
import oracle from '../oracle/panel/distributions.json'

/** Largest relative difference between what a function gives and the last number of each row. */
function furthest(
  rows: readonly (readonly number[])[],
  result: (...given: [number, number, number]) => number,
): number {
  const differences = rows.map((row) => {
    const wanted = row.at(-1)!
    return Math.abs(result(...(row.slice(0, -1) as [number, number, number])) / wanted - 1)
  })
  return Math.max(...differences)
}

describe('tails and quantiles beside R, which keeps 12 to 14 digits itself', () => {
  test('F', () => {
    expect(oracle.fQuantiles.length).toBeGreaterThan(200)
    expect(furthest(oracle.fTails, fTail)).toBeLessThan(1e-11)
    expect(furthest(oracle.fQuantiles, fQuantile)).toBeLessThan(1e-10)
  })

  test('chi-squared', () => expect(furthest(oracle.chiSquared, chiSquaredTail)).toBeLessThan(1e-12))
  test('Student', () => expect(furthest(oracle.student, studentTwoSided)).toBeLessThan(1e-12))
  test('normal', () => expect(furthest(oracle.normal, normalTwoSided)).toBeLessThan(1e-13))
})

describe('F', () => {
  const df = fc.double({ min: 0.5, max: 5000, noNaN: true })

  test('a quantile has its probability below it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, df, (probability, df1, df2) => {
        expect(fTail(fQuantile(probability, df1, df2), df1, df2)).toBeCloseTo(1 - probability, 11)
      }),
    )
  })

  test('turned upside down it is F with the degrees of freedom exchanged', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), df, df, (probability, df1, df2) => {
        const product = fQuantile(probability, df1, df2) * fQuantile(1 - probability, df2, df1)
        expect(product).toBeCloseTo(1, 9)
      }),
    )
  })

  test('with 1 above it is the square of t, with many below it is chi-squared', () => {
    expect(fTail(2.5 ** 2, 1, 7)).toBeCloseTo(studentTwoSided(2.5, 7), 14)
    expect(fTail(30 / 19, 19, 1e9)).toBeCloseTo(chiSquaredTail(30, 19), 7)
  })

  test('ends: beyond every number, and none', () => {
    expect(fTail(Infinity, 3, 4)).toBe(0)
    expect(fTail(0, 3, 4)).toBe(1)
    expect(fQuantile(0.975, 5, 1e-4)).toBe(Infinity)
    expect(fQuantile(0.025, 1e-4, 5)).toBe(0)
    expect(() => fQuantile(1, 3, 4)).toThrow(RangeError)
    expect(() => fTail(-1, 3, 4)).toThrow(RangeError)
    expect(() => fTail(1, 0, 4)).toThrow(RangeError)
  })
})
