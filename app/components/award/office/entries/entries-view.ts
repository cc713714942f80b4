import type { Words } from '#scoring/award/rules.ts'
import type { EntriesNotice, EntriesQuery } from '../../../../forms/award/entries-query.ts'
import type { TABLE_FAULTS } from '../../../../content/award/office-entries.ts'
import type { OfficeName } from '../../award-head.tsx'
import type { AlikeValues } from '../alike-values.ts'

export const ENTRY_STATES = ['draft', 'submitted', 'eligible', 'ineligible', 'withdrawn'] as const
export type EntryState = (typeof ENTRY_STATES)[number]
export type TableFault = keyof typeof TABLE_FAULTS
export type EntryFault = 'no-title' | 'no-organisation' | 'no-category' | 'same-case' | 'same-project' | 'office'

export interface CategoryName {
  readonly id: string
  readonly title: Words
}

export interface EntryRow {
  readonly id: string
  readonly title: Words
  readonly organisation: string
  readonly category: string
  readonly state: EntryState
  readonly isCase: boolean
  readonly faults: readonly EntryFault[]
  readonly twins: readonly string[]
}

export interface EntriesView {
  readonly award: OfficeName
  readonly mayRun: boolean
  /** Who has entered is hidden from the reader. */
  readonly isBlind: boolean
  /** Entries can still come in. */
  readonly takesEntries: boolean
  readonly categories: readonly CategoryName[]
  readonly query: EntriesQuery
  readonly entries: readonly EntryRow[]
  readonly count: number
  readonly all: number
  readonly pages: number
  /** Handed in and not checked yet. */
  readonly waiting: number
  readonly notice: EntriesNotice | null
  /** Values that look like one and count as two in a cap; none for who may not change entries. */
  readonly alikeValues: readonly AlikeValues[]
  /** Names of the columns of a table, as they are said. */
  readonly columns: { readonly all: string; readonly required: string }
  readonly library: {
    readonly words: string
    readonly cases: readonly {
      readonly id: string
      readonly path: string
      readonly title: string
      readonly organisation: string
    }[]
    readonly more: number
  }
}

/** What a table would bring. */
export interface ImportPreview {
  readonly csv: string
  readonly digest: string
  /** The sheet of a spreadsheet that was read; null for a table of text. */
  readonly sheet: string | null
  readonly rows: readonly {
    readonly line: number
    readonly title: Words
    readonly organisation: string
    readonly category: string
    readonly isBlindReady: boolean
    /** An entry of the award that looks the same. */
    readonly known: string | null
  }[]
  readonly problems: readonly TableProblemView[]
}

export interface TableProblemView {
  readonly code: TableFault
  readonly line: number | null
  /** Of a spreadsheet, where it is about one cell: `C4`. */
  readonly cell: string | null
  readonly values: Readonly<Record<string, string | number>>
}

export interface EntryView {
  readonly award: OfficeName
  readonly categories: readonly CategoryName[]
  readonly entry: EntryRow & { readonly tag: number; readonly revision: number; readonly casePath: string | null }
  /** Every field of its form. */
  readonly fields: Readonly<Record<string, string>>
  /** Files that were handed in with it; `isCleared`: judges who read the copy without names may open it. */
  readonly files: readonly {
    readonly name: string
    readonly bytes: number
    readonly address: string
    readonly isCleared: boolean
  }[]
  readonly canChange: boolean
  /** null where nothing can be vetoed. */
  readonly veto: VetoView | null
  readonly saved: boolean
}

export interface VetoView {
  readonly standing: readonly {
    readonly ground: string
    readonly title: Words
    readonly foundOn: string
    readonly source: string | null
  }[]
  readonly grounds: readonly { readonly id: string; readonly title: Words }[]
  readonly today: string
}
