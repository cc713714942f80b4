import type { EvidenceFindingKind } from '#cases/evidence/evidence-findings.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Returned } from './review/review-view.ts'

/** A case in a list of the desk. */
export interface DeskCase {
  readonly id: string
  readonly title: string
}

/** A case with what there is to see to of its evidence. */
export interface EvidenceCase extends DeskCase {
  readonly findings: readonly { readonly kind: EvidenceFindingKind; readonly count: number }[]
}

/** A page of all of them. */
export interface EvidenceView {
  readonly cases: readonly EvidenceCase[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export interface DeskView {
  readonly drafts: readonly (DeskCase & {
    readonly savedAt: string
    readonly base: number | null
    readonly head: number | null
  })[]
  /** What came back from review to this person and waits for them. */
  readonly returned: readonly (DeskCase & Returned)[]
  readonly waiting: readonly (DeskCase & {
    readonly number: number
    readonly askedBy: string
    readonly askedAt: string
    /** Whether this person may be the one who decides. */
    readonly isForMe: boolean
    readonly isOwn: boolean
  })[]
  /** How much of what was sent in waits for an answer; null where it is not this person's to answer. */
  readonly sentInWaiting: number | null
  readonly unpublished: readonly (DeskCase & { readonly head: number; readonly published: number | null })[]
  readonly problems: readonly (DeskCase & {
    readonly ok: boolean
    readonly count: number
    readonly first: LocalText | null
  })[]
  readonly evidence: {
    readonly cases: readonly EvidenceCase[]
    /** Cases that are not listed. */
    readonly more: number
  }
  readonly leastCovered: readonly (DeskCase & {
    /** Share of the index that is known, 0-1. */
    readonly coverage: number
    readonly raise: { readonly indicator: string; readonly gain: number; readonly settledBy: LocalText } | null
  })[]
}
