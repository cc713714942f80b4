import type { CaseFacts } from '../facts.ts'
import {
  amountsUnder,
  settingsOf,
  SIGNIFICANT_DIGITS,
  type NetAmounts,
  type NetValueFacts,
  type SharedWork,
} from '../net-value/amounts.ts'
import { CONVERSION_ROWS, type ConversionRow } from '../net-value/conversion-data.ts'
import type { Factor } from '../net-value/factors/factor.ts'
import { FACTORS } from '../net-value/factors/library.ts'
import type { CarbonPriceChoice } from '../net-value/own-carbon-price.ts'
import type { NetValueRow } from '../net-value/row.ts'
import { socialReturn, type SocialReturn } from '../net-value/sroi.ts'
import { ownClaimShare } from '../net-value/warnings.ts'
import type { Scored } from '../result.ts'
import { INDEX_METHOD, socialValueIndex, type SocialValueIndex } from '../social-value/social-value-index.ts'
import { roundDeep } from '../stats/round-significant.ts'

/** A version of the factor library with the exchange rates and price indices that go with it. */
export interface FactorTable {
  /** Name to show; two tables are the same only where they are one object. */
  readonly version: string
  readonly factors: readonly Factor[]
  readonly conversions: readonly ConversionRow[]
}

export interface NetScoreOptions {
  /** There is no default: it is the reader's choice. */
  readonly carbonPrice: CarbonPriceChoice
  readonly seed: number
  /** 10,000 where left out. */
  readonly draws?: number | undefined
}

/** Of a row of the net value, what a change is told from. */
export type ScoredRow = Pick<
  NetValueRow,
  'id' | 'label' | 'sign' | 'status' | 'code' | 'reasons' | 'quantity' | 'netCny2023'
>

export type IndexResult = Omit<SocialValueIndex, 'method'>

/** What a change of net value is told from: the result without what explains its spread. */
export interface NetResult {
  readonly amounts: NetAmounts
  readonly rows: readonly ScoredRow[]
  readonly socialReturn: Scored<SocialReturn>
  /** Share of the figures that only the organisation itself claims; null without figures. */
  readonly ownClaims: { readonly share: number; readonly ownClaims: number; readonly figures: number } | null
}

/** One version of the rules and weights of the index. */
export interface IndexMethod {
  readonly id: string
  readonly score: (facts: CaseFacts) => IndexResult
}

/** One version of the rules of the net value. */
export interface NetValueMethod {
  readonly id: string
  readonly score: (facts: NetValueFacts, factors: FactorTable, options: NetScoreOptions) => NetResult
}

/** The version of both methods that a side is scored by. */
export interface ScoringMethod {
  readonly index: IndexMethod
  readonly netValue: NetValueMethod
}

/** Everything that the scores of one revision come from. */
export interface ScoreSide {
  readonly facts: CaseFacts
  readonly method: ScoringMethod
  readonly factors: FactorTable
}

/** The rules of this program, `svii/1` with its default weights and `nv/1` at its base rate. */
export const CURRENT_METHOD: ScoringMethod = {
  index: { id: INDEX_METHOD, score: (facts) => socialValueIndex(facts) },
  netValue: { id: 'nv/1', score: (facts, factors, options) => netResult(facts, factors, options) },
}

/** The factors, exchange rates and price indices that this program ships. */
export const CURRENT_FACTORS: FactorTable = { version: 'shipped', factors: FACTORS, conversions: CONVERSION_ROWS }

/** A revision as this program scores it. */
export function currentSide(facts: CaseFacts): ScoreSide {
  return { facts, method: CURRENT_METHOD, factors: CURRENT_FACTORS }
}

/**
 * The net value by method `nv/1` as far as changes are told from it: the same numbers as in `netValue`, to the last
 * digit, in a small part of its time.
 * @param discountRate 0.06 where left out
 * @throws RangeError as `netValue` does
 */
export function netResult(
  facts: NetValueFacts,
  { factors, conversions }: FactorTable,
  { carbonPrice, seed, draws }: NetScoreOptions,
  discountRate?: number,
): NetResult {
  const settings = settingsOf({ factors, conversions, discountRate, draws, seed, checked: false })
  const shared: SharedWork = { rows: new Map(), drawn: new Map() }
  const { amounts, rows } = amountsUnder(carbonPrice, facts, settings, shared)
  const { median, p05, p95 } = amounts
  const spread = median === null || p05 === null || p95 === null ? null : { median, p05, p95 }
  const harmsKnown = facts.harms.state !== 'unknown'
  const social = socialReturn(facts.investments, spread, harmsKnown, settings.priceYear, settings.conversions)
  return {
    amounts: roundDeep(amounts, SIGNIFICANT_DIGITS),
    rows: rows.map(scoredRow),
    socialReturn: roundDeep(social, SIGNIFICANT_DIGITS),
    ownClaims: ownClaimShare(facts, rows),
  }
}

function scoredRow({ id, label, sign, status, code, reasons, quantity, netCny2023 }: NetValueRow): ScoredRow {
  // The figures of the case are data, not results: they keep every digit.
  return { id, label, sign, status, code, quantity, ...roundDeep({ reasons, netCny2023 }, SIGNIFICANT_DIGITS) }
}
