import type { Words } from '#scoring/award/rules.ts'
import type { OfficeName } from '../award-head.tsx'

export type ObjectionOutcome = 'waiting' | 'upheld' | 'rejected'

/** An objection as everybody sees it: nothing of who it is from, and not what they wrote. */
export interface PublicObjection {
  readonly id: string
  /** null: the result as a whole. */
  readonly entry: string | null
  readonly filedAt: string
  readonly outcome: ObjectionOutcome
  readonly answeredAt: string | null
  /** In one language or both; the other one is empty. */
  readonly answer: Words | null
}

/** A notice of a result, as it was published. */
export interface PublishedNotice {
  readonly at: string
  readonly firstDay: string
  readonly lastDay: string
  readonly resultDigest: string
  /** Of the notice itself in the chain of events. */
  readonly hash: string
  /** Objections by which scores were corrected since the notice before. */
  readonly correctedBy: readonly string[]
}

/** What the public page of a result shows of objections. */
export interface ObjectionsPart {
  readonly timeZone: string
  /** The form to file one; null where none are taken any more. */
  readonly form: { readonly token: string } | null
  readonly needsName: boolean
  readonly lastDay: string
  readonly objections: readonly PublicObjection[]
  /** The number of the one that was filed a moment ago. */
  readonly received: string | null
  /** The newest first. */
  readonly notices: readonly PublishedNotice[]
}

/** An objection as the office sees it. */
export interface OfficeObjection extends PublicObjection {
  /** null for who only watches, and once they are erased. */
  readonly from: { readonly name: string; readonly contact: string } | null
  /** Empty once erased; null where they are about an entry from which the visitor stands aside. */
  readonly grounds: string | null
  readonly isErased: boolean
  /** The chair can correct the sheets it is about. */
  readonly opensSheets: boolean
}

export interface ObjectionsView {
  readonly award: OfficeName
  readonly mayRun: boolean
  readonly timeZone: string
  readonly objections: readonly OfficeObjection[]
  readonly entries: Readonly<Record<string, Words>>
  /** The page on which the chair corrects, for who may. */
  readonly corrections: string | null
  readonly did: 'answered' | 'erased' | null
}
