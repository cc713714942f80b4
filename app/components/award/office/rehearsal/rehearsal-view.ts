import type { Words } from '#scoring/award/rules.ts'
import type { FormProblem } from '../../../../access/form-answer.ts'
import type { OfficeName } from '../../award-head.tsx'

export const REHEARSAL_DID = ['made', 'given', 'voted', 'up', 'objected'] as const

export interface RehearsalView {
  readonly award: OfficeName
  /** Of an award that is none itself: what there is, or could be begun. */
  readonly ofAward: { readonly there: string | null; readonly mayBegin: boolean; readonly mostEntries: number } | null
  readonly way: WayView | null
  /** What is being made or scored beside this request. */
  readonly underWay: { readonly stage: Words | null; readonly done: number; readonly of: number } | null
  /** Why the last work came to nothing. */
  readonly failed: FormProblem | null
  readonly did: (typeof REHEARSAL_DID)[number] | null
}

/** Where a rehearsal stands. */
export interface WayView {
  readonly of: { readonly id: string; readonly title: Words }
  readonly seed: number
  readonly stages: readonly StageOnTheWay[]
  /** The stage that is open; null once all are closed, or scores are frozen. */
  readonly open: StageOnTheWay | null
  /** Stages that a jury deliberates. */
  readonly meets: boolean
  readonly openBallots: number
  readonly objections: number
  /** Where the reader sits. */
  readonly seat: { readonly id: string; readonly name: string; readonly role: 'judge' | 'chair' } | null
  /** Seats that nobody has taken. */
  readonly seats: readonly { readonly id: string; readonly name: string; readonly group: Words }[]
}

export interface StageOnTheWay {
  readonly id: string
  readonly title: Words
  readonly isBallot: boolean
  readonly is: 'closed' | 'open' | 'later'
  readonly given: number
  readonly readings: number
}
