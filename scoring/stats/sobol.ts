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
  const chosen = new Uint8Array(batches.length)
  const repeated = Array.from({ length: resamples }, () => {
    for (let index = 0; index < chosen.length; index += 1) chosen[index] = Math.floor(random() * batches.length)
    return sharesOf(batches, chosen)
  }).filter((shares) => shares !== null)

  const estimate = (position: number): Estimate => {
    const sorted = Float64Array.from(repeated, (shares) => shares[position]!).sort()
    const value = whole[position]!
    if (sorted.length === 0) return { value, low: value, high: value }
    return { value, low: quantileOfSorted(sorted, 0.05), high: quantileOfSorted(sorted, 0.95) }
  }
  return first.map((_, input) => ({ first: estimate(input), total: estimate(first.length + input) }))
}

/** Batches that are resampled instead of single draws: the estimators need only their sums, at a fraction of the time. */
const BATCHES = 128

/**
 * Sums over one batch of draws, in one array so that resampling is adding arrays: number of values, their sum and sum
 * of squares, then for each input what it explains, then for each input its distance.
 */
type BatchSums = Float64Array
const FIRST_INPUT = 3

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
    let sum = 0
    let squares = 0
    for (let draw = start; draw < end; draw += 1) {
      // Values around 0: the mean would drown the differences.
      const one = plain[draw]! - shift
      const two = other[draw]! - shift
      sum += one + two
      squares += one * one + two * two
    }
    const batch = new Float64Array(FIRST_INPUT + 2 * mixed.length)
    batch.set([2 * (end - start), sum, squares])
    for (const [input, values] of mixed.entries()) {
      let explained = 0
      let distance = 0
      for (let draw = start; draw < end; draw += 1) {
        const change = values[draw]! - plain[draw]!
        explained += (other[draw]! - shift) * change
        distance += change * change
      }
      batch[FIRST_INPUT + input] = explained
      batch[FIRST_INPUT + mixed.length + input] = distance
    }
    batches.push(batch)
  }
  return batches
}

/** First-order shares of all inputs, then their total shares; null where nothing varies. */
function sharesOf(batches: readonly BatchSums[], chosen: Iterable<number>): Float64Array | null {
  const total = new Float64Array(batches[0]!.length)
  for (const index of chosen) {
    const batch = batches[index]!
    for (let position = 0; position < total.length; position += 1) total[position]! += batch[position]!
  }
  const [count = 0, sum = 0, squares = 0] = total
  const variance = squares / count - (sum / count) ** 2
  if (!(variance > (squares / count) * 1e-12)) return null
  const shares = total.subarray(FIRST_INPUT)
  const inputs = shares.length / 2
  for (let position = 0; position < shares.length; position += 1) {
    shares[position] = ((position < inputs ? 2 : 1) * shares[position]!) / count / variance
  }
  return shares
}
