/** What the comparison shows, in the reader's language; numbers are written out by the components. */
import type { CompareVerdicts } from '#scoring/comparability/case-verdicts.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import type { Scored } from '#scoring/result.ts'
import type { LevelRange } from '#scoring/facts.ts'
import type { BandResult } from '#scoring/social-value/band.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type {
  AdminLevel, Dimension, EvidenceGrade, FundingScope, Indicator, IndicatorState, Qualifier, SocialIssue,
  Trigger,
} from '#scoring/vocabulary.ts' // prettier-ignore
import type { CompareState, IgnoredPart } from '../../forms/compare-query.ts'
import type { CaseRowView } from '../case-list/case-list-view.ts'
import type { NetSummary } from '../net-summary.ts'
import type { FigureView } from './figure-view.ts'
import type { OwnViewData } from '../own-view/own-view-data.ts'

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

/** Which revision a column shows, and what else there is of the case. */
export interface RevisionView {
  readonly number: number
  /** ISO 8601; unknown only where the library was never in a database. */
  readonly publishedAt: string | null
  /** The address names this revision, and will show it for good. */
  readonly pinned: boolean
  readonly latest: number
  /** The same view with the latest revision in this column; absent where it shows it. */
  readonly latestAddress: string | null
  /** Other revisions that were published, newest first, each with the address that puts it beside this one. */
  readonly others: readonly { readonly number: number; readonly publishedAt: string; readonly address: string | null }[]
}

/** One indicator of the index: its level, how it is known, and how many pieces of evidence it rests on. */
export interface IndicatorLevelView {
  readonly level: LevelRange
  readonly state: IndicatorState
  readonly evidence: number
}

export interface ComparedCaseView {
  /** The column as an address names it: unlike that of any other. */
  readonly column: string
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly kind: 'full' | 'short'
  readonly title: string
  /** The title up to its colon, for charts and sentences; unlike that of any other case compared. */
  readonly shortTitle: string
  readonly revision: RevisionView
  readonly addresses: { readonly remove: string; readonly left: string | null; readonly right: string | null }
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
  readonly mainFigure: FigureView | null
  readonly mainMoney: FigureView | null
  readonly index: IntervalView & {
    readonly method: string
    readonly band: BandResult
    readonly rank: Scored<RankInterval>
  }
  readonly dimensions: Readonly<Record<Dimension, IntervalView>>
  readonly indicators: Readonly<Record<Indicator, IndicatorLevelView>>
  readonly net: NetSummary
  readonly netMethod: string
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
}

/** Cases side by side: a verdict for each value that could be held against another. */
export interface ComparisonView {
  readonly cases: readonly ComparedCaseView[]
  readonly indicatorNames: Readonly<Record<Indicator, string>>
  readonly verdicts: CompareVerdicts['rows']
  /** Every two columns once. */
  readonly pairs: CompareVerdicts['pairs']
  /** Each rule that fails somewhere in these verdicts: what that means, and what would help. */
  readonly failingRules: readonly { readonly name: string; readonly means: string; readonly fix: string }[]
  /** Pairs of columns whose indexes may be held against each other. */
  readonly above: readonly (readonly [number, number])[]
  readonly overlapping: readonly (readonly [number, number])[]
}

/** What an address asked for and did not get, each said in a sentence. */
export type CompareNotice =
  | IgnoredPart
  | { readonly kind: 'unknown' | 'withdrawn' | 'same'; readonly values: readonly string[] }
  /** The latest revision stands in its place; `published` are the numbers that could have been asked for. */
  | { readonly kind: 'unpublished'; readonly title: string; readonly asked: number; readonly shown: number; readonly published: readonly number[] } // prettier-ignore
  | { readonly kind: 'tooMany'; readonly given: number }
  | { readonly kind: 'tooFew' }

/** A case that could be added, and the address that adds it; none where the view is full. */
export interface ChoiceView extends Pick<CaseRowView, 'id' | 'title' | 'organisation' | 'issue'> {
  /** As a form sends it: with its revision where the address named one. */
  readonly column: string
  /** The revision that the address named. */
  readonly revision: number | null
  readonly chosen: boolean
}

export interface CompareView {
  readonly casesInLibrary: number
  /** Absent where fewer than two cases are chosen. */
  readonly comparison: ComparisonView | null
  /** What the reader may set for themselves; absent where nothing is compared. */
  readonly own: OwnViewData | null
  readonly notices: readonly CompareNotice[]
  /** What the address says, as far as it could be followed. */
  readonly state: CompareState
  /** The same view for good, and the same with whatever is the latest. */
  readonly pinnedAddress: string
  readonly latestAddress: string
  /** Part of the addresses of both images. */
  readonly imageQuery: string
  /** Cases to choose from: those the reader looks for, else the whole library, in both cases the first of them. */
  readonly choices: readonly ChoiceView[]
  readonly choicesFound: number
}
