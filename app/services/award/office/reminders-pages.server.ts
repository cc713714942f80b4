import {
  findAutoReminder,
  findReminder,
  listReminderLetters,
  listReminders,
  type FollowedLetter,
  type Reminder,
  type ReminderWords,
} from '#db/repositories/award/reminder.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type {
  LetterFields,
  LogRow,
  ReminderPreviewView,
  RemindersView,
  ReminderView,
  SentState,
  Whom,
} from '../../../components/award/office/reminders/reminders-view.ts'
import { REMINDER_LETTERS } from '../../../content/award/office-reminders.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import type { Refused } from '../../accounts/refused.ts'
import { autoMoment } from '../reminders/auto-reminders.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { remindedStages, type ReminderRecipient } from '../reminders/reminder-recipients.server.ts'
import { namesOfPeople, previewReminder, type AskedReminder } from '../reminders/reminders.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * Reminders of an award, for who runs it.
 * @throws ForbiddenError
 */
export async function remindersPage(
  { db, mail }: Installation,
  { visitor, now }: AwardVisit,
  id: string,
  asked: { readonly stage: string | undefined; readonly whom: Whom; readonly saved: boolean },
): Promise<RemindersView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const standing = await standingOf(db, id)
  const stages = standing ? remindedStages(standing, 'not-declared', now) : []
  const begun = standing ? remindedStages(standing, 'unfinished', now) : []
  const auto = await findAutoReminder(db, id)
  const reminders = await listReminders(db, id)
  const last = reminders.find(({ origin, whom }) => origin === 'hand' && (whom === 'not-declared') === (asked.whom === 'not-declared')) // prettier-ignore
  const next = (auto?.days ?? []).flatMap((days) => stages.map((stage) => ({ stage: stage.title, at: autoMoment(stage, days) }))) // prettier-ignore
  return {
    award: await officeName(db, award, now),
    timeZone: rules.timeZone,
    hasMail: mail !== undefined,
    stages: stages.map(({ id: stage, title }) => ({ id: stage, title })),
    asked: { stage: (stages.find((one) => one.id === asked.stage) ?? begun[0] ?? stages[0])?.id ?? null, whom: asked.whom }, // prettier-ignore
    letter: last ? fieldsOf(last) : proposed(asked.whom),
    auto: auto ? { days: auto.days, next: next.filter(({ at }) => at > now).sort((one, other) => (one.at < other.at ? -1 : 1)) } : null, // prettier-ignore
    autoLetter: auto ? fieldsOf(auto) : proposed('unfinished'),
    log: await logOf(db, id, rules, reminders),
    saved: asked.saved,
  }
}

const fieldsOf = ({ subject, text }: ReminderWords): LetterFields => ({
  subjectZh: subject['zh-CN'],
  textZh: text['zh-CN'],
  subjectEn: subject.en,
  textEn: text.en,
})

function proposed(whom: Whom): LetterFields {
  const { subject, text, declareSubject, declareText } = REMINDER_LETTERS
  return fieldsOf(whom === 'not-declared' ? { subject: declareSubject, text: declareText } : { subject, text })
}

async function logOf(db: Db, id: string, rules: AwardRules, reminders: readonly Reminder[]): Promise<LogRow[]> {
  const letters = await listReminderLetters(db, id)
  const names = await namesOfPeople(
    db,
    reminders.flatMap(({ createdBy }) => createdBy ?? []),
  )
  return reminders.map((reminder) =>
    rowOf(
      reminder,
      letters.filter((letter) => letter.reminder === reminder.id),
      rules,
      names,
    ),
  )
}

const STATES: readonly SentState[] = ['sent', 'sending', 'waiting', 'again', 'failed', 'gone']

function rowOf(
  { id, createdAt, createdBy, stage, whom, stoppedAt }: Reminder,
  letters: readonly FollowedLetter[],
  rules: AwardRules,
  names: ReadonlyMap<string, string>,
): LogRow {
  const states = letters.map(stateOf)
  return {
    id,
    at: createdAt,
    by: createdBy === undefined ? null : (names.get(createdBy) ?? ''),
    stage: rules.stages.find((one) => one.id === stage)?.title ?? { 'zh-CN': stage, en: stage },
    whom,
    isStopped: stoppedAt !== undefined,
    counts: STATES.map((state) => ({ state, count: states.filter((one) => one === state).length })).filter(
      ({ count }) => count > 0,
    ),
  }
}

const stateOf = ({ state, tries }: FollowedLetter): SentState => (state === 'waiting' && tries > 0 ? 'again' : state)

/**
 * Who would get a reminder, and the letter, for who runs the award.
 * @throws ForbiddenError
 */
export async function reminderPreview(
  own: Installation,
  visit: AwardVisit,
  asked: AskedReminder,
): Promise<{ readonly ok: true; readonly preview: ReminderPreviewView } | Refused> {
  const found = await previewReminder(own, visit, asked)
  if (!found.ok) return found
  const { recipients, letter } = found
  return {
    ok: true,
    preview: {
      stage: asked.stage,
      whom: asked.whom,
      letter: fieldsOf(asked),
      to: recipients.filter(({ why }) => why === undefined).map(readerOf),
      leftOut: recipients.flatMap((one) => (one.why === undefined ? [] : [{ ...readerOf(one), why: one.why }])),
      example: letter ?? null,
    },
  }
}

const readerOf = ({ judge, name, email, open, lastSavedAt }: ReminderRecipient) => ({
  judge,
  name: name === '' ? judge : name,
  email,
  open,
  lastSavedAt: lastSavedAt ?? null,
})

/**
 * One reminder with what has become of each of its letters.
 * @throws ForbiddenError
 */
export async function reminderPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  reminderId: string,
  isNew: boolean,
): Promise<ReminderView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visitor, id)
  const rules = award && (await rulesInForce(db, id))
  const reminder = await findReminder(db, id, reminderId)
  if (!rules || !reminder) return undefined
  const letters = await listReminderLetters(db, id, { reminder: reminderId })
  const names = await namesOfPeople(db, [
    ...(reminder.createdBy === undefined ? [] : [reminder.createdBy]),
    ...letters.map(({ person }) => person),
  ])
  return {
    award: await officeName(db, award, now),
    timeZone: rules.timeZone,
    reminder: rowOf(reminder, letters, rules, names),
    letter: fieldsOf(reminder),
    letters: letters.map((letter) => ({
      id: letter.letter,
      name: names.get(letter.person) ?? '',
      state: stateOf(letter),
      error: letter.error ?? null,
      tries: letter.tries,
      sentAt: letter.sentAt ?? null,
      nextAt: letter.nextAt ?? null,
    })),
    canStop:
      reminder.stoppedAt === undefined && letters.some(({ state }) => state === 'waiting' || state === 'sending'),
    isNew,
  }
}
