import type { Failure } from '#scoring/comparability/rules.ts'
import { unscorable, type Scored } from '#scoring/result.ts'
import { aggregate, type Aggregate, type LevelRanges } from '#scoring/social-value/aggregate.ts'
import { certainRanks, type RankInterval } from '#scoring/social-value/rank.ts'
import { swapWeight, type SwapWeight } from '#scoring/social-value/swap-weight.ts'
import { weightSet } from '#scoring/social-value/weights.ts'
import { DIMENSIONS, INDICATORS, type Dimension } from '#scoring/vocabulary.ts'
import type { WeightPercents } from '../../forms/own-view-state.ts'
import type { PairApart } from './own-view-data.ts'

/** One case under weights of the reader's choice; bounds on 0-100. */
export interface Standing {
  readonly lower: number
  readonly upper: number
  readonly coverage: number
  /** Pairs with this case that may not be put in order. */
  readonly apart: readonly PairApart[]
  /** `low-coverage` under these weights; `not-comparable` where the case is one of a pair kept apart. */
  readonly rankAmongCompared: Scored<RankInterval>
  /** Refused together with the rank beside it; null where the library was too large to send along. */
  readonly rankInLibrary: Scored<RankInterval> | null
}

/** Two cases that may be compared, by position; the first is the one that leads in shown score now. */
export interface PairSwaps {
  readonly first: number
  readonly second: number
  /** Both have shown the same under these weights. */
  readonly level: boolean
  readonly swaps: Readonly<Record<Dimension, Scored<SwapWeight>>>
}

export interface Standings {
  readonly cases: readonly Standing[]
  /** Every other pair: those given, and those with a case of which too little is known under these weights. */
  readonly apart: readonly PairApart[]
  readonly pairs: readonly PairSwaps[]
}

/** The levels of a case that count, as 14 hexadecimal digits: four times the minimum plus the maximum of each. */
export function levelsCode(levels: LevelRanges): string {
  return INDICATORS.map((indicator) => (levels[indicator].min * 4 + levels[indicator].max).toString(16)).join('')
}

function levelsOf(code: string): LevelRanges {
  return Object.fromEntries(
    INDICATORS.map((indicator, place) => {
      const digit = Number.parseInt(code[place]!, 16)
      return [indicator, { min: Math.floor(digit / 4), max: digit % 4 }]
    }),
  ) as unknown as LevelRanges
}

/**
 * Intervals, ranks and swap points under the reader's weights, by the methods of the official index: on the server for
 * the address, in the browser for every move of a slider.
 * @param compared level codes of the cases side by side
 * @param others level codes of the rest of the library; null where ranks in the library are not wanted
 * @param keptApart pairs that are not put in order under any weights
 */
export function standings(
  compared: readonly string[],
  others: readonly string[] | null,
  percents: WeightPercents,
  keptApart: readonly PairApart[],
): Standings {
  const shares = Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, percents[dimension] / 100]))
  const weights = weightSet('reader', shares as Record<Dimension, number>)
  const sums = compared.map((code) => aggregate(levelsOf(code), weights))
  const ranked = sums.map((sum, place) => rankedCase(`compared/${place}`, sum))
  const ranks = [...certainRanks(ranked).values()]
  const rest = others?.map((code, place) => rankedCase(`other/${place}`, aggregate(levelsOf(code), weights)))
  const inLibrary = rest ? [...certainRanks([...ranked, ...rest]).values()] : null
  const pairs = sums.flatMap((_, left) => sums.slice(left + 1).map((_, offset) => ({ left, right: left + 1 + offset })))
  const apart = pairs.flatMap(({ left, right }): readonly PairApart[] => {
    const known = keptApart.find((pair) => pair.left === left && pair.right === right)
    if (known) return [known]
    const why = [...thinness(ranks[left]!, 'left'), ...thinness(ranks[right]!, 'right')]
    return why.length > 0 ? [{ left, right, why }] : []
  })
  const isApart = (left: number, right: number) => apart.some((pair) => pair.left === left && pair.right === right)
  return {
    cases: sums.map(({ lower, upper, coverage }, place) => {
      const ofCase = apart.filter(({ left, right }) => left === place || right === place)
      const allowed = (rank: Scored<RankInterval>) =>
        rank.ok && ofCase.length > 0 ? unscorable('not-comparable') : rank
      return {
        ...{ lower, upper, coverage, apart: ofCase },
        rankAmongCompared: allowed(ranks[place]!),
        rankInLibrary: inLibrary && allowed(inLibrary[place]!),
      }
    }),
    apart,
    pairs: pairs
      .filter(({ left, right }) => !isApart(left, right))
      .map(({ left, right }) => pairSwaps(sums[left]!, sums[right]!, left, right)),
  }
}

/** A rank refused for want of knowledge, as the rule of comparison that fails for the same reason. */
function thinness(rank: Scored<RankInterval>, side: 'left' | 'right'): readonly Failure[] {
  return rank.ok ? [] : [{ code: 'coverage', detail: { ...rank.why.detail, side } }]
}

function rankedCase(id: string, { lower, upper, coverage, dimensions }: Aggregate) {
  const dimensionCoverage = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, dimensions[dimension].coverage]),
  ) as Record<Dimension, number>
  return { id, lower, upper, coverage, dimensionCoverage }
}

function pairSwaps(left: Aggregate, right: Aggregate, first: number, second: number): PairSwaps {
  const swaps = swapWeight(left, right)
  const level = left.lower === right.lower
  return left.lower >= right.lower ? { first, second, level, swaps } : { first: second, second: first, level, swaps }
}
