import type { MadeLinkView } from '../../../accounts/shown-link.tsx'
import type { OfficeName } from '../../award-head.tsx'
import type { CallStateView, CallView } from '../../enter/enter-view.ts'

export interface EntrantsView {
  readonly award: OfficeName
  readonly timeZone: string
  /** Null where the rules in force take entries through the office alone. */
  readonly call: CallView | null
  readonly state: CallStateView
  /** The address that anybody can be given, with its picture. */
  readonly link: { readonly address: string; readonly qr: { readonly size: number; readonly path: string } }
  /** Of drafts nothing but how many there are is shown before they are handed in. */
  readonly counts: {
    readonly begun: number
    readonly handedIn: number
    /** Of those handed in: changed since, and not handed in again. */
    readonly changed: number
    readonly withdrawn: number
  }
  readonly entrants: readonly {
    readonly id: string
    readonly email: string
    readonly origin: 'asked' | 'invited'
    readonly at: string
    readonly state: 'came' | 'open' | 'over'
  }[]
  readonly hasMail: boolean
}

export interface EntrantsDone {
  readonly links: readonly MadeLinkView[]
}

export const entrantsAddress = (award: string): string => `/awards/${award}/office/entrants`
