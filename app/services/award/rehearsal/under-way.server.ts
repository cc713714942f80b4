import { logger } from '../../../logger.server.ts'
import { refused, type Refused } from '../../accounts/refused.ts'

/** How far something is that a rehearsal is made or moved on by. */
export interface UnderWay {
  /** The stage whose sheets are written; undefined while the rehearsal itself is made. */
  readonly stage: string | undefined
  readonly done: number
  readonly of: number
}

/** Is told how far it is, between two transactions. @throws Stopped */
export type Hear = (far: UnderWay) => void

/** Somebody has thrown the rehearsal away. */
export class Stopped extends Error {}

interface Running {
  far: UnderWay
  isStopped: boolean
  ended: Promise<unknown>
}

/**
 * By rehearsal, in this process: whoever asks another one meets the database, which takes nothing twice. What a killed
 * process leaves is a whole rehearsal at an earlier step, or none.
 */
const running = new Map<string, Running>()
/** Why the last one came to nothing, until it is begun anew. */
const failed = new Map<string, Refused>()

/**
 * Goes to work beside the request. Where something is under way for the rehearsal already, that goes on alone.
 * @returns once it has ended, however
 */
export function goToWork(
  rehearsal: string,
  work: (hear: Hear) => Promise<{ readonly ok: true } | Refused>,
): Promise<unknown> {
  const known = running.get(rehearsal)
  if (known) return known.ended
  failed.delete(rehearsal)
  const own: Running = { far: { stage: undefined, done: 0, of: 0 }, isStopped: false, ended: Promise.resolve() }
  const hear = (far: UnderWay) => {
    if (own.isStopped) throw new Stopped()
    own.far = far
  }
  running.set(rehearsal, own)
  own.ended = work(hear)
    .then((done) => {
      if (!done.ok) failed.set(rehearsal, done)
    })
    .catch((error: unknown) => {
      if (error instanceof Stopped) return
      logger.error({ err: error, rehearsal }, 'a rehearsal broke off')
      failed.set(rehearsal, refused('rehearsal-broke-off'))
    })
    .finally(() => running.delete(rehearsal))
  return own.ended
}

export const underWay = (rehearsal: string): UnderWay | undefined => running.get(rehearsal)?.far

export const whyFailed = (rehearsal: string): Refused | undefined => failed.get(rehearsal)

/** Ends what is under way, at the end of its transaction. */
export async function stopUnderWay(rehearsal: string): Promise<void> {
  const known = running.get(rehearsal)
  if (known) known.isStopped = true
  await known?.ended
  failed.delete(rehearsal)
}
