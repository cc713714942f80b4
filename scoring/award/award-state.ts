/** An award as it stands after some events; lists sorted by id, so that equal histories give equal states. */
export interface AwardState {
  readonly phase: 'open' | 'frozen' | 'notice' | 'final'
  readonly rulesVersion: number
  readonly entries: ReadonlyMap<string, EntryState>
  readonly judges: ReadonlyMap<string, JudgeState>
  readonly stages: ReadonlyMap<string, StageState>
  /** Judges who take no part in an entry: `${judge}` by entry. */
  readonly recused: ReadonlyMap<string, ReadonlySet<string>>
  readonly objections: ReadonlyMap<string, ObjectionState>
  /** Pairs of entries that are the same project; ids sorted within a pair, pairs sorted. */
  readonly same: readonly (readonly [string, string])[]
  /** The last public notice. */
  readonly notice: { readonly resultDigest: string; readonly firstDay: string; readonly lastDay: string } | null
  readonly finalDigest: string | null
}

export interface EntryState {
  readonly id: string
  readonly category: string
  readonly organisation: string
  readonly attributes: Readonly<Record<string, string>>
  readonly revision: number
  readonly digest: string
  /** null: not checked. Takes part unless found ineligible. */
  readonly eligible: boolean | null
  readonly failed: readonly string[]
  readonly withdrawn: boolean
  /** Grounds that are in force; sorted. */
  readonly vetoes: readonly string[]
}

export interface JudgeState {
  readonly id: string
  readonly group: string
  readonly removed: boolean
}

/** Why a sheet or vote is kept and not counted. `choice-moved`: its judge has given the choice to another entry since. */
export type SetAside = 'judge-removed' | 'recused' | 'reading-ended' | 'entry-out' | 'choice-moved'

export interface SheetState {
  readonly entry: string
  readonly judge: string
  readonly revision: number
  readonly scores: Readonly<Record<string, number>>
  /** How often it was changed after it was submitted. */
  readonly changes: number
  readonly setAside: SetAside | null
}

export interface VoteState {
  readonly entry: string
  readonly judge: string
  readonly yes: boolean
  readonly setAside: SetAside | null
}

export interface BallotState {
  readonly entry: string
  readonly group: string
  readonly entitled: number
  readonly yes: number
  readonly no: number
  readonly abstained: number
}

export interface StageState {
  readonly id: string
  readonly closed: boolean
  /** Ids of who goes on, settled when it was closed; null while it is open, and where the close did not say. */
  readonly goesOn: readonly string[] | null
  /** Readings given to a judge by a plan or by hand and not ended; sorted by entry, then judge. */
  readonly readings: readonly { readonly entry: string; readonly judge: string }[]
  /** Readings that were taken back. */
  readonly ended: readonly { readonly entry: string; readonly judge: string }[]
  /** In force: the last of each judge and entry; sorted by entry, then judge. */
  readonly sheets: readonly SheetState[]
  readonly votes: readonly VoteState[]
  /** The last count for each entry and group. */
  readonly ballots: readonly BallotState[]
  /** Entries whose first scores were sealed for a deliberation; sorted. */
  readonly deliberated: readonly string[]
  /** The last lots drawn to part a tie. */
  readonly lots: DrawnLots | null
  /** The last lots drawn for the order in which entrants present. */
  readonly presentation: DrawnLots | null
}

export interface DrawnLots {
  readonly seed: number
  readonly order: readonly string[]
}

export interface ObjectionState {
  readonly id: string
  readonly entry: string | null
  readonly answered: boolean
  readonly upheld: boolean | null
  /** Upheld, and the chair can correct the sheets it is about: until scores are frozen anew. */
  readonly opensSheets: boolean
}
