import type { Criterion, Words } from '#scoring/award/rules.ts'
import type { AwardName } from '../award-head.tsx'

/** What upheld objections let a chair correct. */
export interface CorrectionsView {
  /** With the seat that the reader has taken in a rehearsal. */
  readonly award: AwardName & { readonly seatName: string | null }
  readonly objections: readonly OpenedObjection[]
  /** Names by id; empty once erased. */
  readonly judges: Readonly<Record<string, string>>
  readonly entries: Readonly<Record<string, Words>>
  /** The sheet that is being corrected. */
  readonly sheet: SheetToCorrectView | null
}

export interface OpenedObjection {
  readonly id: string
  /** null: the result as a whole. */
  readonly entry: string | null
  /** Empty once they are erased; null where they can be about an entry from which the chair stands aside. */
  readonly grounds: string | null
  readonly sheets: readonly {
    readonly stage: string
    readonly stageTitle: Words
    readonly judge: string
    readonly entry: string
    /** Changed since it was first submitted. */
    readonly corrected: boolean
  }[]
}

export interface SheetToCorrectView {
  readonly objection: string
  readonly stage: string
  readonly stageTitle: Words
  readonly judge: string
  readonly entry: string
  readonly tag: number
  readonly criteria: readonly (Pick<Criterion, 'id' | 'title' | 'levels'> & {
    /** As it stands; null: not answered. */
    readonly score: number | null
  })[]
}
