import { findJudge } from '#db/repositories/award/judge.ts'
import { findReminderOfLetter } from '#db/repositories/award/reminder.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { stageReadings } from '#scoring/award/stage-readings.ts'
import { remindedStages } from './reminder-recipients.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { entriesInStage } from '../stage-entries.ts'

/**
 * Why a reminder that waits in the queue is not sent: it was stopped, its reader has done what it is about, or there is
 * nothing to do any more. Asked at the moment of sending, which may be hours after it was written.
 */
export async function whyNotReminded(
  db: Db,
  letterId: string,
  now: string,
): Promise<'stopped' | 'done' | 'over' | undefined> {
  const about = await findReminderOfLetter(db, letterId)
  if (!about) return 'over'
  if (about.stoppedAt !== undefined) return 'stopped'
  const standing = await standingOf(db, about.award)
  const judge = await findJudge(db, about.award, { personId: about.person })
  const stages = standing ? remindedStages(standing, about.whom, now) : []
  const stage = stages.find(({ id }) => id === about.stage)
  if (!standing || !stage || judge?.removedAt !== undefined || !judge) return 'over'
  if (about.whom === 'not-declared') return judge.declaredAt === undefined ? undefined : 'done'
  return owed(standing.sealed.rules, standing.state, stage).has(judge.id) ? undefined : 'done'
}

/** Judges with something to finish, by state and stage: a reminder to hundreds asks it for each of them. */
const known = new WeakMap<AwardState, Map<string, ReadonlySet<string>>>()

function owed(rules: AwardRules, state: AwardState, stage: Stage): ReadonlySet<string> {
  const byStage = known.get(state) ?? new Map<string, ReadonlySet<string>>()
  known.set(state, byStage)
  let judges = byStage.get(stage.id)
  if (!judges) {
    const readings = stageReadings(rules, state, stage, entriesInStage(rules, state, stage))
    judges = new Set(readings.flatMap(({ unfinished }) => unfinished))
    byStage.set(stage.id, judges)
  }
  return judges
}
