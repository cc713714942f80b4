import type { Words } from '#scoring/award/rules.ts'
import type { Refusal } from '#scoring/result.ts'
import type { PlanNotice } from '../../../../forms/award/plan-query.ts'
import type { OfficeName } from '../../award-head.tsx'
import type { CategoryName } from '../entries/entries-view.ts'

export interface PlanJudge {
  readonly id: string
  readonly name: string
  readonly group: Words | null
}

export interface PlanEntry {
  readonly id: string
  readonly title: Words
  readonly organisation: string
}

/** One entry with who reads it. */
export interface ReadBy {
  readonly entry: string
  readonly judges: readonly string[]
}

export interface PlanView {
  readonly award: OfficeName
  /** Before the rules are sealed nothing can be planned. */
  readonly isOpen: boolean
  /** Stages in which entries are given to judges and that are not closed; the first is shown if none is asked for. */
  readonly stages: readonly (CategoryName & { readonly isClosed: boolean; readonly readsAll: boolean })[]
  readonly stage: string | null
  readonly seed: number
  readonly judges: readonly PlanJudge[]
  readonly entries: readonly PlanEntry[]
  /** Ids of those that take part and can be given to a judge. */
  readonly inAward: readonly string[]
  /** What was given out. */
  readonly standing: readonly ReadBy[]
  /** Where one was asked for. */
  readonly plan: { readonly ok: true; readonly preview: PreviewView } | { readonly ok: false; readonly why: Refusal } | null // prettier-ignore
  /** Where another reading would decide something, where that was asked. */
  readonly second: SecondView | null
  readonly notice: PlanNotice | null
}

export type SecondView =
  | {
      readonly ok: true
      readonly budget: number
      readonly isComputing: boolean
      readonly categories: readonly SecondCategoryView[]
    }
  | { readonly ok: false; readonly budget: number; readonly why: 'kept' | 'kind' | 'closed' | 'later' }

export type SecondCategoryView = CategoryName & {
  readonly why: 'scores' | 'no-noise' | 'unfitted' | 'no-line' | 'apart' | null
  readonly misplacedNow: number
  readonly misplacedAfter: number
  readonly suggestions: readonly {
    readonly entry: string
    readonly extra: number
    readonly riskNow: number
    readonly riskAfter: number
    readonly pending: number
    readonly judges: readonly string[]
  }[]
}

export interface PreviewView {
  readonly digest: string
  readonly readings: number
  readonly entries: number
  readonly perEntry: readonly [number, number]
  readonly perJudge: readonly [number, number]
  readonly kept: number
  /** Readings whose judge knows the category or the issue well; null where no judge has said what they know. */
  readonly known: number | null
  readonly added: number
  readonly removed: number
  readonly loads: readonly { readonly judge: string; readonly readings: number }[]
  readonly readBy: readonly ReadBy[]
  readonly parts: readonly PartView[]
  /** Categories whose entries lie in several parts. */
  readonly hurt: readonly Words[]
  /** Readings that would link the parts; null where none can. */
  readonly bridges: readonly { readonly entry: string; readonly judge: string }[] | null
}

/** Entries that can be compared with each other, with how precisely. */
export interface PartView {
  readonly entries: number
  readonly judges: number
  readonly entryError: readonly [number, number] | null
  readonly differenceError: number | null
  readonly efficiency: number | null
  readonly worst: { readonly first: string; readonly second: string; readonly error: number } | null
}
