import type { Words } from '#scoring/award/rules.ts'
import type { AskedNeed } from '../../../forms/award/entry-fields.ts'
import type { AwardName } from '../award-head.tsx'
import type { EntryRead } from '../judge/sheet-view.ts'
import type { EntryFault } from '../office/entries/entries-view.ts'

/** Where a call stands by the clock of the server; `closed` also where entries come through the office alone. */
export type CallStateView = 'soon' | 'open' | 'grace' | 'closed'

/** What the rules say of entering by a form. */
export interface CallView {
  readonly opensAt: string
  readonly closesAt: string
  /** The end of the grace that the rules give; the same as `closesAt` where they give none. */
  readonly lastAt: string
  readonly most: number
  readonly needs: readonly AskedNeed[]
  readonly note: Words
  readonly invitedOnly: boolean
}

export type OwnEntryState = 'submitted' | 'eligible' | 'ineligible' | 'withdrawn'

/** One of the drafts of who reads. */
export interface OwnDraftLine {
  readonly id: string
  /** Empty where no title is written yet. */
  readonly title: string
  readonly savedAt: string
  /** What it was handed in as; null for what never was. */
  readonly entry: { readonly id: string; readonly state: OwnEntryState; readonly revision: number } | null
  readonly submittedAt: string | null
  /** Something was changed since it was handed in. */
  readonly isChanged: boolean
}

export interface EnterView {
  readonly award: AwardName
  readonly timeZone: string
  /** Null where entries come through the award office alone. */
  readonly call: CallView | null
  readonly state: CallStateView
  /**
   * Who reads. `acting`: an administrator in somebody's place, who lets nobody enter. `account`: signed in, and not let in
   * yet.
   */
  readonly who: 'stranger' | 'account' | 'acting' | 'entrant'
  readonly hasMail: boolean
  readonly drafts: readonly OwnDraftLine[]
  /** It is known when entrants present. */
  readonly hasTimetable: boolean
  readonly mayBegin: boolean
  /** A draft was thrown away a moment ago. */
  readonly discarded: boolean
}

export interface EnterDone {
  /** The address to which a link went, or for which one waits at the office. */
  readonly asked: string
}

export interface DraftFile {
  readonly name: string
  readonly bytes: number
  readonly address: string
}

/** What came of handing in. */
export interface ReceiptView {
  readonly entry: string
  readonly revision: number
  readonly state: OwnEntryState
  /** Why it was found not eligible; empty where it was not. */
  readonly failed: readonly EntryFault[]
  readonly at: string
  /** Of the revision with both copies and the digests of its files. */
  readonly digest: string
  readonly isChanged: boolean
}

export interface DraftView {
  readonly award: AwardName
  readonly timeZone: string
  readonly call: CallView | null
  readonly state: CallStateView
  /** It can be changed and handed in now. */
  readonly isOpen: boolean
  /** It was handed in and can be taken out of the award. */
  readonly mayWithdraw: boolean
  readonly id: string
  readonly address: string
  readonly personId: string
  readonly categories: readonly { readonly id: string; readonly title: string }[]
  /** Some stage hides entrants from its judges. */
  readonly isBlind: boolean
  readonly fields: Readonly<Record<string, string>>
  readonly tag: number
  readonly savedAt: string
  readonly files: readonly DraftFile[]
  /** What is asked for and not kept yet. */
  readonly missing: readonly AskedNeed[]
  readonly receipt: ReceiptView | null
  /** There is something to be read about how it was judged. */
  readonly hasFeedback: boolean
  readonly now: string
}

/** A draft as judges will read it, open and without names. */
export interface PreviewView {
  readonly award: AwardName
  readonly address: string
  readonly revision: number
  readonly open: EntryRead
  /** Null where no copy without names is written. */
  readonly redacted: EntryRead | null
  readonly isBlind: boolean
}

export interface EntrantFeedbackView {
  readonly award: AwardName
  readonly address: string
  readonly entry: string
  readonly title: string
  /** Of the category: how many stood in the last stage it reached. */
  readonly place: { readonly stage: string; readonly rank: number | null; readonly of: number } | null
  /** Null where the rules release none. */
  readonly stages:
    | readonly {
        readonly id: string
        readonly title: string
        readonly sheets: number
        readonly criteria: readonly {
          readonly id: string
          readonly title: string
          readonly mean: number | null
          readonly most: number
          readonly reasons: readonly string[]
        }[]
      }[]
    | null
  readonly shows: { readonly means: boolean; readonly words: boolean }
  /** The result it is of is being corrected. */
  readonly isMoved: boolean
}

export const enterPath = (award: string): string => `/awards/${award}/enter`
export const draftPath = (award: string, draft: string): string => `${enterPath(award)}/${encodeURIComponent(draft)}`
