import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'

/** Probability that chi-squared exceeds a value. @example chiSquaredTail(3.841458820694124, 1) // => 0.05 */
export function chiSquaredTail(value: number, df: number): number {
  return incompleteGamma(value / 2, df / 2).above
}

/** Probability that a standard normal lies further from 0 than `z`, to both sides. Infinity gives 0. */
export function normalTwoSided(z: number): number {
  return incompleteGamma((z * z) / 2, 0.5).above
}

/** Probability that Student's t lies further from 0 than `t`, to both sides. Infinity gives 0. */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t
  if (square === Infinity) return 0
  return incompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5).below
}
