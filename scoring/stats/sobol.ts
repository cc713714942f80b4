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
  const sums = sumsByBatch(
    plain,
    other,
    first.map((_, input) => evaluate(first.with(input, second[input]!))),
    shift,
  )
  const batches = sums[0]!.length
  const whole = sharesOf(sums, new Float64Array(batches).fill(1))
  if (whole === null) return null
  const times = new Float64Array(batches)
  const repeated = Array.from({ length: resamples }, () => {
    times.fill(0)
    for (let pick = 0; pick < batches; pick += 1) times[(random() * batches) | 0]! += 1
    return sharesOf(sums, times)
  }).filter((shares) => shares !== null)

  const estimate = (position: number): Estimate => {
    const sorted = new Float64Array(repeated.length)
    for (let index = 0; index < sorted.length; index += 1) sorted[index] = repeated[index]![position]!
    sorted.sort()
    const value = whole[position]!
    if (sorted.length === 0) return { value, low: value, high: value }
    return { value, low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) }
  }
  return first.map((_, input) => ({ first: estimate(input), total: estimate(first.length + input) }))
}

/** Batches that are resampled instead of single draws: the estimators need only their sums, at a fraction of the time. */
const BATCHES = 128

/**
 * Sums over the batches of draws, a column a sum: number of values, their sum, their sum of squares, then for each
 * input what it explains, then for each input its distance.
 */
type BatchSums = readonly Float64Array[]

function sumsByBatch(
  plain: Float64Array,
  other: Float64Array,
  mixed: readonly Float64Array[],
  shift: number,
): BatchSums {
  const size = Math.ceil(plain.length / BATCHES)
  const batches = Math.ceil(plain.length / size)
  const empty = () => new Float64Array(batches)
  const [count, sum, squares] = [empty(), empty(), empty()]
  const explained = mixed.map(empty)
  const distance = mixed.map(empty)
  for (let batch = 0; batch < batches; batch += 1) {
    const start = batch * size
    const end = Math.min(start + size, plain.length)
    count[batch] = 2 * (end - start)
    for (let draw = start; draw < end; draw += 1) {
      // Values around 0: the mean would drown the differences.
      const one = plain[draw]! - shift
      const two = other[draw]! - shift
      sum[batch]! += one + two
      squares[batch]! += one * one + two * two
    }
    for (let input = 0; input < mixed.length; input += 1) {
      const values = mixed[input]!
      let product = 0
      let square = 0
      for (let draw = start; draw < end; draw += 1) {
        const change = values[draw]! - plain[draw]!
        product += (other[draw]! - shift) * change
        square += change * change
      }
      explained[input]![batch] = product
      distance[input]![batch] = square
    }
  }
  return [count, sum, squares, ...explained, ...distance]
}

/**
 * First-order shares of all inputs, then their total shares; null where nothing varies.
 * @param times how often each batch counts
 */
function sharesOf(sums: BatchSums, times: Float64Array): readonly number[] | null {
  const [count = 0, sum = 0, squares = 0, ...perInput] = sums.map((column) => dot(column, times))
  const variance = squares / count - (sum / count) ** 2
  if (!(variance > (squares / count) * 1e-12)) return null
  const inputs = perInput.length / 2
  return perInput.map((value, position) => ((position < inputs ? 2 : 1) * value) / count / variance)
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0
  for (let index = 0; index < left.length; index += 1) sum += left[index]! * right[index]!
  return sum
}
