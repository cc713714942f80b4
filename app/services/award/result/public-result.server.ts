import type { Db } from '#db/schema.ts'
import { leavesResult } from '#scoring/award/award-result.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import type { Standing } from '../events/standing.server.ts'
import { MostRecent } from '../most-recent.ts'
import { keptResult, type KeptResult } from './published.server.ts'
import { shownResult } from './result.server.ts'

/** What awards had come to when they were last on notice, by the hash of the notice: it covers all before it. */
const atNotice = new MostRecent<ReturnType<typeof foldEvents>>(8)

/** The result that the newest notice published, which is what everybody but the office and the chair goes by. */
export interface PublicResult extends KeptResult {
  /** What its notice was published on: nothing that has happened since is in it. */
  readonly then: Pick<Standing, 'state' | 'events'>
  /** It is being corrected, and another one will be published; also where that is still, or could not be, computed. */
  readonly isMoved: boolean
}

/**
 * What is public of a result, to the next notice: corrections after an objection come one by one, and what they give
 * half-way was published by nobody.
 * @returns undefined before the first notice
 * @throws Error where the history does not hold together
 */
export async function publicResult(db: Db, standing: Standing, now: string): Promise<PublicResult | undefined> {
  const { award, sealed, events, state } = standing
  const kept = state.notice ? await keptResult(db, award.id, state.notice.resultDigest) : undefined
  if (!kept) return undefined
  const last = events.findLastIndex(({ event }) => event.kind === 'notice')
  if (events.slice(last).every(({ event }) => leavesResult(event))) return { ...kept, then: standing, isMoved: false }
  const before = events.slice(0, last + 1)
  const folded = atNotice.get(`${award.id} ${before.at(-1)!.hash}`, () => foldEvents(sealed.rules, before.map(({ event }) => event))) // prettier-ignore
  if (!folded.ok) throw new Error(`the history of award ${award.id} does not hold together`)
  return {
    ...kept,
    then: { state: folded.value, events: before },
    isMoved: award.state === 'notice' && (await isAnother(db, award.id, now, kept.digest)),
  }
}

async function isAnother(db: Db, awardId: string, now: string, digest: string): Promise<boolean> {
  const { computed, computing, hasFailed } = await shownResult(db, awardId, now)
  return computing !== null || hasFailed || computed?.digest !== digest
}
