import type { Difference } from '../../../../forms/award/compare-typings.ts'
import type { SheetFields } from '../../../../forms/award/sheet-fields.ts'
import type { AwardName, OfficeName } from '../../award-head.tsx'
import type { CriterionView, EntryRead } from '../../judge/sheet-view.ts'

export type PaperStanding = 'printed' | 'once' | 'differs' | 'proposed' | 'agreed' | 'void'

export interface PaperRow {
  readonly number: number
  readonly stage: string
  readonly judge: string
  readonly entry: string
  readonly title: string
  readonly state: PaperStanding
  /** Its judge objects, and nobody has looked yet. */
  readonly isObjected: boolean
}

export interface PaperListView {
  readonly award: OfficeName
  /** Whether sheets can still be printed and typed. */
  readonly isOpen: boolean
  readonly timeZone: string
  readonly stages: readonly { readonly id: string; readonly title: string; readonly closesAt: string }[]
  readonly judges: readonly { readonly id: string; readonly name: string; readonly group: string }[]
  readonly show: 'open' | 'all' | 'objected'
  readonly counts: Readonly<Record<'open' | 'all' | 'objected', number>>
  readonly rows: readonly PaperRow[]
  /** What was typed to find a sheet, where there is none of that number. */
  readonly notFound: string | null
  /** Sheets that were made ready to print a moment ago, and where they are. */
  readonly ordered: { readonly sheets: number; readonly address: string } | null
}

/** A sheet on paper as it is printed: one page. */
export interface PrintedSheet {
  readonly number: number
  readonly stage: string
  readonly judge: string
  readonly entry: EntryRead
  readonly revision: number
  readonly criteria: readonly CriterionView[]
}

export interface PrintView {
  readonly award: AwardName
  readonly title: string
  readonly timeZone: string
  readonly sheets: readonly PrintedSheet[]
}

/** What whoever looks at a sheet can do with it. `wait`: it is for somebody else to go on. */
export type PaperTask = 'type' | 'settle' | 'confirm' | 'wait' | 'none'

export interface PaperSheetView {
  readonly award: OfficeName
  readonly timeZone: string
  readonly number: number
  readonly tag: number
  readonly revision: number
  readonly stage: string
  readonly closesAt: string
  readonly judge: string
  readonly entry: { readonly id: string; readonly title: string }
  readonly state: PaperStanding
  readonly task: PaperTask
  readonly criteria: readonly CriterionView[]
  /** Who has done what to it, in order; never what. */
  readonly steps: readonly { readonly what: 'printed' | 'first' | 'second' | 'settled' | 'agreed'; readonly who: string; readonly at: string }[] // prettier-ignore
  /** Only once both have typed. */
  readonly differences: readonly Difference[]
  /** What stands in the form: empty for who types. */
  readonly fields: SheetFields
  /** As it was taken in, or as somebody proposes. */
  readonly stored: SheetFields | null
  /** Why it was settled so. */
  readonly reason: string | null
  readonly objection: PaperObjection | null
  readonly mayVoid: boolean
}

export interface PaperObjection {
  readonly at: string
  readonly words: string
  readonly answeredAt: string | null
  readonly answer: string
}

/** What a judge sees of the sheets that were typed for them. */
export interface OwnPaperRow {
  readonly number: number
  readonly tag: number
  readonly stage: string
  readonly entry: { readonly id: string; readonly title: string }
  readonly agreedAt: string
  readonly criteria: readonly CriterionView[]
  readonly fields: SheetFields
  readonly objection: PaperObjection | null
  readonly mayObject: boolean
}
