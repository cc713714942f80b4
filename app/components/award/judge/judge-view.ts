import type { JudgeFeedback } from '#scoring/award/judge-feedback.ts'
import type { UnusualScore } from '#scoring/award/unusual-scores.ts'
import type { Scored } from '#scoring/result.ts'

/** What the pages of a judge show, in the language of the page. */

/** The award, and how far the judge has come in. */
export interface JudgeHome {
  readonly id: string
  readonly title: string
  readonly isRehearsal: boolean
  /** In a rehearsal: whose seat the reader has taken. */
  readonly seatName: string | null
  readonly timeZone: string
  /** Why there is nothing to judge, or nothing more; null while there is. */
  readonly why: 'not-open' | 'not-seated' | 'removed' | 'frozen' | null
  /** Whether they lead the jury as well. */
  readonly isChair: boolean
  /** Whether there is a stage about whose entries their jury speaks. */
  readonly meets: boolean
  readonly pledged: boolean
  readonly declared: boolean
  /** Whether sheets were printed for them to fill in by hand. */
  readonly onPaper: boolean
  /** Whether a timetable of presentations is published. */
  readonly hasTimetable: boolean
}

/** `stale`: submitted, and the entry was revised since. */
export type SheetStanding = 'new' | 'draft' | 'submitted' | 'stale'

export interface QueueItem {
  readonly id: string
  /** Empty where entrants are hidden and nobody has made a copy without their names. */
  readonly title: string
  readonly category: string
  readonly state: SheetStanding
  readonly answered: number
  readonly asked: number
  /** What was submitted in a stage that asks for yes or no. */
  readonly yes: boolean | null
  readonly address: string
}

/** How far a judge is with the cases for calibration. */
export interface QueueCalibration {
  /** 0 where the office has chosen none yet, though the rules want some. */
  readonly all: number
  readonly done: number
  /** The entries wait for it. */
  readonly isFirst: boolean
  /** The first case that is not finished. */
  readonly next: string | null
  readonly first: string
}

export interface QueueStage {
  readonly id: string
  readonly title: string
  readonly opensAt: string
  readonly closesAt: string
  readonly gate: 'open' | 'not-open' | 'closed' | 'frozen'
  /** It is over, though the hour at which it was to close has not come. */
  readonly isClosedEarly: boolean
  /** Its hour has come, but a stage before it is not closed yet. */
  readonly waits: boolean
  /** Whether it is judged through these pages. */
  readonly isHere: boolean
  /** Of a vote: how many a judge may choose in a category. */
  readonly choices: number | null
  /** Who judges in it, where its judges know each other. */
  readonly judges: readonly string[] | null
  readonly items: readonly QueueItem[]
  /** null where the stage has no such cases and wants none. */
  readonly calibration: QueueCalibration | null
}

/** A pledge that was signed on paper, as the office has recorded it. */
export interface PaperPledge {
  /** ISO date. */
  readonly signedOn: string
  readonly recordedAt: string
  /** Empty once the person is erased. */
  readonly recordedBy: string
  /** Empty once the words are erased. */
  readonly keptWhere: string
}

export interface PledgeView {
  readonly home: JudgeHome
  readonly name: string
  readonly signedAt: string | null
  /** null for who signed here, or has not signed. */
  readonly paper: PaperPledge | null
  readonly digest: string
}

export interface OrganisationRow {
  readonly name: string
  /** Of its entries; empty where they are judged without names. */
  readonly titles: readonly string[]
  /** It came after the judge declared. */
  readonly isNew: boolean
  /** Who found the interest, where the judge stands aside from all of its entries. */
  readonly source: 'declared' | 'detected' | 'office' | null
  readonly kind: 'employer' | 'partner' | 'author' | 'entrant' | 'family' | 'money' | 'rival' | 'other' | null
}

export interface InterestsView {
  readonly home: JudgeHome
  /** When the list was made: sent with the form, so that what comes meanwhile counts as not asked. */
  readonly asOf: string
  readonly declaredAt: string | null
  readonly isBlind: boolean
  readonly organisations: readonly OrganisationRow[]
  readonly standsAside: readonly { readonly id: string; readonly title: string; readonly organisation: string }[]
}

/** What a judge knows well, for the plan of readings. */
export interface ExpertiseView {
  readonly home: JudgeHome
  readonly categories: readonly { readonly id: string; readonly title: string }[]
  readonly expertise: readonly string[]
  readonly issues: readonly string[]
}

/** Private feedback; `isLater`: the rules hide what others gave until the stage is over, and with it this. */
export type FeedbackView =
  | { readonly isLater: true }
  | (JudgeFeedback & { readonly isLater: false; readonly unusual: Scored<readonly UnusualScore[]> })

export interface OverviewRow {
  readonly id: string
  readonly title: string
  readonly address: string
  readonly state: SheetStanding
  /** Of a draft in an open stage: its tag, and how much it lacks before it can be submitted. */
  readonly draft: { readonly tag: number; readonly lacks: number } | null
  /** By the criteria of the stage; null where nothing was answered. */
  readonly scores: readonly (number | null)[]
  readonly yes: boolean | null
  readonly mean: number | null
  /** The most that the mean could be. */
  readonly most: number | null
}

export interface OverviewView {
  readonly home: JudgeHome
  readonly stages: readonly {
    readonly id: string
    readonly title: string
    readonly asks: 'scores' | 'yes-no'
    readonly criteria: readonly { readonly id: string; readonly title: string }[]
    readonly rows: readonly OverviewRow[]
    /** null where the rules have none. */
    readonly feedback: FeedbackView | null
  }[]
}
