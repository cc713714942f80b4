/**
 * The rules of an award, as they are sealed before it opens. Everything that decides who wins stands here or in an event
 * (`event.ts`); the result is computed from these two alone.
 */
export interface AwardRules {
  /** Of this document, so that a package of today can be read by a later version. */
  readonly format: 1
  readonly title: Words
  /** IANA name. Times of the rules are instants in UTC; days (of the public notice) are days in this zone. */
  readonly timeZone: string
  readonly categories: readonly Category[]
  readonly criteria: readonly Criterion[]
  readonly groups: readonly VoterGroup[]
  /** In the order in which they are held. The last one decides the places. */
  readonly stages: readonly Stage[]
  readonly gates: Gates
  readonly notice: NoticeRules
  /** Entering by a form. Absent: entries come through the award office alone. */
  readonly call?: CallRules
  /** What entrants are told of their own entry. Absent: nothing but what everybody reads. */
  readonly feedback?: FeedbackRules
}

export interface Words {
  readonly 'zh-CN': string
  readonly en: string
}

export interface Category {
  readonly id: string
  readonly title: Words
  /** How many win. */
  readonly places: number
  /** How many after them are named, in order, to move up (递补). */
  readonly reserves: number
}

export interface Criterion {
  readonly id: string
  readonly title: Words
  /** A share; all of an award sum to 1. Rescaled over the criteria of a stage that apply to the category. */
  readonly weight: number
  /** One of the 14 of the index, where the criterion is one. */
  readonly indicator: string | null
  /** Categories it applies to; null for all. */
  readonly categories: readonly string[] | null
  /** Lowest first; two or more. */
  readonly levels: readonly { readonly score: number; readonly anchor: Words }[]
  /** From this score on a sheet has to name evidence and a reason; null for none. */
  readonly evidenceFrom: number | null
}

export interface VoterGroup {
  readonly id: string
  readonly title: Words
  /** A share; all of an award sum to 1. Rescaled over the groups of a stage. */
  readonly weight: number
}

export const STAGE_KINDS = ['screen', 'rubric', 'live', 'vote', 'ballot'] as const
/**
 * `screen`: yes or no of each judge on each entry. `rubric`: a sheet of criteria. `live`: the same while the entrant
 * presents. `vote`: yes on at most so many entries. `ballot`: yes or no in secret; only the count is kept.
 */
export type StageKind = (typeof STAGE_KINDS)[number]

export const SCORE_RULES = ['mean', 'trimmed', 'median', 'corrected'] as const
/** `trimmed` leaves out one highest and one lowest sheet (去掉最高分最低分); `corrected` is the crossed model's score. */
export type ScoreRule = (typeof SCORE_RULES)[number]

export interface Stage {
  readonly id: string
  readonly title: Words
  readonly kind: StageKind
  readonly opensAt: string
  readonly closesAt: string
  readonly groups: readonly string[]
  /** Of a rubric or live stage; empty elsewhere. */
  readonly criteria: readonly string[]
  /** How many judges of each group read an entry at least; null for all of them. */
  readonly reads: number | null
  /** How many entries a judge reads at most; null for no limit. */
  readonly cap: number | null
  readonly blind: {
    /** Judges see the redacted copy. */
    readonly entrants: boolean
    /** When a judge sees what others gave: after the own sheet of the entry, after the stage, or never. */
    readonly scores: 'after-own' | 'after-stage' | 'never'
    /** Whether judges see who the others are. */
    readonly judges: boolean
  }
  /** Of those entitled, and of the readings asked for, as a share: with fewer there is no outcome. 0 for none. */
  readonly quorum: number
  /** Of a vote: how many an elector may choose in a category. null elsewhere. */
  readonly choices: number | null
  readonly scoring: {
    readonly rule: ScoreRule
    /** Of `trimmed`: entries with fewer sheets have the plain mean. 3 or more; 5 is award practice. */
    readonly trimmedFrom: number
    /** Decimals of the score that is published and ranked; null ranks what was computed, unrounded. */
    readonly digits: number | null
    /** What parts equal scores, in order; then they share the place. A criterion: its mean over the sheets. */
    readonly ties: readonly TieBreak[]
  }
  readonly advance: Advance
  /** No entry of the stage opens to a judge before they have scored the cases chosen for calibration. Absent: no. */
  readonly calibrateFirst?: true
  /** Each judge is told in private how strict they are and how they use the scale. Absent: nobody is. */
  readonly ownFeedback?: true
}

export type TieBreak =
  | { readonly by: 'criterion'; readonly criterion: string }
  | { readonly by: 'group'; readonly group: string }
  | { readonly by: 'earlier-stage'; readonly stage: string }

/** Who goes on. `first` takes all who share the last place. `passed` is a share of those who took part. */
export type Advance =
  | { readonly by: 'first'; readonly entries: number }
  | { readonly by: 'passed'; readonly share: number }
  | { readonly by: 'all' }

export interface Gates {
  /** No organisation wins in two categories. The earlier category of the rules keeps it. */
  readonly noDoubleWinning: boolean
  /** At most so many winners of the whole award share a value of an attribute (region, ownership, industry). */
  readonly caps: readonly { readonly attribute: string; readonly most: number }[]
  /** What can cost an entry its place until the result is final. */
  readonly vetoGrounds: readonly { readonly id: string; readonly title: Words }[]
}

/** What an entry can be made to hold before it is handed in, beside category, organisation and title. */
export const CALL_NEEDS = [
  'title-en',
  'summary',
  'summary-en',
  'region',
  'ownership',
  'industry',
  'link',
  'evidence',
  'attachment',
  'redacted',
] as const
export type CallNeed = (typeof CALL_NEEDS)[number]

export interface CallRules {
  readonly opensAt: string
  /** An entry is in time before this instant. */
  readonly closesAt: string
  /** After it, for entries that are still on their way; 0 for none. */
  readonly graceMinutes: number
  /** How many entries one entrant hands in at most. */
  readonly most: number
  readonly needs: readonly CallNeed[]
  /** Only who was invited by the award office enters. Absent: whoever asks for a link. */
  readonly invitedOnly?: true
  /** What else entrants should know; both languages, or empty in both. */
  readonly note: Words
}

/** An entrant reads of the own entry what is true here, never who gave it and nothing of another entry. */
export interface FeedbackRules {
  readonly after: 'notice' | 'final'
  /** Where it stands in its category. */
  readonly place: boolean
  /** The mean of the sheets by criterion. */
  readonly means: boolean
  /** The reasons that judges wrote. */
  readonly words: boolean
}

export interface NoticeRules {
  /** Whole days on which offices work, the first one the day after publication. */
  readonly workingDays: number
  /** Weekdays without work that the holiday table moves: ISO dates in the award's zone. */
  readonly holidays: readonly string[]
  /** Saturdays and Sundays that are worked. */
  readonly workedDays: readonly string[]
  /** Where the days of a year were taken from, a year once. Absent: the office wrote them all. */
  readonly calendars?: readonly NoticeCalendar[]
  readonly objectionsNeedName: boolean
  /** Everybody can read who has entered, once no open stage hides it from judges. Absent: nobody before the notice. */
  readonly listsEntries?: true
}

export interface NoticeCalendar {
  readonly year: number
  readonly source: Words
  /** The office has changed days of that year since. */
  readonly changed?: true
}
