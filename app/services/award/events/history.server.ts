import type { Award } from '#db/repositories/award/award.ts'
import { listEvents, type StoredEvent } from '#db/repositories/award/event.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { Scored } from '#scoring/result.ts'

/** What happened in an award up to the end of its chain, and what that comes to. */
export interface History {
  readonly events: readonly LoggedEvent[]
  readonly state: Scored<AwardState>
}

type Head = Pick<Award, 'id' | 'headSequence' | 'headHash'>

/** Awards that are remembered at a time. */
const MOST_KEPT = 8

/**
 * The last history of some awards. The hash at the end of a chain covers all of it, the rules included, so where it is
 * the same, the history is: whichever process or transaction wrote it, and whether or not it was kept.
 */
const kept = new Map<string, Head & History>()

/**
 * The history of an award as it stands; what was read before is not read again.
 * @param rules those in force at that end of the chain
 */
export async function historyOf(db: Db, { id, headSequence, headHash }: Head, rules: AwardRules): Promise<History> {
  const known = kept.get(id)
  if (known?.headHash === headHash) return known
  const events = await eventsUpTo(db, { id, headSequence, headHash }, known)
  const state = foldEvents(
    rules,
    events.map(({ event }) => event),
  )
  kept.delete(id)
  kept.set(id, { id, headSequence, headHash, events, state })
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return { events, state }
}

async function eventsUpTo(db: Db, head: Head, known: (Head & History) | undefined): Promise<readonly LoggedEvent[]> {
  const isUpTo = ({ sequence }: StoredEvent) => sequence <= head.headSequence
  if (known && known.headSequence < head.headSequence) {
    const later = (await listEvents(db, head.id, known.headSequence)).filter(isUpTo)
    if (later[0]?.previousHash === known.headHash) return [...known.events, ...later.map(asLogged)]
  }
  return (await listEvents(db, head.id)).filter(isUpTo).map(asLogged)
}

export const asLogged = ({ sequence, at, by, trueBy, bodyJson, previousHash, hash }: StoredEvent): LoggedEvent => ({
  sequence,
  at,
  by,
  trueBy,
  event: JSON.parse(bodyJson) as AwardEvent,
  previousHash,
  hash,
})
