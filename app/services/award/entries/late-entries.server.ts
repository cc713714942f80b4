import { listJudges } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { listEntryContents } from '#db/repositories/award/entry.ts'
import type { By } from '../../../access/visitor.ts'
import type { AuditEntry, Write } from '../../accounts/change.server.ts'
import { giveReadings, writtenReadings } from '../planning/plan.server.ts'
import { issuesOfEntries } from './entry-issues.server.ts'
import { planOf } from '../planning/reading-plan.ts'
import { recusedNow } from '../planning/recused-now.server.ts'
import { standingOf } from '../events/standing.server.ts'

/**
 * Entries that came after the readings of the first stage were given out join the queues by themselves: nobody else's
 * readings change. Where judges are too few, or a copy without names is missing, they wait for a plan by hand.
 */
export async function assignLateEntries(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  awardId: string,
): Promise<void> {
  const standing = await standingOf(write, awardId)
  const stage = standing?.sealed.rules.stages[0]
  if (!standing || !stage || stage.reads === null || standing.state.stages.get(stage.id)!.closed) return
  const given = (await listReadings(write, awardId, { stage: stage.id })).map(({ entry, judge }) => ({ entry, judge }))
  if (given.length === 0) return
  const judges = await listJudges(write, awardId)
  const plan = planOf({
    rules: standing.sealed.rules,
    state: { ...standing.state, recused: await recusedNow(write, standing) },
    stage,
    judges,
    standing: given,
    begun: given,
    takenBack: (await writtenReadings(write, awardId, standing, stage)).takenBack,
    issues: await issuesOfEntries(write, awardId, judges),
    seed: standing.award.headSequence,
  })
  if (!plan.ok) return
  const contents = stage.blind.entrants ? await listEntryContents(write, awardId) : undefined
  const added = plan.value.added.filter(({ entry }) => contents === undefined || contents.get(entry)!.redacted !== null)
  if (added.length === 0) return
  await giveReadings(write, by, awardId, stage.id, { added, removed: [], origin: 'late' })
  record({ action: 'award.plan', subject: `award:${awardId}`, after: { stage: stage.id, late: added.length } })
}
