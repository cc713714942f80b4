import type { EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { PreviewAnswer, PreviewBase, PreviewQuestion } from './preview-worker.ts'
import type { TextChange } from './text-change.ts'

export type Seen = Extract<PreviewAnswer, { news: unknown }>

/** Asks the worker about the latest text only: what was typed while it was busy is asked in one go when it is free. */
export interface LatestPreview {
  /** The text has changed; where it is not said how, the whole of it is asked about. */
  readonly changed: (change?: TextChange) => void
  /** From now on the text is compared with this one, a revision that was just made. */
  readonly from: (base: string) => void
  readonly stop: () => void
}

/**
 * @param text gives the text when it is asked for
 * @param onAnswer gets each answer; `isLatest` where nothing was typed meanwhile
 * @param onEvidence gets what was found of the evidence, behind the answer, where it says something else than before
 */
export function latestPreview(
  base: string | undefined,
  options: PreviewOptions,
  text: () => string,
  onAnswer: (answer: Seen, isLatest: boolean) => void,
  onEvidence: (evidence: readonly EvidenceFinding[] | undefined) => void,
): LatestPreview {
  const worker = new Worker(new URL('./preview-worker.ts', import.meta.url), { type: 'module' })
  let isBusy = false
  /** What the worker does not know of yet; the whole text where it is not known as changes. */
  let waiting: TextChange[] | 'whole' | undefined = 'whole'
  const send = () => {
    if (waiting === undefined) return
    const question: PreviewQuestion = waiting === 'whole' ? { text: text() } : { changes: waiting }
    isBusy = true
    waiting = undefined
    worker.postMessage(question)
  }
  const compareWith = (other: string | undefined) => worker.postMessage({ base: other, options } satisfies PreviewBase)
  const changed = (change?: TextChange) => {
    if (change === undefined || waiting === 'whole') waiting = 'whole'
    else waiting = [...(waiting ?? []), change]
    if (!isBusy) send()
  }
  compareWith(base)
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    if ('evidence' in data) return onEvidence(data.evidence)
    isBusy = false
    if ('isLost' in data) waiting = 'whole'
    else onAnswer(data, waiting === undefined)
    send()
  })
  send()
  return {
    changed,
    from: (other) => {
      compareWith(other)
      changed()
    },
    stop: () => worker.terminate(),
  }
}
