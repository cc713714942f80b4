import type { Words } from '#scoring/award/rules.ts'
import type { JudgesNotice } from '../../../../forms/award/judges-query.ts'
import type { MadeLinkView } from '../../../accounts/shown-link.tsx'
import type { PaperPledge } from '../../judge/judge-view.ts'
import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'

export type JudgeState = 'invited' | 'joined' | 'pledged' | 'declared' | 'removed'
export const CONFLICT_KINDS = ['employer', 'partner', 'author', 'entrant', 'family', 'money', 'rival', 'other'] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export interface JudgeRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly group: string
  readonly organisations: readonly string[]
  readonly expertise: readonly string[]
  /** Social issues of the library they know well. */
  readonly issues: readonly string[]
  readonly cap: number | null
  readonly state: JudgeState
  /** The pledge was signed on paper. */
  readonly pledgedOnPaper: boolean
  readonly invitation: 'open' | 'over' | null
  /** The link they are invited by, for who runs the award; null for who has come. */
  readonly link: string | null
  readonly conflicts: number
}

export interface ConflictRow {
  readonly judge: string
  readonly judgeName: string
  readonly entry: string
  readonly entryTitle: Words
  readonly organisation: string
  readonly source: 'declared' | 'detected' | 'office'
  readonly kind: ConflictKind
  readonly words: string
  readonly at: string
}

interface JudgesFrame {
  readonly award: OfficeName
  readonly timeZone: string
  readonly groups: readonly CategoryName[]
  readonly categories: readonly CategoryName[]
  /** Judges can come and go, and conflicts be recorded. */
  readonly canChange: boolean
}

export interface JudgesView extends JudgesFrame {
  readonly mayRun: boolean
  /** Who has entered is hidden from the reader, and with it who is tied to whom. */
  readonly isBlind: boolean
  readonly hasMail: boolean
  readonly judges: readonly JudgeRow[]
  readonly conflicts: readonly ConflictRow[]
  /** What was done a moment ago. */
  readonly notice: JudgesNotice | null
}

export interface JudgeView extends JudgesFrame {
  readonly judge: JudgeRow
  /** null where it is not signed. */
  readonly pledge: { readonly signedAt: string; readonly paper: PaperPledge | null } | null
  readonly mayRecordPledge: boolean
  /** Where the award is. */
  readonly today: string
  /** The first day that a pledge on paper can bear. */
  readonly earliestPledge: string
  readonly conflicts: readonly ConflictRow[]
  readonly entries: readonly { readonly id: string; readonly title: Words; readonly organisation: string }[]
  readonly saved: boolean
}

/** A link that was made, or the account that was made a judge. */
export type InvitedView = { readonly link: MadeLinkView } | { readonly existing: string }

export const judgesAddress = (award: string): string => `/awards/${award}/office/judges`
