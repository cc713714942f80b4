import { normalQuantile } from './normal-quantile.ts'

/** The 95 % point of the standard normal: a 90 % interval reaches this many standard deviations to each side. */
const NORMAL_95 = 1.6448536269514722

/**
 * An uncertain number: triangular between its ends with the mode between them, or lognormal with low and high as the
 * 5 % and 95 % points.
 */
export type Distribution =
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'lognormal'; readonly low: number; readonly high: number }

/**
 * Turns uniform numbers in [0, 1) into draws of a distribution, in place (inverse of the distribution function). A
 * triangular with equal ends gives that value. Ends out of order throw `RangeError`.
 */
export function drawInPlace(distribution: Distribution, uniform: Float64Array): void {
  assertOrdered(distribution)
  if (distribution.kind === 'lognormal') {
    const { mu, sigma } = logParameters(distribution)
    for (let index = 0; index < uniform.length; index += 1) {
      // The stream can give exactly 0, where a lognormal has no quantile.
      uniform[index] = Math.exp(mu + sigma * normalQuantile(Math.max(uniform[index]!, 2 ** -54)))
    }
    return
  }
  const { low, mode, high } = distribution
  const width = high - low
  if (width === 0) {
    uniform.fill(low)
    return
  }
  const split = (mode - low) / width
  const rest = 1 - split
  for (let index = 0; index < uniform.length; index += 1) {
    const u = uniform[index]!
    const value = u < split ? low + width * Math.sqrt(u * split) : high - width * Math.sqrt((1 - u) * rest)
    // high − width can round to just below low.
    uniform[index] = value < low ? low : value
  }
}

/**
 * Raw moment E[X^order] in closed form. Triangular: complete homogeneous symmetric polynomial of the three corners over
 * C(order + 2, 2). Lognormal: exp(order·mu + order²·sigma²/2).
 *
 * @param order a whole number, 0 or more
 */
export function rawMoment(distribution: Distribution, order: number): number {
  assertOrdered(distribution)
  if (!Number.isInteger(order) || order < 0) throw new RangeError(`Expected a whole order but got ${order}.`)
  if (distribution.kind === 'lognormal') {
    const { mu, sigma } = logParameters(distribution)
    return Math.exp(order * mu + (order * order * sigma * sigma) / 2)
  }
  const { low, mode, high } = distribution
  let sum = 0
  for (let first = 0; first <= order; first += 1) {
    for (let second = 0; first + second <= order; second += 1) {
      sum += low ** first * mode ** second * high ** (order - first - second)
    }
  }
  return (2 * sum) / ((order + 1) * (order + 2))
}

function logParameters({ low, high }: { low: number; high: number }): { mu: number; sigma: number } {
  return { mu: Math.log(low * high) / 2, sigma: Math.log(high / low) / (2 * NORMAL_95) }
}

function assertOrdered(distribution: Distribution): void {
  const { low, high } = distribution
  const ordered =
    distribution.kind === 'lognormal' ? low > 0 && low < high : low <= distribution.mode && distribution.mode <= high
  if (!ordered || !Number.isFinite(low) || !Number.isFinite(high)) {
    throw new RangeError(`Expected ordered finite ends but got ${JSON.stringify(distribution)}.`)
  }
}
