import { describe, expect, test } from 'vitest'
import { presentValueFactor, yearWeights } from '#scoring/net-value/present-value.ts'
import { inputShares, simulate, type RowModel, type UncertainInput } from '#scoring/net-value/simulation.ts'
import oracle from '#test/oracle/net-value.json'

const input = (id: string, low: number, mode: number, high: number): UncertainInput => ({
  id,
  distribution: { kind: 'triangular', low, mode, high },
})
const F = input('factor/boxes', 1, 1.55, 1.81)
const A = input('filter/a/deadweight', 0.65, 0.767, 0.85)
const B = input('filter/b/deadweight', 0.2, 0.5, 0.9)
const sharing: readonly RowModel[] = [
  { constant: 5, inputs: [F, A], years: null },
  { constant: -2, inputs: [F, B], years: null },
]

/** One percent of the 5-95 % interval: more than three standard errors of a percentile of 200,000 draws. */
function agree(spread: { p05: number; median: number; p95: number }, [p05, median, p95]: readonly number[]): void {
  const tolerance = 0.01 * (p95! - p05!)
  expect(Math.abs(spread.p05 - p05!)).toBeLessThan(tolerance)
  expect(Math.abs(spread.median - median!)).toBeLessThan(tolerance)
  expect(Math.abs(spread.p95 - p95!)).toBeLessThan(tolerance)
}

describe('simulate', () => {
  test('draws a shared factor once: percentiles as numpy draws them', () => {
    agree(simulate(sharing, 200_000, 1)!.spread, oracle.sharedFactor.percentiles)
    const lognormal: UncertainInput = { id: 'factor/l', distribution: { kind: 'lognormal', low: 2, high: 9 } }
    const rows: readonly RowModel[] = [
      { constant: 3, inputs: [lognormal], years: null },
      { constant: 1, inputs: [F], years: null },
    ]
    agree(simulate(rows, 200_000, 2)!.spread, oracle.withLognormal.percentiles)
  })

  test('lies within four standard errors of the exact mean and variance, seed after seed', () => {
    const kept = input('filter/c/dropoff', 0.8, 0.9, 0.95)
    const running: readonly RowModel[] = [
      { constant: 100, inputs: [F], years: { weights: yearWeights(3, 0.06), kept } },
      ...sharing,
    ]
    for (const rows of [sharing, running]) {
      const squares = { mean: 0, variance: 0 }
      for (let seed = 0; seed < 40; seed += 1) {
        const { meanZ, varianceZ } = simulate(rows, 10_000, seed)!.check!
        expect(Math.abs(meanZ)).toBeLessThan(4)
        expect(Math.abs(varianceZ!)).toBeLessThan(4)
        squares.mean += meanZ ** 2
        squares.variance += varianceZ! ** 2
      }
      // The sum of 40 squared standard normals lies between 16.9 and 76.1 but for one time in a thousand.
      for (const sum of Object.values(squares)) expect(sum > 16.9 && sum < 76.1).toBe(true)
    }
  })

  test('takes the constant where nothing is uncertain, and nothing of nothing', () => {
    expect(simulate([{ constant: 7, inputs: [], years: null }], 100, 1)).toEqual({
      spread: { median: 7, p05: 7, p95: 7 },
      check: null,
    })
    expect(simulate([], 100, 1)).toBeNull()
    expect(() => simulate(sharing, 99, 1)).toThrow(RangeError)
    expect(() => simulate(sharing, 100.5, 1)).toThrow(RangeError)
    expect(() => simulate(sharing, 100, 0.5)).toThrow(RangeError)
  })

  test('gives the same numbers for the same seed, others for another, and none that depend on other rows', () => {
    expect(simulate(sharing, 1000, 5)).toEqual(simulate(sharing, 1000, 5))
    expect(simulate(sharing, 1000, 5)).not.toEqual(simulate(sharing, 1000, 6))
    const [first] = sharing
    const unrelated: RowModel = { constant: 0, inputs: [input('aaa', 0, 1, 2)], years: null }
    expect(simulate([unrelated, first!], 1000, 5)!.spread).toEqual(simulate([first!], 1000, 5)!.spread)
  })
})

describe('inputShares', () => {
  test('orders the inputs by what they explain, and is null where nothing is drawn', () => {
    const shares = inputShares(sharing, 10_000, 3)!
    expect(shares.map((share) => share.input).toSorted()).toEqual([F.id, A.id, B.id].toSorted())
    const totals = shares.map((share) => share.total.value)
    expect(totals).toEqual(totals.toSorted((left, right) => right - left))
    for (const { first, total } of shares) {
      expect(first.low).toBeLessThanOrEqual(first.value)
      expect(total.high).toBeGreaterThanOrEqual(total.value)
    }
    expect(inputShares([{ constant: 1, inputs: [], years: null }], 10_000, 3)).toBeNull()
    expect(inputShares([], 10_000, 3)).toBeNull()
  })

  test('does not depend on the size of the amounts, however small or large', () => {
    for (const scale of [1e-160, 1e160]) {
      const scaled = sharing.map((row) => ({ ...row, constant: row.constant * scale }))
      const values = (rows: readonly RowModel[]) => inputShares(rows, 1000, 3)!.map((share) => share.total.value)
      values(scaled).forEach((value, index) => expect(value).toBeCloseTo(values(sharing)[index]!, 9))
      expect(simulate(scaled, 1000, 3)!.check!.varianceZ).toBeCloseTo(simulate(sharing, 1000, 3)!.check!.varianceZ!, 6)
    }
    expect(inputShares([{ constant: 0, inputs: [F], years: null }], 1000, 3)).toBeNull()
  })

  test('agrees with the shares worked out by hand: F (5 A − 2 B)', () => {
    // With G = 5A − 2B: V = Var F·E[G]² + Var G·E[F]² + Var F·Var G. Variance of a triangle: (a²+b²+c²−ab−ac−bc)/18.
    const triangle = ({ distribution }: UncertainInput) => {
      if (distribution.kind !== 'triangular') throw new Error('triangular only')
      const { low: a, mode: b, high: c } = distribution
      return { mean: (a + b + c) / 3, variance: (a * a + b * b + c * c - a * b - a * c - b * c) / 18 }
    }
    const [f, a, b] = [F, A, B].map(triangle) as [ReturnType<typeof triangle>, ReturnType<typeof triangle>, ReturnType<typeof triangle>] // prettier-ignore
    const g = { mean: 5 * a.mean - 2 * b.mean, variance: 25 * a.variance + 4 * b.variance }
    const alone = f.variance * g.mean ** 2
    const variance = alone + g.variance * f.mean ** 2 + f.variance * g.variance
    const expected = {
      [F.id]: [alone, alone + f.variance * g.variance],
      [A.id]: [25 * a.variance * f.mean ** 2, 25 * a.variance * (f.mean ** 2 + f.variance)],
      [B.id]: [4 * b.variance * f.mean ** 2, 4 * b.variance * (f.mean ** 2 + f.variance)],
    }
    for (const { input: id, first, total } of inputShares(sharing, 10_000, 11)!) {
      const [exactFirst, exactTotal] = expected[id]!.map((part) => part / variance) as [number, number]
      expect(Math.abs(first.value - exactFirst)).toBeLessThan((4 * (first.high - first.low)) / 3.29)
      expect(Math.abs(total.value - exactTotal)).toBeLessThan((4 * (total.high - total.low)) / 3.29)
    }
  })
})

describe('presentValueFactor', () => {
  test('is the sum V₁(1 − dropoff)^(t−1) / (1 + rate)^t, worked out by hand', () => {
    const byHand = 1 / 1.06 + 0.9 / 1.06 ** 2 + 0.81 / 1.06 ** 3
    expect(presentValueFactor(yearWeights(3, 0.06), 0.9)).toBeCloseTo(byHand, 12)
    expect(presentValueFactor(yearWeights(3, 0), 1)).toBe(3)
    // an education return of 11 % over 30 years: 1.24 at 8 %, 2.02 at 3.5 %
    expect(0.11 * presentValueFactor(yearWeights(30, 0.08), 1)).toBeCloseTo(1.24, 2)
    expect(0.11 * presentValueFactor(yearWeights(30, 0.035), 1)).toBeCloseTo(2.02, 2)
  })

  test('of no years is 0; half years and a rate of −1 are refused', () => {
    expect(presentValueFactor(yearWeights(0, 0.06), 1)).toBe(0)
    expect(() => yearWeights(1.5, 0.06)).toThrow(RangeError)
    expect(() => yearWeights(-1, 0.06)).toThrow(RangeError)
    expect(() => yearWeights(1, -1)).toThrow(RangeError)
    expect(() => yearWeights(1, NaN)).toThrow(RangeError)
  })
})
