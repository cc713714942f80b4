import type { Words } from '#scoring/award/rules.ts'

/** A part of a package that was held to what it should be; null where there was nothing to hold it to. */
export interface CheckView {
  readonly check:
    'files' | 'chain' | 'rules' | 'names' | 'words' | 'result' | 'settled' | 'announced' | 'calendar' | 'seal'
  readonly holds: boolean | null
  readonly code: string | null
  readonly detail: Readonly<Record<string, string | number>>
  /** What stands where the chain or the history breaks; texts as they are in the package. */
  readonly event: EventView | null
}

export interface EventView {
  readonly sequence: number
  readonly at: string
  readonly kind: string
  /** Ids, where the event has them. */
  readonly stage: string | null
  readonly entry: string | null
  readonly judge: string | null
}

export interface ReplayView {
  readonly award: string
  readonly title: Words
  readonly isRehearsal: boolean
  readonly rulesVersion: number
  readonly events: number
  readonly seal: string
  readonly resultDigest: string | null
  /** What the published digest is that of; null where none was given, or it is that of neither. */
  readonly published: 'package' | 'result' | 'notice' | null
  /** What the notices in the package printed, the newest first: to compare with the printed one. */
  readonly notices: readonly {
    readonly sequence: number
    readonly firstDay: string
    readonly lastDay: string
    readonly resultDigest: string
    readonly hash: string
  }[]
  readonly holds: boolean
  readonly checks: readonly CheckView[]
  /** Who wins by the events, as computed here. */
  readonly categories: readonly {
    readonly title: Words
    readonly winners: readonly { readonly title: Words; readonly organisation: string }[]
    readonly open: boolean
  }[]
  /** Of a package that names more than a page shows. */
  readonly notListed: { readonly categories: number; readonly winners: number }
}
