/** What the case page shows, in the reader's language; numbers are written out by the components. */
import type { ChainStep } from '#scoring/net-value/chain.ts'
import type { FilterName, ReadFilter } from '#scoring/net-value/filters.ts'
import type { Range } from '#scoring/net-value/range.ts'
import type { NetValueRow, RowQuantity } from '#scoring/net-value/row.ts'
import type { InputShare } from '#scoring/net-value/simulation.ts'
import type { Refusal, Scored } from '#scoring/result.ts'
import type { BandResult } from '#scoring/social-value/band.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { NetValueStatus } from '#scoring/net-value/amounts.ts'
import type { SocialReturn } from '#scoring/net-value/sroi.ts'
import type { Unit } from '#scoring/units.ts'
import type {
  AdminLevel, AssetKind, CarbonPrice, ClaimantKind, Dimension, EvidenceGrade, FoundationRole, FundingScope, Indicator,
  IndicatorState, Mechanism, NotPricedCode, OutcomeKind, Qualifier, RegionScope, RowStatus, SearchScope, Sector, Side,
  Sign, SocialIssue, SourceKind, SpendingDetail, Trigger,
} from '#scoring/vocabulary.ts' // prettier-ignore
import type { RelatedCaseView } from '../related/related-view.ts'
import type { ReplyView, SentInLine } from './sent-in-view.ts'

export interface IndexView {
  readonly lower: number
  readonly upper: number
  readonly known: number | null
  readonly coverage: number
  readonly band: BandResult
  readonly rank: Scored<RankInterval>
  readonly casesInLibrary: number
  readonly dimensions: readonly {
    readonly dimension: Dimension
    readonly lower: number
    readonly upper: number
    readonly coverage: number
  }[]
  readonly indicators: readonly IndicatorView[]
}

export interface IndicatorView {
  readonly id: Indicator
  readonly dimension: Dimension
  readonly name: string
  readonly asks: string
  readonly state: IndicatorState
  readonly counted: boolean
  readonly level: { readonly min: number; readonly max: number }
  readonly anchors: readonly string[]
  readonly evidence: readonly string[]
  readonly confirmed: { readonly by: string; readonly date: string } | null
  readonly override: string | null
  readonly note: string | null
}

export interface NetRowView {
  readonly id: string
  readonly label: string
  readonly side: Side
  readonly sign: Sign
  readonly kind: OutcomeKind
  readonly status: RowStatus
  readonly code: NotPricedCode | null
  readonly reason: string | null
  readonly usesCarbonPrice: boolean
  readonly quantity: RowQuantity | null
  readonly physical: { readonly low: number; readonly high: number; readonly unit: Unit } | null
  readonly chain: readonly (Pick<
    ChainStep,
    'factorId' | 'low' | 'central' | 'high' | 'unitFrom' | 'unitTo' | 'verified' | 'currency'
  > & {
    readonly name: string
    readonly source: string
  })[]
  readonly filters: readonly (Pick<ReadFilter, 'state' | 'low' | 'high' | 'who'> & { readonly name: FilterName })[]
  readonly gross: Range | null
  readonly net: Range | null
  /** Present where the row runs over several years. */
  readonly overTime: Pick<NonNullable<NetValueRow['overTime']>, 'years' | 'byRate'> | null
  readonly evidence: readonly string[]
  readonly reasons: readonly Refusal[]
}

export interface NetChoiceView {
  readonly carbonPrice: CarbonPrice
  readonly status: NetValueStatus
  readonly median: number | null
  readonly p05: number | null
  readonly p95: number | null
  readonly bounds: { readonly low: number; readonly high: number } | null
  readonly scenario: { readonly low: number; readonly high: number } | null
  readonly rows: readonly NetRowView[]
}

export interface NetView {
  readonly harms: 'unknown' | 'searched-none' | 'listed'
  readonly harmsDate: string | null
  readonly counts: Readonly<Record<RowStatus, number>>
  /** One where no row uses the carbon price, else the two headline choices. */
  readonly choices: readonly NetChoiceView[]
  readonly usesCarbonPrice: boolean
  readonly carbonRatio: number | null
  readonly sroi: Scored<SocialReturn>
  readonly sobol: { readonly of: 'priced' | 'scenario'; readonly shares: readonly InputShare[] } | null
  readonly warnings: readonly Refusal[]
  readonly discountRate: number
  readonly draws: number
  readonly seed: number
}

export interface SeriesView {
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly kind: OutcomeKind
  readonly sign: Sign
  readonly population: string | null
  readonly partOf: { readonly label: string; readonly relation: 'certain' | 'possible' } | null
  readonly note: string | null
  readonly observations: readonly {
    readonly asOf: string
    readonly basis: 'cumulative' | 'annual' | 'stock'
    readonly value: number
    readonly qualifier: Qualifier
    readonly note: string | null
    readonly evidence: readonly string[]
  }[]
  readonly parts: readonly {
    readonly id: string
    readonly label: string
    readonly value: number
    readonly evidence: readonly string[]
  }[]
}

export interface EvidenceView {
  readonly id: string
  readonly number: number
  /** The text cites it, so the list can lead back there. */
  readonly inText: boolean
  readonly locator: string
  readonly who: string
  readonly whoKind: ClaimantKind
  readonly grade: EvidenceGrade
  readonly weak: boolean
  readonly quote: string | null
  readonly note: string | null
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly date: string | null
    readonly url: string | null
    readonly accessed: string | null
    /** The copy that was kept; it is not public. */
    readonly archived: { readonly sha256: string; readonly date: string } | null
    readonly kind: SourceKind
    readonly note: string | null
  }
}

/** Which revision a page at a permanent address shows. */
export interface EditionView {
  readonly number: number
  /** The newest one that this reader may see. */
  readonly of: number
  readonly createdAt: string
  /** When readers first saw it; null for what they never saw. */
  readonly publishedAt: string | null
  /** When another took its place. */
  readonly replacedAt: string | null
  /** What readers of the case see now; null where they see nothing. */
  readonly current: number | null
  /** Of the page, without the host. */
  readonly address: string
  /** For who writes cases: an old revision can be taken up again. */
  readonly mayWrite: boolean
}

type Cited<T> = T & { readonly evidence: readonly string[] }

export interface CaseView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly kind: 'full' | 'short'
  readonly title: string
  readonly otherTitle: string
  readonly summary: string
  readonly organisation: string
  readonly affiliates: readonly string[]
  readonly industry: string
  readonly issue: SocialIssue
  readonly sdgs: readonly { readonly goal: number; readonly assignedBy: 'source' | 'us' }[]
  readonly trigger: Trigger
  readonly innovations: readonly {
    readonly point: string
    readonly mechanism: Mechanism
    readonly assignedBy: 'source' | 'us'
  }[]
  readonly asOf: string
  readonly status: 'active' | 'ended' | 'unknown'
  readonly period: Cited<{ readonly start: string | null; readonly end: string | null }>
  readonly regions: readonly Cited<{
    readonly scope: RegionScope
    readonly provinces: readonly string[]
    readonly provinceCount: number | null
    readonly cityCount: number | null
  }>[]
  readonly levels: readonly AdminLevel[]
  readonly components: readonly Cited<{
    readonly id: string
    readonly name: string
    readonly period: { readonly start: string | null; readonly end: string | null } | null
    readonly note: string | null
  }>[]
  readonly partners: readonly Cited<{
    readonly name: string
    readonly isGroup: boolean
    readonly count: number | null
    readonly sector: Sector
    readonly affiliate: boolean
    readonly role: string
    readonly agreement: { readonly signed: string; readonly parties: string } | null
  }>[]
  readonly funding: readonly Cited<{
    readonly label: string
    readonly scope: FundingScope
    readonly amountCny: number | null
    readonly qualifier: Qualifier
    readonly payer: string
    readonly year: string | null
  }>[]
  readonly spending: readonly Cited<{ readonly detail: SpendingDetail; readonly statement: string }>[]
  readonly foundations: readonly Cited<{
    readonly name: string
    readonly role: FoundationRole
    readonly amountCny: number | null
    readonly statement: string | null
  }>[]
  readonly assets: readonly Cited<{ readonly kind: AssetKind; readonly label: string }>[]
  readonly accounts: readonly Cited<{
    readonly label: string
    readonly own: boolean
    readonly followers: number | null
    readonly reads: number | null
  }>[]
  readonly newsLog: readonly {
    readonly query: string
    readonly date: string
    readonly scope: SearchScope
    readonly distinctDomains: number
  }[]
  readonly index: IndexView
  readonly net: NetView
  readonly harms: readonly Cited<{
    readonly id: string
    readonly label: string
    readonly reason: string | null
    readonly note: string | null
    readonly code: NotPricedCode | null
  }>[]
  readonly next: readonly {
    readonly indicator: Indicator
    readonly name: string
    readonly expected: number
    readonly max: number
    readonly settledBy: string
  }[]
  readonly openQuestions: readonly {
    readonly question: string
    readonly settles: readonly string[]
    readonly where: string | null
  }[]
  readonly contradictions: readonly {
    readonly id: string
    readonly about: string
    readonly chosen: number | null
    readonly reason: string
    readonly values: readonly Cited<{ readonly value: string }>[]
  }[]
  readonly series: readonly SeriesView[]
  readonly facts: readonly Cited<{
    readonly id: string
    readonly label: string
    readonly value: number
    readonly unit: Unit
    readonly qualifier: Qualifier
    readonly context: boolean
    readonly asOf: string | null
    readonly note: string | null
  }>[]
  readonly textHtml: string
  /** The text's own sections, for the list of contents. */
  readonly textSections: readonly { readonly id: string; readonly title: string }[]
  readonly textLanguage: 'zh-CN' | 'en'
  readonly translationOutdated: boolean
  readonly evidence: readonly EvidenceView[]
  readonly sourceCount: number
  readonly related: readonly RelatedCaseView[]
  readonly ownClaimShare: number
  readonly revision: { readonly number: number; readonly digest: string; readonly createdAt: string }
  /** In the organisation's own words; no part of the case, and only with what readers see now. */
  readonly reply: ReplyView | null
  readonly sentIn: readonly SentInLine[]
  /** Present on the page of one revision. */
  readonly edition: EditionView | null
}

/** Whether the page shows something else than what readers of the case see now, of which alone there are images. */
export const isEarlier = ({ edition }: Pick<CaseView, 'edition'>): boolean =>
  edition !== null && edition.current !== edition.number
