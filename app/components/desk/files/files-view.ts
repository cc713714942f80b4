/** A file beside the text that somebody writes, as the page and the editor list it. */
export interface FileLine {
  readonly path: string
  readonly bytes: number
  readonly isPicture: boolean
  /** Not yet in the revision that the writing began from. */
  readonly isNew: boolean
}

export interface FilesView {
  readonly caseId: string
  readonly files: readonly FileLine[]
  /** In the revision that the writing began from, and taken out since. */
  readonly gone: readonly string[]
}

/** What came of the last thing done. */
export interface FileDone {
  readonly did: 'added' | 'removed' | 'back'
  readonly path: string
}

/** Where a file of the working copy is found. */
export const workingFilePath = (caseId: string, path: string): string => `/desk/cases/${caseId}/files/${path}`

/** How a file is written into the text. */
export const fileMarkdown = (path: string, isPicture: boolean, words = ''): string =>
  `${isPicture ? '!' : ''}[${words === '' && !isPicture ? path : words}](${path})`

/** A picture by the ending of its name, which was given by what it is. */
export const isPicturePath = (path: string): boolean => /\.(?:png|jpe?g|webp|gif)$/i.test(path)
