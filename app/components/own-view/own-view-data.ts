import type { Failure } from '#scoring/comparability/rules.ts'
import type { NetAmounts, NetValueFacts } from '#scoring/net-value/amounts.ts'
import type { CarbonPrice } from '#scoring/vocabulary.ts'
import type { OwnViewQuery } from '../../forms/own-view-query.ts'

/** What the browser needs of a case to follow the sliders, and no more. */
export interface OwnCaseData {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  /** As `levelsCode` writes them. */
  readonly levels: string
  /** Null where no change of the case is valued by a carbon price. */
  readonly carbon: {
    readonly official: { readonly 'cn-ets': NetAmounts; readonly 'epa-2.0': NetAmounts }
    /** Under the price of the address; null where it holds none. */
    readonly own: NetAmounts | null
    /** The figures without their words. */
    readonly facts: NetValueFacts
  } | null
}

/** Two cases by position, left before right, whose indexes must not be held against each other, and the rules that fail. */
export interface PairApart {
  readonly left: number
  readonly right: number
  readonly why: readonly Failure[]
}

/** The sliders and everything beside them, for the cases of a page and the settings of its address. */
export interface OwnViewData {
  readonly query: OwnViewQuery
  readonly cases: readonly OwnCaseData[]
  /** Levels of the rest of the library; null where there are too many to send along. */
  readonly others: readonly string[] | null
  readonly casesInLibrary: number
  /** Yuan of 2023 for a tonne emitted in 2023, so that a reader knows where published prices lie. */
  readonly publishedPrices: readonly { readonly carbonPrice: CarbonPrice; readonly cny2023PerTco2e: number }[]
  /** Every pair that the official verdicts keep apart: no weights of a reader's own put it in order either. */
  readonly apart: readonly PairApart[]
  /** Null where a pair is kept apart: places are an order of all cases. */
  readonly exploration: {
    readonly draws: number
    /** By case: the share of draws in which it took each place. */
    readonly shares: readonly (readonly number[])[]
  } | null
  readonly seed: number
}
