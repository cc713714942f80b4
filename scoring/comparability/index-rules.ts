/** What may be compared between two indexes, and between two of their dimensions. */
import { RANK_COVERAGE } from '../social-value/rank.ts'
import { DIMENSIONS, type Dimension } from '../vocabulary.ts'
import { periodFailures } from './period.ts'
import { sameOrFailure, type ComparisonRules, type Failure } from './rules.ts'

interface ScoredInterval {
  /** Method with its version. */
  readonly method: string
  /** Date of the facts that it stands on. */
  readonly asOf: string
  readonly lower: number
  readonly upper: number
  readonly coverage: number
}

export interface ComparedIndex extends ScoredInterval {
  readonly dimensionCoverage: Readonly<Record<Dimension, number>>
}

export type ComparedDimension = ScoredInterval

/** Coverages are rounded to 10 decimals; the limit itself is enough. */
const TOLERANCE = 1e-9

const between = (left: ScoredInterval, right: ScoredInterval): readonly Failure[] => [
  ...sameOrFailure('method', left.method, right.method),
  ...periodFailures({ kind: 'moment', at: left.asOf }, { kind: 'moment', at: right.asOf }),
]

/**
 * Whole indexes: `coverage` (60 % overall and a third in each dimension, as for a rank), `method`, `period` (the facts
 * are more than twelve months apart).
 */
export const INDEX_RULES: ComparisonRules<ComparedIndex> = {
  own: ({ coverage, dimensionCoverage }) => [
    ...shortfall(coverage, RANK_COVERAGE.overall),
    ...DIMENSIONS.flatMap((dimension) =>
      shortfall(dimensionCoverage[dimension], RANK_COVERAGE.eachDimension, dimension),
    ),
  ],
  between,
}

/** One dimension: the same rules, with a third of it known. */
export const DIMENSION_RULES: ComparisonRules<ComparedDimension> = {
  own: ({ coverage }) => shortfall(coverage, RANK_COVERAGE.eachDimension),
  between,
}

function shortfall(coverage: number, needed: number, dimension?: Dimension): readonly Failure[] {
  if (coverage >= needed - TOLERANCE) return []
  return [{ code: 'coverage', detail: { coverage, needed, ...(dimension === undefined ? {} : { dimension }) } }]
}
