import type { CaseFacts, IndicatorFact, LevelRange } from '../facts.ts'
import {
  DIMENSION_OF, INDICATORS, JUDGED_INDICATORS, type Dimension, type Indicator, type IndicatorState,
} from '../vocabulary.ts' // prettier-ignore
import { aggregate, type Aggregate, type LevelRanges } from './aggregate.ts'
import { bandOf, type BandResult } from './band.ts'
import { proposeLevels } from './derive.ts'
import type { Proposal } from './proposal.ts'
import { DEFAULT_WEIGHTS, indicatorWeight, type WeightSet } from './weights.ts'

/** Changes with any rule that can change a number. */
export const INDEX_METHOD = 'svii/1'

export interface IndicatorScore {
  readonly dimension: Dimension
  /** Share of the whole index, between 0 and 1. */
  readonly weight: number
  readonly state: IndicatorState
  /** The level as it enters the index: 0-3 where the stated level does not count. */
  readonly level: LevelRange
  readonly counted: boolean
  /** What the facts would propose, beside what the case states. */
  readonly proposal: Proposal | null
  readonly evidence: readonly string[]
}

/** The index of one case, on 0-100, with everything needed to see how it came about. */
export interface SocialValueIndex extends Aggregate {
  readonly method: typeof INDEX_METHOD
  /** Id of the weight set. */
  readonly weights: string
  readonly band: BandResult
  readonly indicators: Readonly<Record<Indicator, IndicatorScore>>
}

const UNKNOWN: LevelRange = { min: 0, max: 3 }
const NONE: LevelRange = { min: 0, max: 0 }

/**
 * Scores a case by the social value impact index, method `svii/1`: how a project is organised and disclosed, never what
 * it changed. Unknown levels widen the interval and are never read as zero. Rules: scoring/README.md.
 */
export function socialValueIndex(facts: CaseFacts, weights: WeightSet = DEFAULT_WEIGHTS): SocialValueIndex {
  const proposals = proposeLevels(facts)
  const levels = countedLevels(facts.indicators)
  const sums = aggregate(levels, weights)
  const indicators = Object.fromEntries(
    INDICATORS.map((indicator): [Indicator, IndicatorScore] => {
      const { state, evidence } = facts.indicators[indicator]
      const score = {
        dimension: DIMENSION_OF[indicator],
        weight: indicatorWeight(weights, indicator),
        state,
        level: levels[indicator],
        counted: counts(indicator, state),
        proposal: proposals[indicator],
        evidence,
      }
      return [indicator, score]
    }),
  ) as SocialValueIndex['indicators']
  return { method: INDEX_METHOD, weights: weights.id, ...sums, band: bandOf(sums.lower, sums.upper), indicators }
}

/** The levels that enter the index: what the case states, 0 where a search found none, 0-3 where nothing counts. */
export function countedLevels(indicators: Readonly<Record<Indicator, IndicatorFact>>): LevelRanges {
  return Object.fromEntries(
    INDICATORS.map((indicator): [Indicator, LevelRange] => {
      const { state, level } = indicators[indicator]
      if (!counts(indicator, state)) return [indicator, UNKNOWN]
      return [indicator, state === 'searched-none' ? NONE : level]
    }),
  ) as LevelRanges
}

/** A judged level counts only once somebody confirmed it. */
function counts(indicator: Indicator, state: IndicatorState): boolean {
  if (state === 'unknown') return false
  return state !== 'proposed' || !(JUDGED_INDICATORS as readonly Indicator[]).includes(indicator)
}
