import type { Random } from '../random.ts'
import { quantileOfSorted } from './quantile.ts'

/** An estimate with a 90 % interval from resampling the draws. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** `first`: share of the variance an input explains alone. `total`: with every interaction it is part of. */
export interface SobolShare {
  readonly first: Estimate
  readonly total: Estimate
}

/**
 * Sobol' shares of a model with independent inputs: first order after Saltelli et al. (2010), total after Jansen
 * (1999). Estimates are not cut at 0 or 1, so small negative values are noise around zero.
 *
 * @param evaluate the model: one column an input, all of one length, to one value a draw
 * @param first, second two independent samples, a column an input, all of one length
 * @param resamples number of bootstrap resamples behind the intervals
 * @returns one share an input in their order, or null where the model does not vary
 */
export function sobolShares(
  evaluate: (columns: readonly Float64Array[]) => Float64Array,
  first: readonly Float64Array[],
  second: readonly Float64Array[],
  random: Random,
  resamples = 200,
): readonly SobolShare[] | null {
  if (first.length === 0 || first.length !== second.length) {
    throw new RangeError(`Expected two samples of the same inputs but got ${first.length} and ${second.length}.`)
  }
  const plain = evaluate(first)
  const other = evaluate(second)
  const size = plain.length
  const shift = plain.reduce((sum, value) => sum + value, 0) / size
  for (let draw = 0; draw < size; draw += 1) {
    plain[draw]! -= shift
    other[draw]! -= shift
  }
  const mixed = first.map((_, input) => {
    const values = evaluate(first.with(input, second[input]!))
    return values.map((value) => value - shift)
  })

  const every = Uint32Array.from({ length: size }, (_, draw) => draw)
  const whole = sharesOf(plain, other, mixed, every)
  if (whole === null) return null
  const repeated = Array.from({ length: resamples }, () => {
    for (let draw = 0; draw < size; draw += 1) every[draw] = Math.floor(random() * size)
    return sharesOf(plain, other, mixed, every)
  }).filter((shares) => shares !== null)

  const estimate = (input: number, order: 'first' | 'total'): Estimate => {
    const sorted = repeated.map((shares) => shares[input]![order]).sort((left, right) => left - right)
    const value = whole[input]![order]
    if (sorted.length === 0) return { value, low: value, high: value }
    return { value, low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) }
  }
  return mixed.map((_, input) => ({ first: estimate(input, 'first'), total: estimate(input, 'total') }))
}

function sharesOf(
  plain: Float64Array,
  other: Float64Array,
  mixed: readonly Float64Array[],
  draws: Uint32Array,
): { first: number; total: number }[] | null {
  let sum = 0
  let squares = 0
  for (const draw of draws) {
    sum += plain[draw]! + other[draw]!
    squares += plain[draw]! ** 2 + other[draw]! ** 2
  }
  const count = 2 * draws.length
  const variance = squares / count - (sum / count) ** 2
  if (!(variance > (squares / count) * 1e-12)) return null
  return mixed.map((values) => {
    let explained = 0
    let distance = 0
    for (const draw of draws) {
      const change = values[draw]! - plain[draw]!
      explained += other[draw]! * change
      distance += change * change
    }
    return { first: explained / draws.length / variance, total: distance / (2 * draws.length) / variance }
  })
}
