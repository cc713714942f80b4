/** What the comparison shows, in the reader's language; numbers are written out by the components. */
import type { ColumnVerdict } from '#scoring/comparability.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import type { Scored } from '#scoring/result.ts'
import type { BandResult } from '#scoring/social-value/band.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { Unit } from '#scoring/units.ts'
import type {
  AdminLevel, Dimension, EvidenceGrade, FundingScope, OutcomeKind, Qualifier, SocialIssue, Trigger,
} from '#scoring/vocabulary.ts' // prettier-ignore
import type { CaseRowView } from '../case-list/case-list-view.ts'
import type { NetSummary } from '../net-summary.ts'

export interface MainFigureView {
  readonly label: string
  readonly value: number
  readonly unit: Unit
  readonly qualifier: Qualifier
  readonly kind: OutcomeKind
  readonly basis: 'cumulative' | 'annual' | 'stock'
  readonly asOf: string
}

export interface MoneyView {
  readonly label: string
  readonly amountCny: number
  readonly qualifier: Qualifier
  readonly scope: FundingScope
  readonly when: string | null
}

interface IntervalView {
  readonly lower: number
  readonly upper: number
  readonly coverage: number
}

export interface ComparedCaseView {
  readonly id: string
  readonly kind: 'full' | 'short'
  readonly title: string
  /** The title up to its colon, for charts and sentences; unlike that of any other case compared. */
  readonly shortTitle: string
  readonly removeAddress: string
  readonly organisation: string
  readonly industry: string
  readonly issue: SocialIssue
  readonly sdgs: readonly number[]
  readonly trigger: Trigger
  readonly status: 'active' | 'ended' | 'unknown'
  readonly asOf: string
  readonly start: string | null
  readonly end: string | null
  /** Completed years at the date of the facts; a span where the dates leave it open. */
  readonly years: { readonly min: number; readonly max: number } | null
  readonly reach: {
    readonly nationwide: boolean
    readonly abroad: boolean
    readonly provinces: { readonly count: number; readonly asOf: string } | null
    readonly cities: { readonly count: number; readonly asOf: string } | null
  }
  readonly levels: readonly AdminLevel[]
  readonly partnersNamed: number
  readonly money: readonly MoneyView[]
  readonly mainFigure: MainFigureView | null
  readonly index: IntervalView & { readonly band: BandResult; readonly rank: Scored<RankInterval> }
  readonly dimensions: Readonly<Record<Dimension, IntervalView>>
  readonly net: NetSummary
  readonly priceYear: number
  readonly carbonRatio: number | null
  readonly usesCarbonPrice: boolean
  readonly socialReturn: NetValue['sroi']
  readonly harms:
    | { readonly state: 'unknown' }
    | { readonly state: 'searched-none'; readonly date: string }
    | { readonly state: 'listed'; readonly labels: readonly string[] }
  readonly evidence: {
    readonly pieces: number
    readonly sources: number
    readonly byGrade: Readonly<Record<EvidenceGrade, number>>
  }
  readonly revision: number
}

/** Cases side by side: a verdict for each value that could be held against another. */
export interface ComparisonView {
  readonly cases: readonly ComparedCaseView[]
  readonly verdicts: {
    readonly mainFigure: readonly ColumnVerdict[]
    readonly index: readonly ColumnVerdict[]
    readonly dimensions: Readonly<Record<Dimension, readonly ColumnVerdict[]>>
    readonly net: readonly ColumnVerdict[]
  }
  /** Pairs of columns. */
  readonly above: readonly (readonly [number, number])[]
  readonly overlapping: readonly (readonly [number, number])[]
}

export interface CompareView {
  readonly casesInLibrary: number
  /** Absent where fewer than two cases are chosen. */
  readonly comparison: ComparisonView | null
  readonly unknown: readonly string[]
  readonly tooMany: boolean
  readonly chosen: readonly string[]
  /** Part of the addresses of both images. */
  readonly imageQuery: string
  /** The whole library, to choose from. */
  readonly choices: readonly Pick<CaseRowView, 'id' | 'title' | 'organisation' | 'issue'>[]
}
