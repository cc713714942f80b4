import type { LevelRange } from '../facts.ts'
import { DIMENSIONS, INDICATORS, LEVELS, type Dimension, type Indicator } from '../vocabulary.ts'
import { DEFAULT_WEIGHTS, indicatorsOf, type WeightSet } from './weights.ts'

export type LevelRanges = Readonly<Record<Indicator, LevelRange>>

/** Bounds on 0-100, and the share of the weight that is known; `upper - lower = 100 * (1 - coverage)`. */
export interface Bounds {
  /** Every level at its minimum: the score that has been shown (已证实得分). */
  readonly lower: number
  /** Every level at its maximum. */
  readonly upper: number
  /**
   * Mean over exactly known levels only, null where there is none. A footnote: it rewards silence, so nothing is ever
   * ranked by it, and levels known in part are outside it.
   */
  readonly known: number | null
  /** Between 0 and 1. */
  readonly coverage: number
}

export interface Aggregate extends Bounds {
  readonly dimensions: Readonly<Record<Dimension, Bounds & { readonly weight: number }>>
}

const HIGHEST_LEVEL = 3

/**
 * Adds level ranges up to the index: a dimension is the weighted mean of level/3, the index the weighted mean of the
 * dimensions, times 100. The bounds renormalise nothing; only `known` does, over dimensions that have a known level.
 *
 * Results are rounded to 10 decimals, so that cases equal on paper are equal in ranks and bands too.
 * @param levels a range for every indicator; a minimum above its maximum or a level outside 0-3 throws `RangeError`
 */
export function aggregate(levels: LevelRanges, weights: WeightSet = DEFAULT_WEIGHTS): Aggregate {
  for (const indicator of INDICATORS) requireRange(indicator, levels[indicator])
  const raw = DIMENSIONS.map((dimension) => dimensionBounds(dimension, levels, weights))
  const weighted = raw.map((bounds, index) => ({ ...bounds, weight: weights.dimensions[DIMENSIONS[index]!] }))
  const sum = (pick: (bounds: (typeof weighted)[number]) => number) =>
    weighted.reduce((total, bounds) => total + bounds.weight * pick(bounds), 0)
  const knownWeight = sum((bounds) => (bounds.known === null ? 0 : 1))
  return {
    lower: rounded(sum((bounds) => bounds.lower)),
    upper: rounded(sum((bounds) => bounds.upper)),
    known: knownWeight > 0 ? rounded(sum((bounds) => bounds.known ?? 0) / knownWeight) : null,
    coverage: rounded(sum((bounds) => bounds.coverage)),
    dimensions: Object.fromEntries(
      weighted.map((bounds, index) => [DIMENSIONS[index], roundedBounds(bounds)]),
    ) as Aggregate['dimensions'],
  }
}

function dimensionBounds(dimension: Dimension, levels: LevelRanges, weights: WeightSet): Bounds {
  let lower = 0
  let upper = 0
  let known = 0
  let knownWeight = 0
  for (const indicator of indicatorsOf(dimension)) {
    const weight = weights.within[indicator]
    const { min, max } = levels[indicator]
    lower += (weight * min) / HIGHEST_LEVEL
    upper += (weight * max) / HIGHEST_LEVEL
    if (min === max) {
      known += (weight * min) / HIGHEST_LEVEL
      knownWeight += weight
    }
  }
  return {
    lower: 100 * lower,
    upper: 100 * upper,
    known: knownWeight > 0 ? (100 * known) / knownWeight : null,
    coverage: 1 - (upper - lower),
  }
}

function requireRange(indicator: Indicator, { min, max }: LevelRange): void {
  if (!LEVELS.includes(min) || !LEVELS.includes(max) || min > max) {
    throw new RangeError(`Expected ${indicator} between 0 and 3, minimum first, but got ${min}-${max}.`)
  }
}

function roundedBounds<T extends Bounds>(bounds: T): T {
  const { lower, upper, known, coverage } = bounds
  return {
    ...bounds,
    lower: rounded(lower),
    upper: rounded(upper),
    known: known === null ? null : rounded(known),
    coverage: rounded(coverage),
  }
}

function rounded(value: number): number {
  // Adding 0 turns the negative zero of a tiny negative rest into 0.
  return Math.round(value * 1e10) / 1e10 + 0
}
