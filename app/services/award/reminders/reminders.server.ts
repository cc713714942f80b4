import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { stopLetters } from '#db/repositories/accounts/letter.ts'
import { lockAward } from '#db/repositories/award/award.ts'
import {
  deleteAutoReminder,
  findAutoReminder,
  findReminder,
  insertReminder,
  insertReminderLetters,
  listReminderLetters,
  saveAutoReminder,
  saveReminderStopped,
  type Reminded,
  type Reminder,
  type ReminderLetter,
  type ReminderWords,
} from '#db/repositories/award/reminder.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { By } from '../../../access/visitor.ts'
import { filledReminder } from '../../../forms/award/reminder-words.ts'
import type { Language } from '../../../i18n/languages.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import type { Installation, Mail } from '../../accounts/installation.server.ts'
import { queueReminder } from '../../accounts/letters.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newId } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { remindedStages, reminderRecipients, type ReminderRecipient } from './reminder-recipients.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { watcherOf } from '../watcher.server.ts'

export interface AskedReminder extends ReminderWords {
  readonly award: string
  readonly stage: string
  readonly whom: Reminded
}

export interface ReminderPreview {
  readonly recipients: readonly ReminderRecipient[]
  /** The letter as the first of them would get it; undefined where nobody would, or no mail is set up. */
  readonly letter:
    { readonly to: string; readonly language: Language; readonly subject: string; readonly text: string } | undefined
}

/**
 * Who would get a reminder and who not, and the letter, before anybody is written to.
 * @throws ForbiddenError
 */
export async function previewReminder(
  { db, mail }: Installation,
  visit: AwardVisit,
  asked: AskedReminder,
): Promise<({ readonly ok: true } & ReminderPreview) | Refused> {
  return orRefused(
    (async () => {
      const { standing, stage, recipients } = await askedRecipients(db, visit, asked)
      const first = recipients.find(({ why }) => why === undefined)
      const letter = first &&
        mail && { to: first.name, language: first.language, ...letterTo(first, asked, { standing, stage, mail }) }
      return { ok: true, recipients, letter } as const
    })(),
  )
}

async function askedRecipients(db: Db, { visitor, now }: AwardVisit, { award, stage: stageId, whom }: AskedReminder) {
  demandRight(visitor, 'award.run', awardScope(award))
  const standing = await standingOf(db, award)
  const stage = standing && remindedStages(standing, whom, now).find(({ id }) => id === stageId)
  if (!stage) throw new RefusedError(refused('reminder-stage'))
  // Who runs an award and judges in it as well counts nothing of what they stand aside from.
  const { aside } = await watcherOf(db, visitor, award)
  return { standing, stage, recipients: await reminderRecipients(db, standing, { stage, whom, aside }, now) }
}

interface About {
  readonly standing: Standing
  readonly stage: Stage
  readonly mail: Mail
}

function letterTo(
  { name, open, language }: ReminderRecipient,
  { subject, text }: ReminderWords,
  { standing: { award, sealed }, stage, mail }: About,
): { readonly subject: string; readonly text: string } {
  const { timeZone } = sealed.rules
  const zone = zoneName(language, timeZone, stage.closesAt)
  const values = {
    name,
    award: sealed.rules.title[language],
    stage: stage.title[language],
    open: String(open),
    deadline: `${formatInZone(language, stage.closesAt, timeZone)}${language === 'en' ? ', ' : '，'}${zone}`,
    link: `${mail.siteUrl}/awards/${award.id}/judge`,
    site: mail.siteUrl,
  }
  return { subject: filledReminder(subject[language], values), text: filledReminder(text[language], values) }
}

/**
 * Puts a reminder in the queue for those who were seen and chosen, as far as they still have to do what it is about. Nobody
 * is written to who was not seen.
 * @throws ForbiddenError
 */
export async function sendReminder(
  installation: Installation,
  visit: AwardVisit,
  asked: AskedReminder & { readonly judges: readonly string[] },
): Promise<{ readonly ok: true; readonly reminder: string; readonly letters: number } | Refused> {
  const { mail } = installation
  if (!mail) return refused('reminder-mail')
  return orRefused(
    change(installation.db, visit.by, async (write, record) => {
      if (!(await lockAward(write, asked.award))) throw new RefusedError(refused('award-gone'))
      const { standing, stage, recipients } = await askedRecipients(write, visit, asked)
      const chosen = new Set(asked.judges)
      const to = recipients.filter(({ judge, why }) => chosen.has(judge) && why === undefined)
      if (to.length === 0) throw new RefusedError(refused('reminder-nobody'))
      const reminder = { id: newId('m'), whom: asked.whom, origin: 'hand', subject: asked.subject, text: asked.text } as const // prettier-ignore
      await queueAll(write, record, visit.by, { installation, standing, stage, mail, to, reminder })
      return { ok: true, reminder: reminder.id, letters: to.length } as const
    }),
  )
}

/** Writes down a reminder and puts its letters in the queue, in the transaction of who holds the award. */
export async function queueAll(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  given: About & {
    readonly installation: Installation
    readonly to: readonly ReminderRecipient[]
    readonly reminder: Omit<Reminder, 'stage' | 'createdAt' | 'createdBy' | 'stoppedAt'>
  },
): Promise<void> {
  const { installation, standing, stage, to, reminder } = given
  const awardId = standing.award.id
  await insertReminder(write, awardId, { ...reminder, stage: stage.id, createdAt: by.at, createdBy: by.actorId })
  const letters: ReminderLetter[] = []
  for (const recipient of to) {
    const { person: id, name, email, language } = recipient
    const words = letterTo(recipient, reminder, given)
    const letter = await queueReminder(write, installation, { id, name, email, language }, words, { now: by.at, dueAt: by.at }) // prettier-ignore
    if (letter !== undefined) letters.push({ reminder: reminder.id, person: id, letter, dueAt: by.at })
  }
  await insertReminderLetters(write, awardId, letters)
  const { id, whom, origin } = reminder
  record({ action: 'award.remind', subject: `award:${awardId}`, after: { reminder: id, stage: stage.id, whom, origin, people: letters.map(({ person }) => person) } }) // prettier-ignore
}

/**
 * Takes back what of a reminder has not gone out.
 * @throws ForbiddenError
 */
export async function stopReminder(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly reminder: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, reminder: id } = given
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      await lockAward(write, award)
      const reminder = await findReminder(write, award, id)
      if (!reminder) throw new RefusedError(refused('reminder-gone'))
      if (reminder.stoppedAt !== undefined) return UNCHANGED
      await saveReminderStopped(write, award, id, by.at)
      const letters = await listReminderLetters(write, award, { reminder: id })
      await stopLetters(
        write,
        letters.map(({ letter }) => letter),
      )
      record({ action: 'award.remind-stop', subject: `award:${award}`, after: { reminder: id } })
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

/**
 * Switches reminders on that go out by themselves so many days before the deadline of each stage, or with no days off.
 * @throws ForbiddenError
 */
export async function setAutoReminder(
  { db, mail }: Pick<Installation, 'db' | 'mail'>,
  { visitor, by }: AwardVisit,
  given: { readonly award: string } & (
    ({ readonly days: readonly number[] } & ReminderWords) | { readonly days: null }
  ),
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award } = given
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      if (!(await lockAward(write, award))) throw new RefusedError(refused('award-gone'))
      const before = await findAutoReminder(write, award)
      if (given.days === null) {
        if (!before) return UNCHANGED
        await deleteAutoReminder(write, award)
      } else {
        if (!mail) throw new RefusedError(refused('reminder-mail'))
        const { days, subject, text } = given
        // What lies behind is not made up for: an earlier time of switching on stays only for the same days.
        const isSame = before && JSON.stringify(before.days) === JSON.stringify(days)
        await saveAutoReminder(write, { award, days, subject, text, setAt: isSame ? before.setAt : by.at, setBy: by.actorId }) // prettier-ignore
      }
      record({ action: 'award.remind-auto', subject: `award:${award}`, before: { days: before?.days ?? null }, after: { days: given.days } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true } : answer
}

/** Names of people for the log of letters, as their accounts have them now. */
export async function namesOfPeople(db: Db, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return listPersonNames(db, [...new Set(people)])
}
