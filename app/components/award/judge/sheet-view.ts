import type { SheetFields } from '../../../forms/award/sheet-fields.ts'

/** What a judge reads of an entry, in the language of the page; only what may be seen in the stage. */
export interface EntryRead {
  readonly id: string
  readonly title: string
  readonly category: string
  /** Absent where entrants are hidden. */
  readonly organisation: string | null
  readonly summary: string
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly evidence: readonly {
    readonly id: string
    readonly label: string
    readonly source: string
    readonly url: string | null
  }[]
  /** Files that may be opened: of a copy without names those that the office has let through. */
  readonly attachments: readonly { readonly name: string; readonly bytes: number; readonly address: string }[]
  /** Where all of it comes from. */
  readonly source: string
  /** The written case, where the entry is one of the library and entrants are not hidden. */
  readonly libraryCase: {
    readonly address: string
    readonly html: string
    readonly language: string
    /** Ids of its evidence in the order of its footnotes. */
    readonly evidence: readonly string[]
  } | null
}

export interface CriterionView {
  readonly id: string
  readonly title: string
  readonly share: number
  /** Highest last. */
  readonly levels: readonly { readonly score: number; readonly anchor: string }[]
  readonly evidenceFrom: number | null
}

/**
 * Why nothing can be written on a sheet. `submitted`: the time in which its judge may change it is over. `no-copy`:
 * entrants are hidden, and nobody has made a copy of the entry that hides them. `calibrated`: a case for calibration is
 * scored once.
 */
export type SheetClosed = 'not-open' | 'closed' | 'frozen' | 'submitted' | 'no-copy' | 'calibrated'

export interface SubmittedView {
  readonly fields: SheetFields
  readonly revision: number
  readonly at: string
  /** Until when it may be changed; null where that is over. */
  readonly changeUntil: string | null
  /** A change was begun and not submitted. */
  readonly changePending: boolean
}

/** What the chair has changed on a sheet, by an upheld objection. */
export interface CorrectedView {
  readonly at: string
  /** Its number. */
  readonly objection: string | null
  /** Empty once it is erased. */
  readonly reason: string
  /** What the judge had given, by the criteria of the sheet. */
  readonly given: readonly (number | null)[]
}

/** What others gave on the entry. */
export interface OthersView {
  readonly sheets: readonly {
    /** Absent where judges do not know each other. */
    readonly who: string | null
    readonly mean: number | null
    /** By the criteria of the sheet. */
    readonly scores: readonly (number | null)[]
  }[]
  /** Of a stage that asks for yes or no. */
  readonly votes: { readonly yes: number; readonly no: number } | null
}

export interface SheetView {
  readonly award: {
    readonly id: string
    readonly title: string
    readonly isRehearsal: boolean
    /** In a rehearsal: whose seat the reader has taken. */
    readonly seatName: string | null
  }
  readonly stage: {
    readonly id: string
    readonly title: string
    readonly closesAt: string
    readonly timeZone: string
    /** Whether it asks for scores, or for yes or no. */
    readonly asks: 'scores' | 'yes-no'
  }
  readonly entry: EntryRead
  readonly revision: number
  readonly criteria: readonly CriterionView[]
  /** 0 for a sheet that is not there yet. */
  readonly tag: number
  readonly fields: SheetFields
  /** Of the entry beside which the fields were written. */
  readonly fieldsRevision: number
  readonly savedAt: string | null
  readonly submitted: SubmittedView | null
  /** null where the sheet is as its judge submitted it. */
  readonly corrected: CorrectedView | null
  readonly closed: SheetClosed | null
  /** Whether a submission has to say why it changes what was submitted. */
  readonly needsReason: boolean
  /** null where the rules hide it, or hide it still. */
  readonly others: OthersView | null
  readonly changeMinutes: number
  /** The entrant will read the reasons, without names. */
  readonly reasonsTold: boolean
  readonly next: { readonly address: string; readonly title: string } | null
  readonly personId: string
  /** Where the form goes; `/keep` behind it answers scripts. */
  readonly address: string
  /** Of a case that counts for nothing; null for an entry. */
  readonly calibration: CalibrationView | null
}

/** What makes a sheet one of calibration. */
export interface CalibrationView {
  readonly place: number
  readonly of: number
  /** Beside the judge's own levels, once they have finished the case; before that null. */
  readonly compared: ComparedCalibration | null
}

export interface ComparedCalibration {
  /** By the criteria of the sheet. */
  readonly rows: readonly {
    readonly own: number | null
    /** What the award would give; null where the office leaves it open. */
    readonly office: number | null
    readonly reason: string
    /** How many others gave each level, lowest first; null while too few have finished. */
    readonly others: readonly number[] | null
  }[]
  /** How many others the counts are of; 0 while too few have finished. */
  readonly counted: number
}

export const judgePath = (award: string): string => `/awards/${award}/judge`
export const calibrationPath = (award: string, stage: string, place: number): string =>
  `${judgePath(award)}/${encodeURIComponent(stage)}/calibration/${place}`
export const sheetPath = (award: string, stage: string, entry: string): string =>
  `${judgePath(award)}/${encodeURIComponent(stage)}/${encodeURIComponent(entry)}`
