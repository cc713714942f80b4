import { gammaTerm } from './binomial-term.ts'
import type { Tails } from './incomplete-beta.ts'

/**
 * Regularised incomplete gamma function: the gamma distribution of shape `a` and scale 1 below and above x. Series 8.11.4
 * and continued fraction 8.9.2 of the NIST Digital Library of Mathematical Functions; relative error about 1e-13.
 *
 * @param x 0 or more
 * @param a above 0
 */
export function incompleteGamma(x: number, a: number): Tails {
  if (!(a > 0 && Number.isFinite(a))) throw new RangeError(`Expected a shape above 0 but got ${a}.`)
  if (!(x >= 0)) throw new RangeError(`Expected a point of 0 or more but got ${x}.`)
  if (x === 0) return { below: 0, above: 1 }
  if (x === Infinity) return { below: 1, above: 0 }
  const term = gammaTerm(x, a)
  if (x < a + 1) {
    const below = Math.min(1, (term / a) * series(x, a))
    return { below, above: 1 - below }
  }
  const above = Math.min(1, term * fraction(x, a))
  return { below: 1 - above, above }
}

function series(x: number, a: number): number {
  let term = 1
  let sum = 1
  for (let step = 1; term > sum * 1e-17; step += 1) {
    term *= x / (a + step)
    sum += term
  }
  return sum
}

function fraction(x: number, a: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let product = d
  for (let step = 1; ; step += 1) {
    const numerator = step * (a - step)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const change = c * d
    product *= change
    if (Math.abs(change - 1) < 3e-16) return product
  }
}
