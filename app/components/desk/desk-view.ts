import type { LocalText } from '#scoring/facts.ts'

/** A case in a list of the desk. */
export interface DeskCase {
  readonly id: string
  readonly title: string
}

export interface DeskView {
  readonly drafts: readonly (DeskCase & {
    readonly savedAt: string
    readonly base: number | null
    readonly head: number | null
  })[]
  readonly waiting: readonly (DeskCase & {
    readonly number: number
    readonly askedBy: string
    readonly askedAt: string
    /** Whether this person may be the one who decides. */
    readonly isForMe: boolean
    readonly isOwn: boolean
  })[]
  readonly unpublished: readonly (DeskCase & { readonly head: number; readonly published: number | null })[]
  readonly problems: readonly (DeskCase & {
    readonly ok: boolean
    readonly count: number
    readonly first: LocalText | null
  })[]
  readonly leastCovered: readonly (DeskCase & {
    /** Share of the index that is known, 0-1. */
    readonly coverage: number
    readonly raise: { readonly indicator: string; readonly gain: number; readonly settledBy: LocalText } | null
  })[]
}
