import type { JudgeColumn, JudgeFault } from '../../../../forms/award/judge-list.ts'
import type { Language } from '../../../../i18n/languages.ts'
import type { MadeLinkView } from '../../../accounts/shown-link.tsx'
import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'

export interface ManyView {
  readonly award: OfficeName
  readonly groups: readonly CategoryName[]
  readonly categories: readonly CategoryName[]
  readonly columns: readonly JudgeColumn[]
  readonly hasMail: boolean
  /** Judges can come and go. */
  readonly canChange: boolean
}

/** A list as it would be taken, before anybody is invited. */
export interface ListPreview {
  readonly list: string
  readonly language: Language
  readonly digest: string
  readonly rows: readonly {
    readonly line: number
    readonly name: string
    readonly email: string
    readonly isChair: boolean
    readonly group: string
    readonly organisations: readonly string[]
    readonly expertise: readonly string[]
    readonly hasAccount: boolean
  }[]
  readonly problems: readonly {
    readonly code: JudgeFault
    readonly line: number | null
    readonly values: Readonly<Record<string, string | number>>
  }[]
}

/** Invitations that were made and are shown, one a card. */
export interface CardsView {
  readonly cards: readonly MadeLinkView[]
  /** Names of those who have an account and judge from now on. */
  readonly existing: readonly string[]
}

export type ManyDone = { readonly preview: ListPreview } | { readonly made: CardsView }

export interface SheetView {
  readonly award: OfficeName
  readonly canChange: boolean
  /** Judges who have not come yet. */
  readonly waiting: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly invitation: 'open' | 'over'
  }[]
}

export interface ObserversView {
  readonly award: OfficeName
  readonly hasMail: boolean
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  readonly invitations: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly state: 'open' | 'expired' | 'revoked'
    readonly expiresAt: string
  }[]
  readonly saved: boolean
}

export type ObserverDone = { readonly link: MadeLinkView } | { readonly existing: string }

export const manyAddress = (award: string): string => `/awards/${award}/office/judges/many`
export const sheetAddress = (award: string): string => `/awards/${award}/office/judges/sheet`
export const observersAddress = (award: string): string => `/awards/${award}/office/observers`
