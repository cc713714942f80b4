import { DIMENSIONS, DIMENSION_OF, INDICATORS, type Dimension, type Indicator } from '../vocabulary.ts'

/** How much each dimension counts, and each indicator inside its dimension; both are shares that sum to 1. */
export interface WeightSet {
  readonly id: string
  readonly dimensions: Readonly<Record<Dimension, number>>
  readonly within: Readonly<Record<Indicator, number>>
}

const TOLERANCE = 1e-9

/** The indicators of a dimension, in published order. */
export function indicatorsOf(dimension: Dimension): Indicator[] {
  return INDICATORS.filter((indicator) => DIMENSION_OF[indicator] === dimension)
}

/** Equal shares inside each dimension. */
export const EQUAL_WITHIN = Object.fromEntries(
  INDICATORS.map((indicator) => [indicator, 1 / indicatorsOf(DIMENSION_OF[indicator]).length]),
) as Readonly<Record<Indicator, number>>

/**
 * Makes a weight set. Shares that are negative, not finite, or do not sum to 1 within 1e-9 throw `RangeError`: they are
 * never silently rescaled, because the reader would see weights nobody chose.
 *
 * @param dimensions share of each dimension, summing to 1
 * @param within share of each indicator inside its dimension, summing to 1 in each; equal where left out
 * @example weightSet('mission-first', { mission: 0.4, execution: 0.2, finance: 0.2, communication: 0.2 })
 */
export function weightSet(
  id: string,
  dimensions: Readonly<Record<Dimension, number>>,
  within: Readonly<Record<Indicator, number>> = EQUAL_WITHIN,
): WeightSet {
  requireShares(`weights "${id}" of the dimensions`, DIMENSIONS.map((dimension) => dimensions[dimension])) // prettier-ignore
  for (const dimension of DIMENSIONS) {
    const shares = indicatorsOf(dimension).map((indicator) => within[indicator])
    requireShares(`weights "${id}" inside ${dimension}`, shares)
  }
  return { id, dimensions, within }
}

/** Share of one indicator in the whole index, between 0 and 1. */
export function indicatorWeight(weights: WeightSet, indicator: Indicator): number {
  return weights.dimensions[DIMENSION_OF[indicator]] * weights.within[indicator]
}

/** A quarter for each dimension, so that execution does not lead merely because it has five indicators. */
export const DEFAULT_WEIGHTS = weightSet('default', {
  mission: 1 / 4,
  execution: 1 / 4,
  finance: 1 / 4,
  communication: 1 / 4,
})

/** One fourteenth for each indicator. */
export const FLAT_WEIGHTS = weightSet('flat', {
  mission: 3 / 14,
  execution: 5 / 14,
  finance: 3 / 14,
  communication: 3 / 14,
})

function requireShares(what: string, shares: readonly number[]): void {
  for (const share of shares) {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`Expected ${what} between 0 and 1 but got ${share}.`)
  }
  const sum = shares.reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 1) > TOLERANCE) throw new RangeError(`Expected ${what} to sum to 1 but got ${sum}.`)
}
