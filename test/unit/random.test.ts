import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawUniform, fork, seededRandom, type Random } from '#scoring/random.ts'

const take = (random: Random, count: number) => Array.from({ length: count }, () => random())

/** Chi-squared of the counts in equal cells; 99 degrees of freedom have a 0.9999 quantile of 161.3. */
function chiSquared(values: readonly number[], cells: number): number {
  const counts = new Array<number>(cells).fill(0)
  for (const value of values) counts[Math.floor(value * cells)]! += 1
  const expected = values.length / cells
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('seededRandom', () => {
  test('gives numbers in [0, 1), the same ones for the same seed', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (seed) => {
        const first = take(seededRandom(seed), 20)
        expect(take(seededRandom(seed), 20)).toEqual(first)
        for (const value of first) expect(value >= 0 && value < 1).toBe(true)
      }),
    )
  })

  test('is uniform: mean, variance and the counts of 100 cells', () => {
    const values = take(seededRandom(1), 200_000)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    // four standard errors: sqrt(1/12/n) and sqrt(1/180/n)
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / values.length))
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / values.length))
    expect(chiSquared(values, 100)).toBeLessThan(161.3)
  })

  test('the first numbers of neighbouring seeds are no neighbours', () => {
    const firsts = Array.from({ length: 20_000 }, (_, seed) => seededRandom(seed)())
    expect(chiSquared(firsts, 100)).toBeLessThan(161.3)
  })

  test('uses 53 bits: a number times 2^53 is whole, and its lowest bit varies', () => {
    const scaled = take(seededRandom(3), 1000).map((value) => value * 2 ** 53)
    expect(scaled.every(Number.isInteger)).toBe(true)
    const odd = scaled.filter((value) => value % 2 === 1).length
    expect(odd).toBeGreaterThan(400)
    expect(odd).toBeLessThan(600)
  })

  test('a seed beyond 32 bits is not cut down to its low half', () => {
    expect(take(seededRandom(2 ** 32 + 5), 3)).not.toEqual(take(seededRandom(5), 3))
  })

  test.each([NaN, Infinity, 0.5, 2 ** 53])('refuses the seed %s', (seed) => {
    expect(() => seededRandom(seed)).toThrow(RangeError)
  })
})

describe('fork', () => {
  test('a name has a stream of its own, whatever else is drawn', () => {
    const alone = take(fork(9, 'price'), 5)
    const other = fork(9, 'quantity')
    other()
    const price = fork(9, 'price')
    const together = alone.map(() => {
      other()
      return price()
    })
    expect(together).toEqual(alone)
    expect(take(fork(9, 'quantity'), 5)).not.toEqual(alone)
    expect(take(fork(10, 'price'), 5)).not.toEqual(alone)
  })

  test('different names give different streams', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.string(), (seed, first, second) => {
        fc.pre(first !== second)
        expect(take(fork(seed, first), 2)).not.toEqual(take(fork(seed, second), 2))
      }),
    )
  })

  test('streams of two names are uncorrelated', () => {
    const count = 50_000
    const first = take(fork(1, 'factor/1'), count)
    const second = take(fork(1, 'factor/2'), count)
    const covariance = first.reduce((sum, value, index) => sum + (value - 0.5) * (second[index]! - 0.5), 0) / count
    // the product of two uniforms about their mean has a standard deviation of 1/12
    expect(Math.abs(covariance)).toBeLessThan(4 / 12 / Math.sqrt(count))
  })
})

describe('drawUniform', () => {
  test('is the stream of the same name, as a column', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string(), fc.nat(50), (seed, label, count) => {
        expect([...drawUniform(seed, label, count)]).toEqual(take(fork(seed, label), count))
      }),
    )
  })
})
