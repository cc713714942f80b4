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
  const shift = plain.reduce((sum, value) => sum + value, 0) / plain.length
  const batches = sumsByBatch(
    plain,
    other,
    first.map((_, input) => evaluate(first.with(input, second[input]!))),
    shift,
  )
  const whole = sharesOf(batches, batches.keys())
  if (whole === null) return null
  const repeated = Array.from({ length: resamples }, () =>
    sharesOf(
      batches,
      Array.from(batches, () => Math.floor(random() * batches.length)),
    ),
  ).filter((shares) => shares !== null)

  const estimate = (input: number, order: 'first' | 'total'): Estimate => {
    const sorted = repeated.map((shares) => shares[input]![order]).sort((left, right) => left - right)
    const value = whole[input]![order]
    if (sorted.length === 0) return { value, low: value, high: value }
    return { value, low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) }
  }
  return first.map((_, input) => ({ first: estimate(input, 'first'), total: estimate(input, 'total') }))
}

/** Batches that are resampled instead of single draws: the estimators need only their sums, at a fraction of the time. */
const BATCHES = 128

/** Sums over one batch of draws. */
interface BatchSums {
  count: number
  sum: number
  squares: number
  readonly explained: number[]
  readonly distance: number[]
}

function sumsByBatch(
  plain: Float64Array,
  other: Float64Array,
  mixed: readonly Float64Array[],
  shift: number,
): readonly BatchSums[] {
  const size = Math.ceil(plain.length / BATCHES)
  const batches: BatchSums[] = []
  for (let start = 0; start < plain.length; start += size) {
    const end = Math.min(start + size, plain.length)
    const batch: BatchSums = { count: 2 * (end - start), sum: 0, squares: 0, explained: [], distance: [] }
    for (let draw = start; draw < end; draw += 1) {
      // Values around 0: the mean would drown the differences.
      const one = plain[draw]! - shift
      const two = other[draw]! - shift
      batch.sum += one + two
      batch.squares += one * one + two * two
    }
    for (const values of mixed) {
      let explained = 0
      let distance = 0
      for (let draw = start; draw < end; draw += 1) {
        const change = values[draw]! - plain[draw]!
        explained += (other[draw]! - shift) * change
        distance += change * change
      }
      batch.explained.push(explained)
      batch.distance.push(distance)
    }
    batches.push(batch)
  }
  return batches
}

function sharesOf(
  batches: readonly BatchSums[],
  chosen: Iterable<number>,
): readonly { readonly first: number; readonly total: number }[] | null {
  const inputs = batches[0]!.explained.length
  const total: BatchSums = {
    count: 0,
    sum: 0,
    squares: 0,
    explained: new Array<number>(inputs).fill(0),
    distance: new Array<number>(inputs).fill(0),
  }
  for (const index of chosen) {
    const batch = batches[index]!
    total.count += batch.count
    total.sum += batch.sum
    total.squares += batch.squares
    for (let input = 0; input < inputs; input += 1) {
      total.explained[input]! += batch.explained[input]!
      total.distance[input]! += batch.distance[input]!
    }
  }
  const { count, sum, squares } = total
  const variance = squares / count - (sum / count) ** 2
  if (!(variance > (squares / count) * 1e-12)) return null
  return total.explained.map((explained, input) => ({
    first: (2 * explained) / count / variance,
    total: total.distance[input]! / count / variance,
  }))
}
