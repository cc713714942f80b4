/**
 * What the two methods read of a case. A parsed `Case` (cases/schema.ts) is assignable to `CaseFacts` as it is: there
 * is no mapping layer, and a test asserts the assignment. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 */
import type { Unit } from './units.ts'
import type {
  AdminLevel, AssetKind, EvidenceGrade, FoundationRole, FundingScope, Indicator, IndicatorState, NotPricedCode,
  OutcomeKind, Qualifier, RegionScope, SearchScope, Sector, Side, Sign, SpendingDetail,
} from './vocabulary.ts' // prettier-ignore

export interface LocalText {
  readonly 'zh-CN': string
  readonly en: string
}

export interface Evidenced {
  readonly evidence: readonly string[]
}

export interface PartnerFact extends Evidenced {
  /** A named body, or a described group (123万 merchants) with `count`; a group is no named partner. */
  readonly name?: LocalText | undefined
  readonly group?: LocalText | undefined
  readonly count?: number | undefined
  readonly sector: Sector
  /** A body of the same corporate group: shown, but not counted as collaboration. */
  readonly affiliate: boolean
  /** Present only where a source states a signed agreement. */
  readonly agreement?: { readonly signed: string; readonly parties: LocalText } | undefined
}

export interface RegionFact extends Evidenced {
  readonly scope: RegionScope
  /** GB/T 2260 province-level codes, six digits. */
  readonly provinces: readonly string[]
  /** Number of province-level units where a source gives only the number. */
  readonly provinceCount?: number | undefined
  readonly cities?: readonly string[] | undefined
  readonly cityCount?: number | undefined
}

export interface FundingFact extends Evidenced {
  readonly scope: FundingScope
  /** Yuan as reported; absent where only a statement or a gift in kind is known. */
  readonly amountCny?: number | undefined
  /** Exact where left out. */
  readonly qualifier?: Qualifier | undefined
  /** `YYYY` where the amount is of one year. */
  readonly year?: string | undefined
  readonly period?: { readonly start?: string | undefined; readonly end?: string | undefined } | undefined
}

export interface SpendingFact extends Evidenced {
  readonly detail: SpendingDetail
}

export interface FoundationFact extends Evidenced {
  readonly role: FoundationRole
  readonly registerId?: string | undefined
  readonly amountCny?: number | undefined
}

export interface AssetFact extends Evidenced {
  readonly kind: AssetKind
}

export interface EnquiryFact {
  readonly sent: string
  readonly replied?: string | undefined
  readonly substantive: boolean
}

export interface NewsLogFact {
  readonly date: string
  readonly scope: SearchScope
  readonly distinctDomains: number
  /** Months before `date` that the search covered; absent where any date counted. */
  readonly windowMonths?: number | undefined
}

export interface AccountFact extends Evidenced {
  /** False: third parties post about the project. */
  readonly own: boolean
  readonly followers?: number | undefined
  readonly reads?: number | undefined
}

export interface LevelRange {
  readonly min: 0 | 1 | 2 | 3
  readonly max: 0 | 1 | 2 | 3
}

export interface Coding extends Evidenced {
  readonly coder: string
  readonly date: string
  readonly level: LevelRange
}

export interface IndicatorFact extends Evidenced {
  readonly state: IndicatorState
  readonly level: LevelRange
  readonly codings: readonly Coding[]
}

export type ObservationBasis =
  | { readonly kind: 'cumulative'; readonly from?: string | undefined; readonly to: string }
  | { readonly kind: 'annual'; readonly year: string }
  | { readonly kind: 'stock'; readonly at: string }

export interface Observation extends Evidenced {
  readonly asOf: string
  readonly basis: ObservationBasis
  readonly value: number
  readonly qualifier: Qualifier
}

/** A share between 0 and 1 that a filter takes away, known from evidence, assumed by somebody named, or unknown. */
export type FilterShare =
  | { readonly state: 'unknown' }
  | {
      readonly state: 'evidenced'
      readonly low: number
      readonly central?: number | undefined
      readonly high: number
      readonly evidence: readonly string[]
    }
  | {
      readonly state: 'assumed'
      readonly low: number
      readonly central?: number | undefined
      readonly high: number
      readonly who: string
      readonly why: LocalText
    }

export interface Valuation {
  /** Factor ids applied in order to the quantity; `carbon-price` stands for the carbon price the reader chooses. */
  readonly chain: readonly string[]
  readonly deadweight: FilterShare
  readonly displacement: FilterShare
  /** Share of the change due to others. */
  readonly attribution: FilterShare
  readonly dropoff: FilterShare
  /** Years over which an annual benefit lasts; only with evidence or an assumption. */
  readonly benefitYears?: number | undefined
  readonly note?: LocalText | undefined
}

export interface OutcomeFact {
  readonly id: string
  readonly label: LocalText
  readonly unit: Unit
  readonly side: Side
  readonly sign: Sign
  readonly kind: OutcomeKind
  readonly partOf?: { readonly id: string; readonly relation: 'certain' | 'possible' } | undefined
  /** The part of the project it belongs to; absent where it is of the whole. */
  readonly component?: string | undefined
  readonly observations: readonly Observation[]
  readonly valuation?: Valuation | undefined
  readonly notPriced?: { readonly code: NotPricedCode; readonly reason: LocalText } | undefined
}

export type Register<T> =
  | { readonly state: 'unknown' }
  | { readonly state: 'searched-none'; readonly date: string }
  | { readonly state: 'listed'; readonly items: readonly T[] }

export interface InvestmentFact extends Evidenced {
  readonly label: LocalText
  readonly amountCny: number
  readonly year: string
  readonly scope: FundingScope
}

export interface CaseFacts {
  readonly id: string
  readonly asOf: string
  readonly status: 'active' | 'ended' | 'unknown'
  readonly period: {
    /** Absent where no source gives a start. */
    readonly start?: string | undefined
    readonly end?: string | undefined
    readonly evidence: readonly string[]
  }
  readonly evidence: readonly { readonly id: string; readonly grade: EvidenceGrade }[]
  readonly partners: readonly PartnerFact[]
  readonly regions: readonly RegionFact[]
  readonly levels: readonly { readonly level: AdminLevel; readonly evidence: readonly string[] }[]
  readonly funding: readonly FundingFact[]
  readonly spending: readonly SpendingFact[]
  readonly foundations: readonly FoundationFact[]
  readonly assets: readonly AssetFact[]
  readonly enquiryLog: readonly EnquiryFact[]
  readonly newsLog: readonly NewsLogFact[]
  readonly accounts: readonly AccountFact[]
  readonly indicators: Readonly<Record<Indicator, IndicatorFact>>
  readonly outcomes: readonly OutcomeFact[]
  readonly harms: Register<OutcomeFact>
  readonly investments: Register<InvestmentFact>
}
