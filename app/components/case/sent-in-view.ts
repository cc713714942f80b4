import type { Language } from '../../i18n/languages.ts'

/** What the organisation itself says about its case: its own words, in the language it wrote in. */
export interface ReplyView {
  readonly organisation: string
  readonly speakerFunction: string
  readonly paragraphs: readonly string[]
  readonly language: string
  /** Since when readers see it. ISO 8601, UTC. */
  readonly shownOn: string
}

/** One line of the log of what was sent in about a case and answered. */
export interface SentInLine {
  readonly id: string
  readonly kind: 'correction' | 'reply'
  readonly place: string
  readonly outcome: 'accepted' | 'declined' | 'taken-back' | 'replaced'
  /** ISO 8601, UTC. */
  readonly on: string
  readonly answer: { readonly text: string; readonly language: Language } | null
  /** Number of the revision that put it right. */
  readonly revision: number | null
}
