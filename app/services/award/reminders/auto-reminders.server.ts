import { lockAward } from '#db/repositories/award/award.ts'
import { findReminder, listAutoReminders, type AutoReminder } from '#db/repositories/award/reminder.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { byNobody } from '../../sent-in/send-in.server.ts'
import { remindedStages, reminderRecipients } from './reminder-recipients.server.ts'
import { queueAll } from './reminders.server.ts'
import { standingOf } from '../events/standing.server.ts'

const DAY_MS = 86_400_000
const NOTHING = new Set<string>()

/** When a reminder of a stage goes out by itself, so many days before its deadline. */
export const autoMoment = ({ closesAt }: Pick<Stage, 'closesAt'>, days: number): string =>
  new Date(Date.parse(closesAt) - days * DAY_MS).toISOString()

/** One moment of it is one reminder, whichever process comes first: a deadline that is moved brings another one. */
const idOf = (stage: Stage, days: number): string => `auto-${stage.id}-${Date.parse(stage.closesAt)}-${days}`

/**
 * Queues the reminders whose day has come, to those who have something to finish. Of several whose days went by while the
 * site was down, the last is sent. With nobody to remind it is noted all the same, so that nobody is written to later.
 * @returns how many reminders were written down
 * @throws AggregateError where an award's history does not hold together, after all others had theirs
 */
export async function queueDueReminders(installation: Installation, now: string): Promise<number> {
  const { db, mail } = installation
  if (!mail) return 0
  let queued = 0
  const faults: unknown[] = []
  for (const auto of await listAutoReminders(db)) {
    try {
      queued += await queueFor(installation, auto, now)
    } catch (cause) {
      faults.push(new Error(`the reminders of award ${auto.award}`, { cause }))
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'reminders of some awards could not be queued')
  return queued
}

async function queueFor(installation: Installation, auto: AutoReminder, now: string): Promise<number> {
  const { db } = installation
  let queued = 0
  const standing = await standingOf(db, auto.award)
  for (const stage of standing ? remindedStages(standing, 'unfinished', now) : []) {
    const days = dueDays(auto, stage, now)
    if (days === undefined || (await findReminder(db, auto.award, idOf(stage, days)))) continue
    if (await queueOne(installation, auto, stage, days, now)) queued += 1
  }
  return queued
}

function dueDays({ days, setAt }: AutoReminder, stage: Stage, now: string): number | undefined {
  return days.find((day) => {
    const at = Date.parse(autoMoment(stage, day))
    return at <= Date.parse(now) && at > Date.parse(setAt)
  })
}

async function queueOne(
  installation: Installation,
  auto: AutoReminder,
  { id: stageId }: Stage,
  days: number,
  now: string,
): Promise<boolean> {
  const { db, mail } = installation
  const done = await change(db, byNobody(now), async (write, record) => {
    if (!mail || !(await lockAward(write, auto.award))) return UNCHANGED
    const standing = await standingOf(write, auto.award)
    const stage = standing && remindedStages(standing, 'unfinished', now).find(({ id }) => id === stageId)
    if (!stage || (await findReminder(write, auto.award, idOf(stage, days)))) return UNCHANGED
    const asked = { stage, whom: 'unfinished', aside: NOTHING } as const
    const recipients = await reminderRecipients(write, standing, asked, now)
    const to = recipients.filter(({ why }) => why === undefined)
    const { subject, text } = auto
    const reminder = { id: idOf(stage, days), whom: 'unfinished', origin: 'auto', subject, text } as const
    await queueAll(write, record, byNobody(now), { installation, standing, stage, mail, to, reminder })
    return true
  })
  return done !== UNCHANGED
}
