/** The worker behind the editor: parsing and scoring never stand between a key and its letter. */
import type { EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import { previewer, type Preview } from './preview.ts'
import { changedText, type TextChange } from './text-change.ts'

export interface PreviewBase {
  readonly base: string | undefined
  readonly options: PreviewOptions
}
/** A text, or what was done to the last one since. */
export type PreviewQuestion = { readonly text: string } | { readonly changes: readonly TextChange[] }
/** What each answer says; findings of the evidence come behind it, so that the scores don't wait for them. */
export type PreviewParts = Omit<Preview, 'evidence'>
export type PreviewAnswer =
  | {
      /** What says something else than the answer before. */
      readonly news: Partial<PreviewParts>
      readonly hasScores: boolean
      readonly milliseconds: number
    }
  | { readonly evidence: readonly EvidenceFinding[] | undefined }
  /** What was asked about does not fit the text that is here: the whole text is wanted. */
  | { readonly isLost: true }

let preview: ((text: string) => Preview) | undefined
let text = ''
/** What was told last of each part. */
const told = new Map<keyof Preview, string | undefined>()

addEventListener('message', ({ data }: MessageEvent<PreviewBase | PreviewQuestion>) => {
  if ('options' in data) preview = previewer(data.base, data.options)
  else answer(data)
})

const tell = (said: PreviewAnswer) => postMessage(said)

function answer(question: PreviewQuestion): void {
  const started = performance.now()
  if ('text' in question) text = question.text
  else {
    for (const change of question.changes) {
      text = changedText(text, change)
      if (text.length !== change.length) return tell({ isLost: true })
    }
  }
  const { evidence, ...parts } = preview!(text)
  const news = newsOf(parts)
  tell({ news, hasScores: parts.scores !== undefined, milliseconds: performance.now() - started })
  const findings = evidence()
  if (isNews('evidence', findings)) tell({ evidence: findings })
}

/** What is the same is not sent again: nobody need take it in, and nothing is drawn again for it. */
function newsOf(seen: PreviewParts): Partial<PreviewParts> {
  const parts = Object.entries(seen) as [keyof PreviewParts, unknown][]
  return Object.fromEntries(parts.filter(([part, value]) => isNews(part, value))) as Partial<PreviewParts>
}

function isNews(part: keyof Preview, value: unknown): boolean {
  const words = JSON.stringify(value) as string | undefined
  const isNew = !told.has(part) || told.get(part) !== words
  told.set(part, words)
  return isNew
}
