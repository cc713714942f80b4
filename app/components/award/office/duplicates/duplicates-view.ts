import type { OfficeName } from '../../award-head.tsx'
import type { DuplicatesQuery } from '../../../../forms/award/duplicates.ts'

export interface ShownPart {
  readonly text: string
  readonly isShared: boolean
}

export interface ShownSide {
  readonly kind: 'entry' | 'award' | 'case'
  readonly award: string
  readonly awardTitle: string
  readonly id: string
  readonly revision: string
  readonly title: readonly ShownPart[]
  readonly organisation: readonly ShownPart[]
  readonly summary: readonly ShownPart[]
  /** Where more of it is read; null where it has no page that the reader may open. */
  readonly address: string | null
}

export interface ShownPair {
  readonly one: ShownSide
  readonly other: ShownSide
  readonly title: number
  readonly organisation: number
  readonly text: number | null
  readonly decided: { readonly same: boolean; readonly at: string; readonly reason: string | null } | null
  readonly isOutdated: boolean
}

export interface DuplicatesView {
  readonly award: OfficeName
  readonly timeZone: string
  readonly noDoubleWinning: boolean
  readonly mayDecide: boolean
  /** From which shares on two are listed: by their titles, by titles and organisations together, by their texts. */
  readonly listed: Readonly<Record<'title' | 'both' | 'organisation' | 'text', number>>
  readonly query: DuplicatesQuery
  readonly pages: number
  readonly open: number
  readonly decided: number
  /** So many are listed, because there are more. */
  readonly cutAt: number | null
  readonly pairs: readonly ShownPair[]
  readonly saved: boolean
}
