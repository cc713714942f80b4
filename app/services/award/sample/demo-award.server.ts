import { findAward, lockAward } from '#db/repositories/award/award.ts'
import { insertJudge, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { SAMPLE_AWARD, SAMPLE_CATEGORIES } from '../../../content/award/sample.ts'
import { change } from '../../accounts/change.server.ts'
import type { DemoAccount } from '../../accounts/demo.server.ts'
import { newId } from '../../accounts/token.server.ts'
import { appendEvents } from '../events/events.server.ts'
import { judgeEvents } from '../events/opening-events.server.ts'
import { giveReadings } from '../planning/plan.server.ts'
import { seedSampleAward } from './seed-award.server.ts'
import { standingOf } from '../events/standing.server.ts'

/** Of the last category of the sample, which is the smallest: so much is there to read for each judge of a demonstration. */
const CATEGORY = SAMPLE_CATEGORIES.at(-1)!.id

/**
 * Sets up the sample award for a demonstration and seats its judge and chair, with a few entries to read. There is still
 * not one score: those are left to who tries it, or to a rehearsal.
 */
export async function makeDemoAward(db: Db, accounts: readonly DemoAccount[], now: string): Promise<void> {
  const by = { actorId: undefined, trueActorId: undefined, address: '', at: now }
  const { id } = SAMPLE_AWARD
  if (await findAward(db, id)) return
  await seedSampleAward(db, by)
  await change(db, by, async (write, record) => {
    await lockAward(write, id)
    const { sealed, state } = (await standingOf(write, id))!
    const entries = [...state.entries.values()].filter(({ category }) => category === CATEGORY).map((entry) => entry.id)
    const stage = sealed.rules.stages[0]!
    for (const { id: personId, name } of accounts.filter(({ role }) => role === 'judge' || role === 'chair')) {
      const judge: Judge = {
        id: newId('j'),
        personId,
        name,
        group: stage.groups[0]!,
        organisations: [],
        expertise: [],
        cap: undefined,
        pledgedAt: undefined,
        pledgeDigest: undefined,
        declaredAt: undefined,
        removedAt: undefined,
        invitationId: undefined,
      }
      await insertJudge(write, id, judge)
      await appendEvents(write, by, id, judgeEvents(judge, []))
      record({ action: 'award.judge-add', subject: `award:${id}`, after: { judge: judge.id, group: judge.group } })
      const added = entries.map((entry) => ({ entry, judge: judge.id }))
      await giveReadings(write, by, id, stage.id, { added, removed: [], origin: 'hand' })
      record({
        action: 'award.reading-add',
        subject: `award:${id}`,
        after: { stage: stage.id, judge: judge.id, entries },
      })
    }
  })
}
