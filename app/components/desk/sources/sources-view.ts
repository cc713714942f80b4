import type { SourceKind } from '#scoring/vocabulary.ts'
import type { LeftOutSourceCondition, SourceFilter } from '../../../forms/desk/source-filter.ts'

export interface SourceAddress {
  readonly url: string
  /** What came of asking it the last time. */
  readonly check: {
    readonly outcome: 'reachable' | 'moved' | 'gone' | 'unsure'
    /** A status, or the code of what went wrong. */
    readonly detail: string
    readonly movedTo: string | null
    readonly checkedAt: string
  } | null
}

export interface SourceRow {
  readonly anchor: string
  readonly title: string
  readonly publisher: string
  readonly date: string | null
  readonly kinds: readonly SourceKind[]
  readonly addresses: readonly SourceAddress[]
  readonly uses: readonly {
    readonly caseId: string
    readonly title: string
    readonly evidence: number
    /** As `A 1, C 2`; only grades that occur. */
    readonly grades: string
  }[]
  readonly oldestAccess: string | null
  readonly hasCopy: boolean
  /** Copies that cases point to and that are kept no more. */
  readonly removedCopies: readonly { readonly sha256: string; readonly date: string; readonly reason: string }[]
  readonly marks: readonly ('old' | 'contradicted' | 'unused' | 'no-access' | 'no-copy')[]
  /** What sources disagree on. */
  readonly disagreements: readonly { readonly caseId: string; readonly about: string }[]
}

export interface SourcesView {
  readonly filter: SourceFilter
  readonly leftOut: readonly LeftOutSourceCondition[]
  /** Of all that meet the conditions. */
  readonly total: number
  readonly rows: readonly SourceRow[]
  readonly pages: number
  readonly csvAddress: string
  readonly unreadable: readonly string[]
}
