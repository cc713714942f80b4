import type { Award } from '#db/repositories/award/award.ts'
import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { findDeliberation } from '#db/repositories/award/deliberation.ts'
import { findEntry } from '#db/repositories/award/entry.ts'
import { findJudge } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { findSheet } from '#db/repositories/award/sheet.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import type { Write } from '../../accounts/change.server.ts'
import { refused, type Refused } from '../../accounts/refused.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'

type Given = Extract<AwardEvent, { readonly kind: 'sheet' | 'vote' }>

/** A chair's change is so rare, and so seldom allowed, that the whole history is gone through for it. */
export const isGiven = (event: AwardEvent): event is Given =>
  event.kind === 'vote' || (event.kind === 'sheet' && event.change?.by !== 'chair')

/**
 * Why a judge cannot give this on an entry, by what stands in the tables while the award is locked: what the whole
 * history says as well, and slower. Whether the hours of the stage allow it is asked by whoever takes it in.
 */
export async function whyNotGiven(write: Write, award: Award, given: Given): Promise<Refused | undefined> {
  if (award.state !== 'open') return refused('award-closed')
  const sealed = await newestRules(write, award.id)
  const stage = sealed?.rules.stages.find(({ id }) => id === given.stage)
  if (!sealed || !stage) return refused('stage-gone')
  if ((await listClosedStages(write, award.id)).has(given.stage)) return refused('stage-closed')
  const [judge, entry] = [
    await findJudge(write, award.id, { id: given.judge }),
    await findEntry(write, award.id, given.entry),
  ]
  if (!judge || judge.removedAt !== undefined || !stage.groups.includes(judge.group)) return refused('judge-gone')
  if (!entry || !['submitted', 'eligible'].includes(entry.state)) return refused('entry-gone')
  if (given.kind === 'sheet' && given.revision > entry.revision) return refused('entry-gone')
  const conflicts = await listConflicts(write, award.id, { judge: judge.id })
  if (conflicts.some((conflict) => conflict.entry === entry.id)) return refused('conflict-stands')
  const [reading] = await listReadings(write, award.id, { stage: stage.id, judge: judge.id, entry: entry.id, all: true }) // prettier-ignore
  const isAssigned = reading ? reading.endedAt === undefined : stage.reads === null
  if (!isAssigned) return refused('reading-gone')
  return (await lacksReason(write, award.id, given)) ? refused('meeting-reason') : undefined
}

/** Once an entry is deliberated a sheet in place of another says why. */
async function lacksReason(write: Write, awardId: string, given: Given): Promise<boolean> {
  if (given.kind !== 'sheet' || given.change !== null) return false
  const { stage, entry, judge } = given
  if (!(await findDeliberation(write, { award: awardId, stage, entry }))) return false
  const sheet = await findSheet(write, { awardId, stageId: stage, judgeId: judge, entryId: entry })
  return sheet?.submittedAt !== undefined
}
