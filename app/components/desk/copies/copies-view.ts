import type { CopyKind } from '#cases/attachments/copy-kind.ts'
import type { DeskCase } from '../desk-view.ts'

export const COPY_STATES = ['kept', 'removed'] as const
export type CopyState = (typeof COPY_STATES)[number]

export interface CopyLine {
  readonly sha256: string
  readonly kind: CopyKind
  readonly bytes: number
  readonly url: string | null
  /** Empty for somebody whose account was erased. */
  readonly keptBy: string
  readonly keptAt: string
  /** Cases whose newest revision points to it. */
  readonly uses: readonly DeskCase[]
  readonly removed: { readonly by: string; readonly at: string; readonly reason: string } | null
}

export interface CopiesView {
  readonly state: CopyState
  readonly counts: Readonly<Record<CopyState, number>>
  /** Where one copy alone was asked for. */
  readonly isOne: boolean
  readonly lines: readonly CopyLine[]
  readonly page: number
  readonly pages: number
  readonly mayRemove: boolean
}

/** A source of what somebody is writing, with the copy it points to. */
export interface SourceCopyLine {
  readonly id: string
  readonly title: string
  readonly copy: {
    readonly sha256: string
    readonly date: string
    readonly removed: { readonly date: string; readonly reason: string } | null
  } | null
}

export interface SourceCopiesView {
  readonly caseId: string
  readonly title: string
  /** Null where the facts of the draft cannot be read. */
  readonly sources: readonly SourceCopyLine[] | null
  readonly limits: { readonly copies: number; readonly megabytes: number }
}

/** A copy that was kept while the draft could not be changed: the lines that somebody has to write there. */
export interface HandedIn {
  readonly source: string
  readonly lines: string
}
