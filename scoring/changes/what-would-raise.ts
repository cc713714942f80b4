import type { CaseFacts, LevelRange, LocalText } from '../facts.ts'
import type { NetValue } from '../net-value/net-value.ts'
import type { Refusal } from '../result.ts'
import { nextBestEvidence } from '../social-value/next-evidence.ts'
import type { SocialValueIndex } from '../social-value/social-value-index.ts'
import type { Indicator, IndicatorState, NotPricedCode } from '../vocabulary.ts'

/** What is gained: coverage is a share of 1, narrowing the points of 0-100 that the interval of the index loses. */
export interface CoverageGain {
  readonly coverageGain: number
  readonly narrowing: number
}

/** An indicator that is not exactly known, and what knowing it would bring. */
export interface IndicatorGain extends CoverageGain {
  readonly indicator: Indicator
  readonly state: IndicatorState
  /** As it counts today. */
  readonly level: LevelRange
  /** The interval of the index for each level it may turn out to have: the gain is the same, the place is not. */
  readonly ifKnown: readonly { readonly level: number; readonly lower: number; readonly upper: number }[]
  /**
   * What can be had without looking for anything: a judged level that only waits for confirmation, or one that the facts
   * propose inside the stated one. Null where neither says more than is counted already.
   */
  readonly atHand: (CoverageGain & { readonly by: 'confirming' | 'proposal'; readonly level: LevelRange }) | null
  /** The document or look-up that would settle it. */
  readonly settledBy: LocalText
}

/** A row of the net value that has no amount, or only ends. */
export interface RowGain {
  readonly row: string
  readonly label: LocalText
  readonly status: 'notPriced' | 'bounded'
  readonly code: NotPricedCode | null
  /** What stands in the way, as the row says it. */
  readonly missing: readonly Refusal[]
  /** Share of the rows that can have an amount which this one would add; 0 for a bounded row, which has one. */
  readonly valuedShareGain: number
  /** Yuan of 2023 between the ends of a bounded row: what a centre would narrow. Null for a row without an amount. */
  readonly widthCny2023: number | null
}

export interface WhatWouldRaise {
  /** Share of the index that is known, 0-1. */
  readonly coverage: number
  /** `upper` − `lower` of the index, in points. */
  readonly width: number
  /** The most gain first, equal ones in published order. */
  readonly indicators: readonly IndicatorGain[]
  /** Share of the rows that can have an amount which have one; null where no row can. */
  readonly valuedShare: number | null
  /** Rows without an amount first, then bounded ones, the widest first. */
  readonly rows: readonly RowGain[]
  /** What nobody has looked for: without harms there is no net value, without investments no social return. */
  readonly unsearched: readonly ('harms' | 'investments')[]
}

/** Rows that have no amount by their nature: nothing found later would give them one. */
const NEVER_VALUED: readonly (NotPricedCode | null)[] = ['OUTPUT_NOT_OUTCOME', 'TRANSFER', 'SUBSET', 'ETHICAL']

/**
 * What would raise the coverage of a case most. For the index: the weight that an unknown level holds back, which is
 * gained whichever level is found. For the net value, which has no coverage of that kind: the rows that could have an
 * amount and have none. The two lists are never merged, as the two methods are not.
 *
 * @param index and `net`: the results of these facts, also as they were stored
 */
export function whatWouldRaise(
  { indicators: stated, harms, investments }: Pick<CaseFacts, 'indicators' | 'harms' | 'investments'>,
  index: SocialValueIndex,
  net: Pick<NetValue, 'rows'>,
): WhatWouldRaise {
  const possible = net.rows.filter(({ code }) => !NEVER_VALUED.includes(code))
  const valued = possible.filter(({ status }) => status !== 'notPriced')
  return {
    coverage: index.coverage,
    width: index.upper - index.lower,
    indicators: nextBestEvidence(index).map(({ indicator, level, expectedNarrowing, settledBy }) => ({
      indicator,
      state: stated[indicator].state,
      level,
      ...gainOf(expectedNarrowing),
      ifKnown: intervals(index, indicator, level),
      atHand: atHand(stated[indicator].level, index, indicator),
      settledBy,
    })),
    valuedShare: possible.length === 0 ? null : valued.length / possible.length,
    rows: rowGains(possible),
    unsearched: [
      ...(harms.state === 'unknown' ? (['harms'] as const) : []),
      ...(investments.state === 'unknown' ? (['investments'] as const) : []),
    ],
  }
}

const gainOf = (narrowing: number): CoverageGain => ({ coverageGain: narrowing / 100, narrowing })

function intervals(index: SocialValueIndex, indicator: Indicator, { min, max }: LevelRange): IndicatorGain['ifKnown'] {
  const pointsPerLevel = (100 * index.indicators[indicator].weight) / 3
  return Array.from({ length: max - min + 1 }, (_, step) => ({
    level: min + step,
    lower: index.lower + pointsPerLevel * step,
    upper: index.upper - pointsPerLevel * (max - min - step),
  }))
}

function atHand(stated: LevelRange, index: SocialValueIndex, indicator: Indicator): IndicatorGain['atHand'] {
  const { state, counted, level, weight, proposal } = index.indicators[indicator]
  const waiting = state === 'proposed' && !counted
  const found = waiting ? stated : proposal?.level
  // A proposal outside the stated level is a disagreement to settle, and no gain.
  if (found === undefined || found.min < level.min || found.max > level.max) return null
  const narrowing = (100 * weight * (level.max - level.min - (found.max - found.min))) / 3
  return narrowing > 0 ? { by: waiting ? 'confirming' : 'proposal', level: found, ...gainOf(narrowing) } : null
}

function rowGains(possible: NetValue['rows']): RowGain[] {
  return possible
    .flatMap(({ id, label, status, code, reasons, netCny2023 }): RowGain[] => {
      const row = { row: id, label, code, missing: reasons }
      if (status === 'notPriced') return [{ ...row, status, valuedShareGain: 1 / possible.length, widthCny2023: null }]
      if (status !== 'bounded' || netCny2023 === null) return []
      return [{ ...row, status, valuedShareGain: 0, widthCny2023: netCny2023.high - netCny2023.low }]
    })
    .sort((left, right) => right.valuedShareGain - left.valuedShareGain || (right.widthCny2023 ?? 0) - (left.widthCny2023 ?? 0)) // prettier-ignore
}
