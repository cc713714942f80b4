import type { Run } from '#cases/diff/diff-words.ts'
import type { ScoreChange } from '#scoring/changes/score-change.ts'
import type { Scored } from '#scoring/result.ts'
import type { CarbonPrice } from '#scoring/vocabulary.ts'
import type { ValueLine } from './value-words.ts'

/** What the page of a comparison of two revisions shows, in one language. */
export interface ChangesView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  readonly from: ComparedRevision
  readonly to: ComparedRevision
  readonly mayWrite: boolean
  /** Undefined where the facts of one of them can't be read. */
  readonly facts: readonly FactChangeView[] | undefined
  readonly text: TextChanges
  readonly english: TextChanges | null
  readonly attachments: readonly { readonly path: string; readonly kind: 'added' | 'removed' | 'changed' }[]
  readonly scores: ScoreChangesView
  readonly leftOut: readonly { readonly name: string; readonly value: string }[]
}

export interface ComparedRevision {
  readonly number: number
  readonly at: string
  readonly publishedAt: string | null
  readonly message: string
  /** Whether its files make a case. */
  readonly ok: boolean
}

export interface FactChangeView {
  /** In words, from the whole to the part. */
  readonly words: readonly string[]
  readonly kind: 'added' | 'removed' | 'changed' | 'moved'
  readonly before: FactValueView | null
  readonly after: FactValueView | null
  /** Of a text that changed: what of it. */
  readonly runs: readonly Run[] | null
}

export interface FactValueView {
  readonly lines: readonly ValueLine[]
  readonly more: number
}

export interface TextChanges {
  readonly sections: readonly SectionView[]
  /** Sections that stayed as they were. */
  readonly kept: number
}

export interface SectionView {
  readonly kind: 'kept' | 'changed' | 'added' | 'removed'
  readonly heading: string
  readonly headingBefore: string | null
  readonly moved: boolean
  /** With what stayed cut short between the changes. */
  readonly runs: readonly Run[]
}

export interface ScoreChangesView {
  readonly carbonPrice: CarbonPrice
  /** The headline prices to choose from; one where no row uses a carbon price. */
  readonly carbonPrices: readonly CarbonPrice[]
  readonly change: Scored<ScoreChange>
  /** What rows and pieces of evidence are called. */
  readonly names: Readonly<Record<string, string>>
}
