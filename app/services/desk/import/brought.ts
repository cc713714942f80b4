import type { ImportProblem } from '#cases/import/import-problem.ts'

/** What a file holds, once it was read and before it is put anywhere. */
export type Brought =
  /** A text without facts: of a document, or of markdown. */
  | { readonly kind: 'text'; readonly markdown: string }
  /** Whole files of a case. */
  | { readonly kind: 'case'; readonly text: string | undefined; readonly english: string | undefined }
  /** A table of outcomes, as text. */
  | { readonly kind: 'outcomes'; readonly csv: string }

export interface BroughtFile {
  /** As the text calls it. */
  readonly name: string
  readonly bytes: Uint8Array
}

export interface ReadUpload {
  readonly brought: Brought
  readonly files: readonly BroughtFile[]
}

/** What is kept of a staged file beside its pictures. */
export interface StagedContent {
  readonly brought: Brought
  /** Of the reading; what comes of putting it in is found anew each time. */
  readonly problems: readonly ImportProblem[]
}
