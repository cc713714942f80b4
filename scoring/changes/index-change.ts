import type { LevelRange } from '../facts.ts'
import type { BandResult } from '../social-value/band.ts'
import { DIMENSIONS, INDICATORS, type Dimension, type Indicator, type IndicatorState } from '../vocabulary.ts'
import type { IndexResult, ScoreSide } from './method.ts'
import { partsOf, type SingleChange } from './single-changes.ts'
import { mixesOf, numberChange, type NumberChange, type Pair } from './number-change.ts'

const HIGHEST_LEVEL = 3

/** An interval on 0-100 and the share that is known, 0-1. */
export interface BoundsChange {
  readonly lower: NumberChange
  readonly upper: NumberChange
  readonly coverage: NumberChange
}

export interface IndicatorChange {
  readonly state: Pair<IndicatorState>
  /** Whether the stated level counts. */
  readonly counted: Pair<boolean>
  /** The level as it counts, 0-3. */
  readonly min: NumberChange
  readonly max: NumberChange
  /** What it adds to the two ends of the index, in points of 0-100: weight × level / 3. */
  readonly lowerPoints: NumberChange
  readonly upperPoints: NumberChange
  /** The level that the facts propose beside the stated one; advice, and no part of any split. */
  readonly proposal: Pair<LevelRange | null>
}

export interface IndexChange extends BoundsChange {
  readonly method: Pair<string>
  readonly band: Pair<BandResult>
  /** The mean over exactly known levels, 0-100: a footnote, and without a number where none is known. */
  readonly known: NumberChange
  readonly dimensions: Readonly<Record<Dimension, BoundsChange>>
  readonly indicators: Readonly<Record<Indicator, IndicatorChange>>
}

/**
 * How the index of a case changed between two sides, each number with the four parts of its change. An index of a case
 * always has bounds; only `known` can lack a number.
 * @param singles the fields that differ, from `singleChanges`
 */
export function indexChange(before: ScoreSide, after: ScoreSide, singles: readonly SingleChange[]): IndexChange {
  const parts = partsOf(singles.filter(({ subject }) => subject.kind === 'indicator'))
  const mixes = mixesOf(before, after, parts, ({ facts, method }) => method.index.score(facts))
  const change = (pick: (result: IndexResult) => number | null) => numberChange(mixes, pick)
  const pair = <T>(pick: (result: IndexResult) => T): Pair<T> => ({
    before: pick(mixes.before),
    after: pick(mixes.after),
  })
  const boundsOf = (
    pick: (result: IndexResult) => { lower: number; upper: number; coverage: number },
  ): BoundsChange => ({
    lower: change((result) => pick(result).lower),
    upper: change((result) => pick(result).upper),
    coverage: change((result) => pick(result).coverage),
  })
  const dimensions = DIMENSIONS.map((id) => [id, boundsOf((result) => result.dimensions[id])])
  const indicators = INDICATORS.map((id): [Indicator, IndicatorChange] => [
    id,
    {
      state: pair((result) => result.indicators[id].state),
      counted: pair((result) => result.indicators[id].counted),
      min: change((result) => result.indicators[id].level.min),
      max: change((result) => result.indicators[id].level.max),
      lowerPoints: change((result) => points(result, id, 'min')),
      upperPoints: change((result) => points(result, id, 'max')),
      proposal: pair((result) => result.indicators[id].proposal?.level ?? null),
    },
  ])
  return {
    method: { before: before.method.index.id, after: after.method.index.id },
    band: pair((result) => result.band),
    ...boundsOf((result) => result),
    known: change((result) => result.known),
    dimensions: Object.fromEntries(dimensions) as IndexChange['dimensions'],
    indicators: Object.fromEntries(indicators) as IndexChange['indicators'],
  }
}

function points({ indicators }: IndexResult, id: Indicator, end: keyof LevelRange): number {
  const { weight, level } = indicators[id]
  return (100 * weight * level[end]) / HIGHEST_LEVEL
}
