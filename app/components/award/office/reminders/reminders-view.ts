import type { Words } from '#scoring/award/rules.ts'
import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'

export const WHOM = ['unfinished', 'not-started', 'not-declared'] as const
export type Whom = (typeof WHOM)[number]
export type NotReminded = 'not-here' | 'no-address' | 'lately'
export type SentState = 'waiting' | 'again' | 'sending' | 'sent' | 'failed' | 'gone'

/** A letter in both languages, as the fields of the form are named. */
export type LetterFields = Readonly<Record<'subjectZh' | 'textZh' | 'subjectEn' | 'textEn', string>>

export interface RemindersView {
  readonly award: OfficeName
  readonly timeZone: string
  readonly hasMail: boolean
  /** Those of which somebody can be reminded now; not-declared ones also before they begin. */
  readonly stages: readonly CategoryName[]
  readonly asked: { readonly stage: string | null; readonly whom: Whom }
  /** As the office had it last, else as it is proposed. */
  readonly letter: LetterFields
  readonly auto: AutoView | null
  readonly autoLetter: LetterFields
  readonly log: readonly LogRow[]
  readonly saved: boolean
}

export interface AutoView {
  readonly days: readonly number[]
  readonly next: readonly { readonly stage: Words; readonly at: string }[]
}

export interface LogRow {
  readonly id: string
  readonly at: string
  /** Null where it went out by itself; empty where the account was erased. */
  readonly by: string | null
  readonly stage: Words
  readonly whom: Whom
  readonly isStopped: boolean
  readonly counts: readonly { readonly state: SentState; readonly count: number }[]
}

export interface ReminderPreviewView {
  readonly stage: string
  readonly whom: Whom
  readonly letter: LetterFields
  readonly to: readonly ReaderView[]
  readonly leftOut: readonly (ReaderView & { readonly why: NotReminded })[]
  readonly example: {
    readonly to: string
    readonly language: 'zh-CN' | 'en'
    readonly subject: string
    readonly text: string
  } | null
}

export interface ReaderView {
  readonly judge: string
  readonly name: string
  readonly email: string
  readonly open: number
  readonly lastSavedAt: string | null
}

/** One reminder with what has become of each of its letters. */
export interface ReminderView {
  readonly award: OfficeName
  readonly timeZone: string
  readonly reminder: LogRow
  readonly letter: LetterFields
  readonly letters: readonly {
    readonly id: string
    /** Empty where the account was erased. */
    readonly name: string
    readonly state: SentState
    readonly error: string | null
    readonly tries: number
    readonly sentAt: string | null
    readonly nextAt: string | null
  }[]
  readonly canStop: boolean
  readonly isNew: boolean
}

export const remindersAddress = (award: string): string => `/awards/${award}/office/reminders`
