import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { EditorWords } from './editor-words.ts'
import type { WriterHere } from './keep-request.ts'

/** All that the editor of one case begins with, in the reader's language. */
export interface EditorView {
  readonly caseId: string
  readonly personId: string
  readonly text: string
  readonly english?: string | undefined
  readonly tag: number
  readonly savedAt: string
  /** Number of the revision it was written from; absent for a case that was never saved. */
  readonly base?: number | undefined
  /** Text of that revision, where it is another. */
  readonly baseText?: string | undefined
  readonly headNumber?: number | undefined
  readonly writers: readonly WriterHere[]
  readonly scoring: PreviewOptions
  readonly words: EditorWords
  /** Of the text editor itself, which asks for them by their English. */
  readonly phrases: Readonly<Record<string, string>>
}
