import { listObjections } from '#db/repositories/award/objection.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { brokenSeals, standingSeal } from '#scoring/award/lot-seals.ts'
import { unfollowedEvents } from '#scoring/award/unfollowed-events.ts'
import { isSealKept } from '../result/lot-seals.server.ts'
import { rulesVersions } from '../rules/sealed-rules.server.ts'

type Note = (code: 'lots' | 'objection', where: string) => void

/** Holds lots to their seeds, and these to what was sealed before they were drawn; and the table of objections to the events. */
export async function checkSettled(
  db: Db,
  awardId: string,
  events: readonly AwardEvent[],
  { objections }: Pick<AwardState, 'objections'>,
  note: Note,
): Promise<void> {
  if (events.some(({ kind }) => kind === 'lots')) {
    const versions = (await rulesVersions(db, awardId)).map(({ rules }) => rules)
    for (const found of unfollowedEvents(versions, events)) {
      if (found.code === 'lots-differ') note('lots', `${found.stage} ${found.event}`)
    }
  }
  for (const event of brokenSeals(events, sha256)) note('lots', `seal ${event}`)
  const standing = standingSeal(events)
  if (standing !== undefined && !(await isSealKept(db, awardId, standing))) note('lots', standing)
  const stored = await listObjections(db, awardId)
  const [filed, answered] = [digestsOf(events, 'objection'), digestsOf(events, 'objection.answer')]
  for (const { id, entry, upheld, groundsDigest, answerDigest } of stored) {
    const told = objections.get(id)
    const isTold = told?.entry === (entry ?? null) && told.upheld === (upheld ?? null)
    if (!isTold || filed.get(id) !== groundsDigest || answered.get(id) !== answerDigest) note('objection', id)
  }
  const known = new Set(stored.map(({ id }) => id))
  for (const id of objections.keys()) if (!known.has(id)) note('objection', id)
}

/** What was said, by the number of the objection. */
function digestsOf(events: readonly AwardEvent[], kind: 'objection' | 'objection.answer'): ReadonlyMap<string, string> {
  return new Map(events.flatMap((event) => (event.kind === kind ? [[event.objection, event.digest] as const] : [])))
}
