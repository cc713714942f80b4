/** One stretch of a text that was put in place of another. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What one step did to a text: stretches of the text before it, in their order, and the length of the text after it. */
export interface TextChange {
  readonly edits: readonly TextEdit[]
  readonly length: number
}

/** The text after a change. */
export function changedText(text: string, { edits }: TextChange): string {
  let next = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    next += text.slice(at, from) + insert
    at = to
  }
  return next + text.slice(at)
}
