/** The worker behind the editor: parsing and scoring never stand between a key and its letter. */
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import { previewer, type Preview } from './preview.ts'

export interface PreviewBase {
  readonly base: string | undefined
  readonly options: PreviewOptions
}
export interface PreviewQuestion {
  readonly version: number
  readonly text: string
}
export interface PreviewAnswer extends Preview {
  readonly version: number
  readonly milliseconds: number
}

let preview: ((text: string) => Preview) | undefined

addEventListener('message', ({ data }: MessageEvent<PreviewBase | PreviewQuestion>) => {
  if ('options' in data) {
    preview = previewer(data.base, data.options)
    return
  }
  const started = performance.now()
  const { problems, scores } = preview!(data.text)
  const answer: PreviewAnswer = { version: data.version, problems, scores, milliseconds: performance.now() - started }
  postMessage(answer)
})
