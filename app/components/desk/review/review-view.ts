import type { Anchor } from '../../../forms/desk/remark-place.ts'

/** Why somebody with the right to approve may not approve this revision. */
export type ApprovalRefusal = 'review-own' | 'review-overtaken' | 'review-broken' | 'case-withdrawn'

export interface RemarkLine {
  readonly id: string
  readonly text: string
  readonly writtenBy: string
  readonly writtenAt: string
}

/** A remark with its answers, the oldest first. */
export interface RemarkThread extends RemarkLine {
  readonly anchor: Anchor
  /** The revision it speaks of. */
  readonly number: number
  readonly answers: readonly RemarkLine[]
  readonly settled: { readonly by: string; readonly at: string } | null
}

export interface RevisionLine {
  readonly number: number
  /** Null for the case folder; empty for somebody whose account was erased. */
  readonly author: string | null
  readonly at: string
  readonly message: string
}

/** A request for review that came back. */
export interface Returned {
  readonly number: number
  /** Empty for somebody whose account was erased. */
  readonly by: string
  readonly at: string
  readonly note: string
}

/** A file beside the text of the revision in question, or one that it no longer has. */
export interface ReviewFile {
  readonly path: string
  readonly bytes: number
  /** Against what readers see now. */
  readonly change: 'added' | 'changed' | 'same' | 'removed'
}

/** One thing that readers would see differently. */
export interface ChangeLine {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly words: string
}

export interface ReviewView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  readonly head: RevisionLine
  readonly published: RevisionLine | null
  /** The day since when readers no longer see it. */
  readonly withdrawnOn: string | null
  readonly open: {
    readonly id: string
    readonly revision: RevisionLine
    readonly askedBy: string
    readonly askedAt: string
    readonly message: string
    readonly isOwn: boolean
  } | null
  /** The site sends letters; without that nobody who follows a case is written to. */
  readonly hasMail: boolean
  /** For who wrote it or asked: why the newest request came back. */
  readonly returned: Returned | null
  /** Of the revision in question; what it changes first. */
  readonly files: readonly ReviewFile[]
  readonly filesOf: number
  readonly decided: readonly {
    readonly id: string
    readonly number: number
    readonly decision: 'approved' | 'returned' | 'withdrawn'
    readonly by: string
    readonly at: string
    readonly note: string
  }[]
  /** What the revision in question changes for readers; null where it is the published one. */
  readonly changes: {
    readonly from: number | null
    readonly to: number
    readonly facts: readonly ChangeLine[]
    readonly sections: readonly ChangeLine[]
    readonly more: number
  } | null
  readonly mayAsk: boolean
  readonly mayDecide: boolean
  /** Why this reviewer may not approve. */
  readonly whyNotApprove: ApprovalRefusal | null
  /** Whether this person may give the case another address. */
  readonly mayMove: boolean
  readonly mayWithdrawCase: boolean
  readonly follows: boolean
  /** The revision that a remark written now is about, and its places. */
  readonly places: readonly { readonly value: string; readonly words: string }[]
  readonly remarks: readonly (RemarkThread & { readonly place: string })[]
  /** What has just been done. */
  readonly done: string | null
}
