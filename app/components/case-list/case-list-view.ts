/** What the library page shows, in the reader's language; numbers are written out by the components. */
import type { Scored } from '#scoring/result.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { SocialIssue } from '#scoring/vocabulary.ts'
import type { CaseFacet, CaseSort, LeftOutCondition } from '../../forms/case-filter.ts'
import type { Snippet, SnippetPart } from '../../search/snippet.ts'
import type { NetSummary } from '../net-summary.ts'

/** A case in a list: what it is, and both measures. */
export interface CaseRowView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly kind: 'full' | 'short'
  readonly title: string
  readonly organisation: string
  readonly issue: SocialIssue
  readonly summary: string
  readonly asOf: string
  readonly index: { readonly lower: number; readonly upper: number; readonly coverage: number }
  readonly rank: Scored<RankInterval>
  readonly net: NetSummary
}

/** A case that was looked for, with the words marked where they stand. */
export interface FoundRowView extends CaseRowView {
  readonly titleParts: readonly SnippetPart[]
  readonly summaryParts: readonly SnippetPart[]
  /** From other texts, and from the summary in the other language. */
  readonly snippets: readonly Snippet[]
}

export interface FacetChoiceView {
  readonly value: string
  /** Set where the value is a name; other values are words of the dictionary. */
  readonly name: string | null
  readonly count: number
  readonly chosen: boolean
  /** One of the values that most of the library has; the others stand behind “more”. */
  readonly common: boolean
}

/** One condition in force, and the list without it. */
export interface ConditionView {
  readonly condition: 'q' | CaseFacet
  readonly value: string
  readonly name: string | null
  readonly withoutAddress: string
}

export interface CaseListView {
  readonly casesInLibrary: number
  /** Cases that meet every condition, on all pages. */
  readonly total: number
  readonly words: string
  readonly sort: CaseSort
  readonly facets: readonly {
    readonly facet: CaseFacet
    readonly choices: readonly FacetChoiceView[]
    /** Rarer values that the form leaves out. */
    readonly notOffered: number
  }[]
  readonly conditions: readonly ConditionView[]
  readonly leftOut: readonly LeftOutCondition[]
  /** Words of the reader that others stand for as well. */
  readonly alsoSearched: readonly { readonly word: string; readonly synonyms: readonly string[] }[]
  /** The list for exactly the words that were typed; null where nothing else was looked for. */
  readonly exactAddress: string | null
  readonly rows: readonly FoundRowView[]
  readonly page: number
  readonly pages: number
  /** Place of the first row among all that were found, from 1. */
  readonly firstPlace: number
  readonly pageAddresses: {
    readonly first: string
    readonly last: string
    readonly previous: string | null
    readonly next: string | null
  }
  /** For an empty list: other words that would find something. */
  readonly looser: readonly { readonly words: string; readonly count: number; readonly address: string }[]
  /** For an empty list: each condition with how many cases there are without it. */
  readonly removals: readonly {
    readonly condition: 'q' | CaseFacet
    readonly values: readonly { readonly value: string; readonly name: string | null }[]
    readonly count: number
    readonly address: string
  }[]
}
