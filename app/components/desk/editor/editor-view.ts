import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { FilesView } from '../files/files-view.ts'
import type { Returned } from '../review/review-view.ts'
import type { EditorWords } from './editor-words.ts'
import type { WriterHere } from './keep-request.ts'
import type { RemovedCopy } from './removed-copies.ts'

/** All that the editor of one case begins with, in the reader's language. */
export interface EditorView {
  readonly caseId: string
  /** What stands in the address of its public page. */
  readonly slug: string
  readonly personId: string
  readonly text: string
  /** What the case is called in the text it was opened with; empty where that cannot be read. */
  readonly title: string
  readonly english?: string | undefined
  readonly tag: number
  readonly savedAt: string
  /** Number of the revision it was written from; absent for a case that was never saved. */
  readonly base?: number | undefined
  /** Text of that revision, where it is another. */
  readonly baseText?: string | undefined
  readonly headNumber?: number | undefined
  readonly writers: readonly WriterHere[]
  /** Whether a file has just been put into the draft. */
  readonly isImported?: boolean
  /** Whether it has just been begun with the form for a new case. */
  readonly isBegun?: boolean
  /** Why the newest request for review came back, where that is this person's to see to. */
  readonly returned?: Returned | undefined
  readonly files: FilesView
  /** Of the copies of sources that the text points to. */
  readonly removedCopies: readonly RemovedCopy[]
  readonly scoring: PreviewOptions
  readonly words: EditorWords
  /** What is to be known about fields of the forms, by the pattern of their path. */
  readonly hints: Readonly<Record<string, string>>
  /** Of the text editor itself, which asks for them by their English. */
  readonly phrases: Readonly<Record<string, string>>
}
