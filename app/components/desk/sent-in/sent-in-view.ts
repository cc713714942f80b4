import type { SentInDecision, SentInList } from '../../../forms/sent-in/moderation.ts'
import type { SentView } from '../../sent-in/send-view.ts'

/** What was sent in, in one state. */
export interface SentInListView {
  readonly state: SentInList
  readonly counts: Readonly<Record<SentInList, number>>
  readonly page: number
  readonly hasMore: boolean
  readonly lines: readonly {
    readonly id: string
    readonly kind: 'correction' | 'reply'
    readonly title: string
    /** Empty for the case as a whole. */
    readonly place: string
    readonly sentAt: string
    readonly answeredBy: string | null
  }[]
}

/** One thing that was sent in, with everything that is known of it. */
export interface SentInItemView extends Omit<SentView, 'answer' | 'isNamed' | 'hasEmail'> {
  readonly id: string
  readonly tag: number
  readonly caseId: string
  /** Of the place on the case page. */
  readonly placeAddress: string
  readonly language: 'zh-CN' | 'en'
  /** Number of the revision that its sender saw. */
  readonly seenNumber: number
  /** What readers see now; null where they see nothing. */
  readonly shownNumber: number | null
  readonly sender: { readonly name: string; readonly email: string } | null
  readonly answerZh: string
  readonly answerEn: string
  readonly verifiedBy: string
  readonly note: string
  readonly answeredBy: string | null
  readonly endedAt: string | null
  readonly hasMail: boolean
  /** Another reply is shown, whose place this one would take. */
  readonly replaces: boolean
  /** Whether this person may decide about it: of a reply, only who may publish. */
  readonly mayAccept: boolean
  /** What can still be decided, by this person. */
  readonly decisions: readonly SentInDecision[]
  readonly isOver: boolean
}
