import type { Range } from './range.ts'

/**
 * Weights of a yearly benefit over its years: year t counts (1 + rate)^−t, and what is left of it is multiplied by the
 * power t − 1 of what the drop-off leaves.
 *
 * @param years whole number, 0 or more; no years weigh nothing
 * @param discountRate above −1; 0 for prices that are present values already
 */
export function yearWeights(years: number, discountRate: number): readonly number[] {
  if (!Number.isInteger(years) || years < 0) throw new RangeError(`Expected whole years but got ${years}.`)
  if (!(discountRate > -1 && discountRate < Infinity)) {
    throw new RangeError(`Expected a discount rate above -1 but got ${discountRate}.`)
  }
  return Array.from({ length: years }, (_, index) => (1 + discountRate) ** -(index + 1))
}

/**
 * Sum of V₁(1 − dropoff)^(t−1) / (1 + rate)^t over t = 1 … years, for V₁ = 1.
 *
 * @param kept 1 − drop-off: the share of a year's benefit that the next year keeps
 * @example presentValueFactor([1 / 1.06, 1 / 1.06 ** 2], 1) // => 1.833392666429334
 */
export function presentValueFactor(weights: readonly number[], kept: number): number {
  return weights.reduceRight((sum, weight) => sum * kept + weight, 0)
}

/** The same over a range of what is kept; the factor rises with it, so the ends stay ends. */
export function presentValueRange(weights: readonly number[], kept: Range): Range {
  return {
    low: presentValueFactor(weights, kept.low),
    central: kept.central === null ? null : presentValueFactor(weights, kept.central),
    high: presentValueFactor(weights, kept.high),
  }
}
