/** What stands at the head of each page of a meeting. */
export interface MeetingHome {
  readonly award: {
    readonly id: string
    readonly title: string
    readonly isRehearsal: boolean
    /** In a rehearsal: whose seat the reader has taken. */
    readonly seatName: string | null
  }
  readonly timeZone: string
  readonly stage: { readonly id: string; readonly title: string; readonly isBallot: boolean }
  /** Stages that have a meeting, in their order. */
  readonly stages: readonly { readonly id: string; readonly title: string }[]
  readonly mayVote: boolean
  readonly mayMinutes: boolean
  /** Runs the award. */
  readonly runs: boolean
  readonly mayOffice: boolean
  readonly mayJudge: boolean
}

export interface MeetingView {
  readonly home: MeetingHome
  /** When the page was made. */
  readonly at: string
  /** Why there is nothing to speak about: a stage before it is open, or it has not begun. */
  readonly waits: 'earlier-open' | 'not-open' | null
  /** Nothing can be done any more. */
  readonly isOver: boolean
  readonly mayPreside: boolean
  /** Opens ballots, within the hours of the stage. */
  readonly mayBallot: boolean
  readonly mayCount: boolean
  /** Ends ballots without a count. */
  readonly mayEnd: boolean
  /** Null where the reader is not to know who the judges are. */
  readonly judges: readonly PresentJudge[] | null
  readonly present: number
  readonly agenda: AgendaView
  /** Of the entries that the reader may know of. */
  readonly ballots: readonly BallotView[]
  /** For who runs the award: open ballots on entries from which they stand aside, by their ids alone. */
  readonly kept: readonly string[]
  /** Open ballots in which the reader has not voted. */
  readonly unvoted: number
}

export interface PresentJudge {
  readonly id: string
  readonly name: string
  readonly isPresent: boolean
}

export interface AgendaView {
  readonly items: readonly AgendaItemView[]
  /** How often somebody goes out; null where it would tell how many stand aside from what is hidden from the reader. */
  readonly walks: { readonly planned: number; readonly asGiven: number; readonly isFewest: boolean } | null
}

export interface AgendaItemView {
  /** From 1. */
  readonly number: number
  /** Null where nothing of it is told: the reader stands aside, and entrants are hidden from them. */
  readonly entry: { readonly id: string; readonly title: string; readonly category: string } | null
  /** `aside`: the reader goes out, and is told no more. `ask`: they have not been asked about interests in it yet. */
  readonly kept: 'aside' | 'ask' | null
  /** Names, null where the reader is not to know them; of what is kept from the reader there are none. */
  readonly leave: readonly string[] | null
  readonly comeBack: readonly string[] | null
  readonly outside: { readonly count: number; readonly names: readonly string[] | null }
  readonly takenUpAt: string | null
  /** The last one that was taken up. */
  readonly isNow: boolean
  readonly hearing: 'open' | 'not-opened' | 'own-first' | 'hidden'
  /** First scores are in, so that it can be opened. */
  readonly canOpen: boolean
  readonly posts: number
  readonly hasBallot: boolean
}

/** What became of the entry of a ballot that is void. `elsewhere`: it stands in the stage no more for another reason. */
export type WhyVoid = 'withdrawn' | 'ineligible' | 'elsewhere'

export interface BallotView {
  readonly id: string
  readonly entry: string
  readonly title: string
  readonly state: 'open' | 'counted' | 'no-quorum' | 'cancelled'
  /** Why it takes no votes, or was ended by the end of its stage: its entry takes part no more. */
  readonly void: WhyVoid | null
  readonly openedAt: string
  readonly endedAt: string | null
  readonly entitled: number
  readonly papers: number
  readonly needed: number
  /** Once it is counted. */
  readonly result: BallotResultView | null
  readonly reason: string | null
  /** Codes with their choices, for those who could vote and those who watch; null for anybody else. */
  readonly codes: readonly { readonly code: string; readonly choice: 'yes' | 'no' | 'abstain' }[] | null
}

export interface BallotResultView {
  readonly yes: number
  readonly no: number
  readonly abstained: number
  readonly share: number | null
  /** Null where the rules ask for no share. */
  readonly passed: boolean | null
  readonly asked: number | null
}

export interface EntryMeetingView {
  readonly home: MeetingHome
  /** When the page was made. */
  readonly at: string
  readonly entry: { readonly id: string; readonly title: string; readonly category: string }
  readonly hearing: 'open' | 'not-opened' | 'own-first'
  readonly openedAt: string | null
  /** The reader's own sheet, which they can change while it is deliberated; null where they have none. */
  readonly sheet: string | null
  readonly scores: FirstScoresView | null
  readonly posts: readonly PostView[]
  /** How many of them are the reader's own: what a form says that is sent twice. */
  readonly said: number
  readonly maySpeak: boolean
}

export interface FirstScoresView {
  readonly criteria: readonly { readonly id: string; readonly title: string }[]
  readonly rows: readonly ScoreRowView[]
  /** Only the reader's own sheet is shown, as the rules have it: until the stage is over, or for good. */
  readonly kept: 'after-stage' | 'never' | null
}

export interface ScoreRowView {
  readonly who: Speaker
  readonly first: SheetShown
  /** Each change since, the first one first. */
  readonly changes: readonly (SheetShown & { readonly at: string; readonly reason: string | null })[]
}

export interface SheetShown {
  readonly mean: number | null
  /** By criterion, in their order. */
  readonly scores: readonly (number | null)[]
}

/** Who gave or said something, as far as the rules let the reader know. */
export type Speaker =
  | { readonly as: 'you' }
  | { readonly as: 'chair' }
  | { readonly as: 'name'; readonly name: string }
  | { readonly as: 'number'; readonly number: number }

export interface PostView {
  readonly id: string
  readonly who: Speaker
  readonly at: string
  /** Null where it is erased. */
  readonly text: string | null
  readonly canCorrect: boolean
  /** Earlier wordings, the first one first. */
  readonly earlier: readonly { readonly text: string | null; readonly at: string }[]
}

export interface VoteView {
  readonly home: MeetingHome
  /** Why there is nothing to vote on. */
  readonly why: 'no-ballot' | 'no-seat' | 'absent' | 'none' | null
  /** By chance, for this page alone: the codes of its papers come from it; empty where it has none. */
  readonly form: string
  readonly papers: readonly { readonly ballot: string; readonly entry: string; readonly title: string }[]
  /** Ballots that are open and take no votes any more. */
  readonly void: readonly { readonly entry: string; readonly title: string; readonly why: WhyVoid }[]
  /** Entries in whose ballots they have voted. */
  readonly voted: readonly string[]
  readonly needed: { readonly quorum: number; readonly share: number | null }
}

export interface ReceiptView {
  readonly entry: string
  readonly code: string
}

export const meetingPath = (award: string, rest = ''): string => `/awards/${encodeURIComponent(award)}/meeting${rest}`
