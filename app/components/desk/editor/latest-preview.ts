import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { PreviewAnswer, PreviewBase, PreviewQuestion } from './preview-worker.ts'

/** Asks the worker about the latest text only: what was typed while it was busy is asked in one go when it is free. */
export interface LatestPreview {
  readonly ask: (version: number) => void
  readonly stop: () => void
}

/**
 * @param text gives the text when it is asked for
 * @param onAnswer gets each answer; `isLatest` where nothing was typed meanwhile
 */
export function latestPreview(
  base: string | undefined,
  options: PreviewOptions,
  text: () => string,
  onAnswer: (answer: PreviewAnswer, isLatest: boolean) => void,
): LatestPreview {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
  let asked: number | undefined
  let wanted: number | undefined
  const send = (version: number) => {
    asked = version
    worker.postMessage({ version, text: text() } satisfies PreviewQuestion)
  }
  worker.postMessage({ base, options } satisfies PreviewBase)
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    const next = wanted
    asked = undefined
    wanted = undefined
    onAnswer(data, next === undefined)
    if (next !== undefined) send(next)
  })
  return {
    ask: (version) => {
      if (asked === undefined) send(version)
      else wanted = version
    },
    stop: () => worker.terminate(),
  }
}
