/**
 * What happened in an award, in the order in which it happened. Rows are only ever added, each carries the hash of the
 * one before, and with the rules they are all that the result is computed from. They hold ids, scores and digests:
 * words that somebody wrote lie beside them, by digest, and can be erased.
 */
export type AwardEvent =
  /** Sealed rules. The first event of every award; later ones are new versions with a reason. */
  | {
      readonly kind: 'rules'
      readonly version: number
      readonly digest: string
      readonly reasonDigest: string | null
      /** Of the seed of the next lots, which nobody has seen (`lot-seals.ts`); only where none lies sealed already. */
      readonly lotsSeal?: string
    }
  | {
      /** An entry as it stands from here on: new, or another revision. */
      readonly kind: 'entry'
      readonly entry: string
      readonly category: string
      readonly organisation: string
      readonly attributes: Readonly<Record<string, string>>
      readonly revision: number
      readonly digest: string
    }
  | {
      readonly kind: 'entry.eligible'
      readonly entry: string
      readonly eligible: boolean
      readonly failed: readonly string[]
    }
  | { readonly kind: 'entry.withdraw'; readonly entry: string; readonly reasonDigest: string | null }
  /** Whether two entries are the same project, entered twice (查重); the last word on a pair holds. */
  | {
      readonly kind: 'entry.same'
      readonly entry: string
      readonly other: string
      readonly same: boolean
      readonly reasonDigest: string
    }
  | { readonly kind: 'judge'; readonly judge: string; readonly group: string }
  /** What the judge gave is kept and not counted, until the judge is back. */
  | { readonly kind: 'judge.remove'; readonly judge: string; readonly reasonDigest: string }
  | { readonly kind: 'judge.restore'; readonly judge: string; readonly reasonDigest: string }
  /** A pledge that the judge signed on paper (评审承诺书), as the office records it; where the paper lies, by digest. */
  | { readonly kind: 'judge.pledge'; readonly judge: string; readonly signedOn: string; readonly keptDigest: string }
  | { readonly kind: 'reading'; readonly stage: string; readonly entry: string; readonly judge: string }
  | { readonly kind: 'reading.remove'; readonly stage: string; readonly entry: string; readonly judge: string }
  /** A conflict of interest, whoever found it: the judge takes no part in anything about the entry, from here on. */
  | { readonly kind: 'recuse'; readonly entry: string; readonly judge: string; readonly reasonDigest: string | null }
  | { readonly kind: 'recuse.lift'; readonly entry: string; readonly judge: string; readonly reasonDigest: string }
  | {
      /** A sheet as submitted; a later one of the same judge, entry and stage takes its place. */
      readonly kind: 'sheet'
      readonly stage: string
      readonly entry: string
      readonly judge: string
      /** Of the entry that was read. */
      readonly revision: number
      /** By criterion; one that is not there was not answered, which is missing and never 0. */
      readonly scores: Readonly<Record<string, number>>
      /** Digests of the words and of the evidence named, by criterion. */
      readonly notes: Readonly<Record<string, string>>
      /** Why a submitted sheet changed, and who changed it; null for the first of a judge and for no other. */
      readonly change: {
        readonly by: 'judge' | 'chair'
        readonly reasonDigest: string
        /** The upheld objection by which a chair corrects a sheet after the freeze; absent before it. */
        readonly objection?: string
      } | null
      /** Of a sheet that was written on paper and typed twice (双录); absent where its judge typed it. */
      readonly paper?: PaperOrigin
    }
  /** Yes or no in a screen, a choice in a vote; `yes: false` in a vote takes the choice back. */
  | {
      readonly kind: 'vote'
      readonly stage: string
      readonly entry: string
      readonly judge: string
      readonly yes: boolean
    }
  | {
      /** A secret ballot as counted. Who voted how is in no row. */
      readonly kind: 'ballot'
      readonly stage: string
      readonly entry: string
      readonly group: string
      readonly entitled: number
      readonly yes: number
      readonly no: number
      readonly abstained: number
    }
  /** First scores of an entry lie sealed and judges speak about it: from here on each change of a sheet says why. */
  | { readonly kind: 'deliberation'; readonly stage: string; readonly entry: string }
  | {
      readonly kind: 'stage.close'
      readonly stage: string
      /** Who goes on, as it was settled. Absent in histories that were written before it was kept: then it is worked out. */
      readonly goesOn?: readonly string[]
    }
  /** Lots drawn: presentation order, or what a tie was left to. */
  | {
      readonly kind: 'lots'
      readonly stage: string
      readonly seed: number
      readonly order: readonly string[]
      /** In which order entrants present; it parts no tie. Absent where it does. */
      readonly for?: 'presentation'
      /** What the seed was sealed with before; absent where none was, as in older histories. */
      readonly salt?: string
      /** Of the seed of the lots after these. */
      readonly nextSeal?: string
    }
  | {
      readonly kind: 'veto'
      readonly entry: string
      readonly ground: string
      readonly sourceDigest: string
      readonly foundOn: string
    }
  | { readonly kind: 'veto.lift'; readonly entry: string; readonly ground: string; readonly reasonDigest: string }
  /** From here on scores change no more, except by decision on an objection. */
  | { readonly kind: 'freeze' }
  | {
      readonly kind: 'notice'
      readonly resultDigest: string
      readonly firstDay: string
      readonly lastDay: string
      /** Of the titles and organisations the result is published with. Absent in histories before it was kept. */
      readonly namesDigest?: string
    }
  | { readonly kind: 'objection'; readonly objection: string; readonly entry: string | null; readonly digest: string }
  | { readonly kind: 'objection.answer'; readonly objection: string; readonly upheld: boolean; readonly digest: string }
  | { readonly kind: 'final'; readonly resultDigest: string }

export type AwardEventKind = AwardEvent['kind']

/** How a sheet on paper came in. */
export interface PaperOrigin {
  /** The number printed on the sheet. */
  readonly sheet: string
  /** Accounts of the two who typed it, each without seeing the other's; the first one first. */
  readonly typedBy: readonly [string, string]
  /**
   * Who settled what the two had typed differently, or what the judge objected to, by looking at the paper again;
   * `confirmedBy` where one of the two typists settled it, who needs a second person. null: both typed the same.
   */
  readonly settled: {
    readonly by: string
    readonly confirmedBy: string | null
    readonly reasonDigest: string
  } | null
  /** Of the scores as they were typed each time, which lie beside the events. */
  readonly digest: string
}

/** An event in its place in the chain. `at` and `by` are told and never decide anything but the order of the lists. */
export interface LoggedEvent {
  /** 1 for the first of an award, without a gap. */
  readonly sequence: number
  /** UTC. */
  readonly at: string
  /** Ids of accounts: whose right it was, and who was at the keyboard. `system` for what the site did by itself. */
  readonly by: string
  readonly trueBy: string
  readonly event: AwardEvent
  readonly previousHash: string
  readonly hash: string
}
