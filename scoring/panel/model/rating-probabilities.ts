/**
 * Probabilities of the levels 0 … top of the rating-scale model at a position on the logit scale, written into
 * `probabilities`: P_k ∝ exp(k·position + offset_k).
 *
 * @param growth exp of the offsets of the levels; offset_k = −(τ_1 + … + τ_k), so offset_0 = offset_top = 0
 * @returns the log of the sum that they were divided by
 */
export function ratingProbabilities(position: number, growth: Float64Array, probabilities: Float64Array): number {
  const top = growth.length - 1
  // Powers of a number up to 1, counted from the end that dominates: nothing overflows.
  const ratio = Math.exp(-Math.abs(position))
  let power = 1
  let sum = 0
  for (let step = 0; step <= top; step += 1) {
    const level = position > 0 ? top - step : step
    const value = power * growth[level]!
    probabilities[level] = value
    sum += value
    power *= ratio
  }
  for (let level = 0; level <= top; level += 1) probabilities[level]! /= sum
  return Math.log(sum) + (position > 0 ? top * position : 0)
}

/** Mean of the levels under these probabilities. */
export function meanLevel(probabilities: Float64Array): number {
  let sum = 0
  for (let level = 1; level < probabilities.length; level += 1) sum += level * probabilities[level]!
  return sum
}

/** Thresholds τ_1 … τ_top from the offsets of the levels. */
export function thresholdsOf(offsets: ArrayLike<number>): number[] {
  return Array.from({ length: offsets.length - 1 }, (_, step) => offsets[step]! - offsets[step + 1]!)
}
