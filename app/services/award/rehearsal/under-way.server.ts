import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
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
class Stopped extends Error {}

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
/** Why the last one came to nothing, and where the rehearsal stood then; undefined where that could not be read. */
const failed = new Map<string, { readonly why: Refused; readonly standsAt: string | undefined }>()

/** What somebody works on. */
export interface Rehearsing {
  readonly rehearsal: string
  /** What it is made of, where it is not there yet; else itself. */
  readonly award: string
}

/**
 * Goes to work beside the request. Where something is under way for the rehearsal already, that goes on alone.
 * @returns once it has ended, however
 */
export function goToWork(
  db: Db,
  of: Rehearsing,
  work: (hear: Hear) => Promise<{ readonly ok: true } | Refused>,
): Promise<unknown> {
  const { rehearsal } = of
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
    .catch((error: unknown) => {
      if (error instanceof Stopped) return { ok: true } as const
      logger.error({ err: error, rehearsal }, 'a rehearsal broke off')
      return refused('rehearsal-broke-off')
    })
    .then(async (done) => {
      if (done.ok) return
      failed.set(rehearsal, { why: done, standsAt: await standsAt(db, of).catch(() => undefined) })
    })
    .finally(() => running.delete(rehearsal))
  return own.ended
}

export const underWay = (rehearsal: string): UnderWay | undefined => running.get(rehearsal)?.far

/** Why the last work came to nothing, while nothing has happened since and nothing is begun anew. */
export async function whyFailed(db: Db, of: Rehearsing): Promise<Refused | undefined> {
  const last = failed.get(of.rehearsal)
  if (!last || last.standsAt === undefined || last.standsAt === (await standsAt(db, of))) return last?.why
  if (failed.get(of.rehearsal) === last) failed.delete(of.rehearsal)
  return undefined
}

/** How far the history of a rehearsal goes; while there is none, that of the award, with the draft of its rules. */
async function standsAt(db: Db, { rehearsal, award }: Rehearsing): Promise<string | undefined> {
  const found = (await findAward(db, rehearsal)) ?? (await findAward(db, award))
  return found && `${found.id} ${found.headHash} ${found.draftTag}`
}

/** Ends what is under way, at the end of its transaction. */
export async function stopUnderWay(rehearsal: string): Promise<void> {
  const known = running.get(rehearsal)
  if (known) known.isStopped = true
  await known?.ended
  failed.delete(rehearsal)
}

/** Whether work that was begun has ended, and not in vain. */
export const hasCome = async (db: Db, of: Rehearsing): Promise<boolean> =>
  underWay(of.rehearsal) === undefined && (await whyFailed(db, of)) === undefined
