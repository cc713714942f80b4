import type { BallotView, ScoreRowView } from '../../../components/award/meeting/meeting-view.ts'

/** What the minutes of a meeting say, to whoever reads them: nothing about entries from which they stand aside. */
export interface MinutesView {
  readonly award: { readonly id: string; readonly title: string; readonly isRehearsal: boolean }
  readonly stage: { readonly title: string; readonly isBallot: boolean; readonly isOver: boolean }
  readonly timeZone: string
  readonly madeAt: string
  /** The newest event of the award; null in a partial copy, where it would tell that something has happened. */
  readonly head: { readonly sequence: number; readonly hash: string } | null
  readonly rulesDigest: string
  /** Entries of which this copy says nothing. */
  readonly isPartial: boolean
  readonly people: readonly {
    readonly name: string
    readonly group: string
    /** For how many of the entries that were taken up they were at the meeting, in the room or outside. */
    readonly items: number
    readonly isPresent: boolean
  }[]
  readonly items: readonly MinutesItem[]
  readonly entries: readonly MinutesEntry[]
  readonly ballots: readonly BallotView[]
  /** Who goes on; null while the stage is open. */
  readonly goesOn: readonly { readonly id: string; readonly title: string }[] | null
}

export interface MinutesItem {
  readonly number: number
  readonly at: string
  readonly entry: { readonly id: string; readonly title: string }
  /** Names of who stood aside and was outside. */
  readonly aside: readonly string[]
  readonly present: number
  /** Empty where it is not known any more. */
  readonly ledBy: string
}

/** An entry that was deliberated. */
export interface MinutesEntry {
  readonly id: string
  readonly title: string
  readonly openedAt: string
  readonly posts: number
  readonly criteria: readonly { readonly id: string; readonly title: string }[]
  /** Null where sheets are kept from the reader, or there are none. */
  readonly rows: readonly ScoreRowView[] | null
}
