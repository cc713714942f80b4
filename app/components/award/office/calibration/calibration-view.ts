import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'

export interface CalibrationCaseView {
  readonly caseRevision: string
  /** Of the revision of the library. */
  readonly number: string
  readonly path: string
  readonly title: string
  readonly category: string
  /** How many judges have finished it. */
  readonly finished: number
  readonly criteria: readonly {
    readonly id: string
    readonly title: string
    readonly levels: readonly { readonly score: number; readonly anchor: string }[]
  }[]
  /** Fields of the form as they are kept. */
  readonly values: Readonly<Record<string, string>>
}

export interface CalibrationPageView {
  readonly award: OfficeName
  /** Those with scores. */
  readonly stages: readonly CategoryName[]
  readonly categories: readonly CategoryName[]
  readonly saved: boolean
  /** null where no stage asks for scores. */
  readonly stage: {
    readonly id: string
    readonly tag: number
    /** The sealed rules keep entries closed until it is done. */
    readonly isRequired: boolean
    /** Finished sheets of all judges and cases. */
    readonly finished: number
    readonly canChange: boolean
    readonly hasRoom: boolean
    readonly cases: readonly CalibrationCaseView[]
    readonly library: {
      readonly words: string
      readonly more: number
      readonly cases: readonly {
        readonly id: string
        readonly path: string
        readonly title: string
        readonly organisation: string
      }[]
    }
  } | null
}
