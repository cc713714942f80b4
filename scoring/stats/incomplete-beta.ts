import { betaTerm } from './binomial-term.ts'

/** Both tails of a distribution at a point; they sum to 1, and the smaller one has all its digits. */
export interface Tails {
  readonly below: number
  readonly above: number
}

/**
 * Regularised incomplete beta function: the beta distribution below and above x. Continued fraction 8.17.22 of the NIST
 * Digital Library of Mathematical Functions by Lentz's method, on the side where it converges fast; relative error about 1e-13,
 * and 1e-11 with shapes of 100,000.
 *
 * @param x from 0 to 1
 * @param y 1 − x, given apart so that it has all its digits where x is close to 1
 * @param a first shape, above 0
 * @param b second shape, above 0
 */
export function incompleteBeta(x: number, y: number, a: number, b: number): Tails {
  if (!(a > 0 && b > 0 && Number.isFinite(a + b))) throw new RangeError(`Expected shapes above 0 but got ${a}, ${b}.`)
  if (!(x >= 0 && y >= 0)) throw new RangeError(`Expected a point from 0 to 1 but got ${x}.`)
  if (x === 0) return { below: 0, above: 1 }
  if (y === 0) return { below: 1, above: 0 }
  const term = betaTerm(x, y, a, b)
  if (x <= (a + 1) / (a + b + 2)) {
    const below = Math.min(1, (term / a) * fraction(x, a, b))
    return { below, above: 1 - below }
  }
  const above = Math.min(1, (term / b) * fraction(y, b, a))
  return { below: 1 - above, above }
}

function fraction(x: number, a: number, b: number): number {
  const floor = 1e-300
  const kept = (value: number) => (Math.abs(value) < floor ? floor : value)
  let c = 1
  let d = 1 / kept(1 - ((a + b) * x) / (a + 1))
  let product = d
  for (let m = 1; ; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / kept(1 + even * d)
    c = kept(1 + even / c)
    product *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / kept(1 + odd * d)
    c = kept(1 + odd / c)
    const change = d * c
    product *= change
    if (Math.abs(change - 1) < 3e-16) return product
    // The number of terms grows with the square root of the larger shape.
    if (m > 1e6) throw new RangeError(`Expected shapes for which the fraction converges but got ${a}, ${b}.`)
  }
}
