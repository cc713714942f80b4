/**
 * A process of its own for a package that anybody may bring: whatever is in it, it holds up nobody else. Gets the bytes;
 * answers once.
 */
import type { ReplayView } from '../../../components/award/result/replay-view.ts'
import type { Apart } from '../apart.server.ts'
import { replayPackage } from './replay.server.ts'
import { replayView } from './replay-view.ts'

export interface ReplayGiven {
  readonly bytes: Uint8Array
  readonly seal: string | undefined
}

export type ReplayAnswer = { readonly view: ReplayView } | { readonly refused: 'no-package' | 'other-format' }

process.send!('started' satisfies Apart<ReplayAnswer>)

process.once('message', ({ bytes, seal }: ReplayGiven) => {
  const say = (answer: ReplayAnswer) => process.send!({ answer } satisfies Apart<ReplayAnswer>, () => process.disconnect()) // prettier-ignore
  replayPackage(bytes, seal).then(
    (replayed) => say(replayed.ok ? { view: replayView(replayed.replay) } : { refused: replayed.code }),
    () => say({ refused: 'no-package' }),
  )
})
