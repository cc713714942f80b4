import type { CategoryTable, TableEntry } from '#scoring/award/award-result.ts'
import type { PanelReport } from '#scoring/award/panel-report.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import type { CategoryOutcome, StageEntry } from '#scoring/award/stage-outcome.ts'
import type { ScoreRule, Stage, StageKind, Words } from '#scoring/award/rules.ts'
import type { WithoutModel } from '#scoring/award/scores-without-model.ts'
import type { Refusal } from '#scoring/result.ts'
import type { AwardName, OfficeName } from '../award-head.tsx'
import type { ObjectionsPart } from '../objections/objections-view.ts'

export interface NamedEntry {
  readonly title: Words
  readonly organisation: string
  /** The public page of the library case that was entered, and its own scores; null for other entries. */
  readonly lens: LensView | null
}

/** An entry that is a case of the library, under the other two lenses. */
export interface LensView {
  readonly address: string
  /** Of the index, 0 to 100. */
  readonly index: { readonly low: number; readonly high: number; readonly coverage: number }
  /** In yuan; null where it can't be said. Not priced: the ends that some outcomes have, and no estimate. */
  readonly netValueCny: { readonly low: number; readonly high: number; readonly isPriced: boolean } | null
}

/** One entry under all three lenses. */
export interface LensEntry {
  readonly entry: string
  readonly title: Words
  /** Ends are equal where there is no interval; null without a score. */
  readonly jury: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly lens: LensView
}

/** A category under the three lenses. */
export interface LensesView {
  /** Cases of the library; by the jury's rank. */
  readonly entries: readonly LensEntry[]
  /** Others, which have no index and no net value. */
  readonly withoutCase: readonly string[]
  /** Of the jury's intervals; null where scores have none. */
  readonly level: number | null
}

/** How far a computation is that runs beside the requests. */
export interface Computing {
  /** 0 to 1; null while it waits for another one. */
  readonly share: number | null
  readonly secondsLeft: number | null
}

/** What stands above every part of a result: where the award is, and which result this is. */
export interface ResultState {
  readonly headSequence: number
  readonly computedAt: string
  /** Empty where none was ever computed. */
  readonly digest: string
  /** Something has happened since, and the new result is being computed; null where nothing has. */
  readonly computing: Computing | null
  /** What has happened since could not be computed: this is the result before it. */
  readonly hasFailed: boolean
}

export interface NoticeView {
  readonly firstDay: string
  readonly lastDay: string
  readonly digest: string
  /** Of the notice itself in the chain of events: it covers all that happened before, and the names. */
  readonly hash: string
  /** The result as it stands is the one that was published: nothing is being corrected. */
  readonly isCurrent: boolean
}

/** One stage and category of a result, as the office looks at it. */
export interface ShownCategory {
  readonly stage: { readonly id: string; readonly title: Words; readonly kind: StageKind; readonly rule: ScoreRule }
  readonly outcome: CategoryOutcome
  /** Of stages with sheets. */
  readonly table: CategoryTable | null
  readonly panels: readonly PanelReport[]
  readonly lenses: LensesView
  /** Of every interval. */
  readonly level: number
  readonly isLast: boolean
  /** Whose way from the raw mean to the corrected score is shown. */
  readonly entry: { readonly id: string; readonly outcome: StageEntry; readonly table: TableEntry } | null
}

export interface ResultView {
  readonly award: OfficeName
  readonly mayRun: boolean
  readonly timeZone: string
  /** Entrants are hidden from who looks: entries have numbers alone, and there is no package to take. */
  readonly isBlind: boolean
  /** Some of what single judges gave is kept from who looks, and so is the package, which holds all of it. */
  readonly areSheetsKept: boolean
  /** Why nothing is shown. */
  readonly notShown: 'judges-too' | 'conflicted' | 'removed' | 'not-opened' | null
  readonly state: ResultState | null
  readonly notice: NoticeView | null
  /** The days that a notice published now would have. */
  readonly noticeDays: {
    readonly firstDay: string
    readonly lastDay: string
    /** Years of which the rules name no day off and no weekend that is worked: weekdays alone are counted in them. */
    readonly untold: readonly string[]
  } | null
  readonly objections: {
    readonly all: number
    readonly open: number
    /** Upheld, their sheets open to the chair, and nothing corrected. */
    readonly uncorrected: readonly string[]
  }
  /** Readings that nobody has finished, in the stages that are not closed or have none. */
  readonly unfinished: number
  readonly stages: readonly { readonly id: string; readonly title: Words }[]
  readonly categories: readonly { readonly id: string; readonly title: Words }[]
  readonly criteria: Readonly<Record<string, Words>>
  readonly groups: Readonly<Record<string, Words>>
  readonly grounds: Readonly<Record<string, Words>>
  readonly entries: Readonly<Record<string, NamedEntry>>
  /** By name, or by number where who looks may not know who gave what. */
  readonly judges: Readonly<Record<string, string | number>>
  readonly selection: readonly CategorySelection[]
  /** Winners of the whole award who share a value that a cap counts by. */
  readonly capHolders: readonly {
    readonly attribute: string
    readonly value: string
    readonly entries: readonly string[]
  }[]
  readonly shown: ShownCategory | null
  /** How many rows a table shows, and whether that is all there are. */
  readonly mostRows: number
  readonly isWhole: boolean
  /** What was done a moment ago. */
  readonly did: 'frozen' | 'drawn' | 'noticed' | 'final' | null
}

/** What everybody may read once the result is on notice. */
export interface PublicResultView {
  readonly award: AwardName
  readonly notice: NoticeView
  readonly isFinal: boolean
  readonly objections: ObjectionsPart
  /** The rules in force, as they were sealed. */
  readonly rules: { readonly version: number; readonly sealedAt: string; readonly digest: string }
  readonly stages: readonly ToldStage[]
  /** Of the bands, as a share. */
  readonly level: number
  readonly categories: readonly PublicCategory[]
  readonly categoryTitles: Readonly<Record<string, Words>>
  readonly grounds: Readonly<Record<string, Words>>
  readonly entries: Readonly<Record<string, NamedEntry>>
}

export interface PublicCategory {
  readonly selection: CategorySelection
  readonly title: Words
  /** By entry, as published: rounded as the rules say. */
  readonly scores: Readonly<Record<string, number | null>>
  /** null where votes decide, which have no error to speak of. */
  readonly certainty: Certainty | null
}

/** How a stage was judged, without anybody's name. */
export interface ToldStage extends Pick<Stage, 'id' | 'title' | 'kind' | 'choices' | 'scoring' | 'advance'> {
  readonly isLast: boolean
  /** Of each group of judges, its share in the score. */
  readonly groups: readonly { readonly title: Words; readonly share: number }[]
  /** Each with its lowest and highest score. */
  readonly criteria: readonly { readonly title: Words; readonly from: number; readonly to: number }[]
  readonly entries: number
  /** Who gave something that counts; null for a secret ballot. */
  readonly judges: number | null
  /** Sheets or votes that count. */
  readonly given: number
  /** Where scores by the rule `corrected` are not the model's and why; of which category and group, if there are more. */
  readonly instead: readonly { readonly why: WithoutModel; readonly of: readonly Words[] }[]
}

/** How clear the line between winners and others is in the scores of a category. */
export interface Certainty {
  readonly places: number
  /** More entries than places. */
  readonly isContested: boolean
  /** Why the scores say nothing about it. */
  readonly why: Refusal | null
  /** Entries of which the scores leave open whether they are within the places. */
  readonly unclear: readonly string[]
  /** Under how many other rules, and without how many judges and criteria, somebody else has a place. */
  readonly rules: Moves
  readonly judges: Moves
  readonly criteria: Moves
}

interface Moves {
  readonly of: number
  readonly moved: number
}
