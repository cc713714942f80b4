import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

export const REMINDED = ['unfinished', 'not-started', 'not-declared'] as const
/** Judges by how far they are in a stage; `not-declared`: whether they have something against an entry. */
export type Reminded = (typeof REMINDED)[number]

/** A letter as the office wrote it, in both languages. */
export interface ReminderWords {
  readonly subject: { readonly 'zh-CN': string; readonly en: string }
  readonly text: { readonly 'zh-CN': string; readonly en: string }
}

export interface Reminder extends ReminderWords {
  readonly id: string
  readonly stage: string
  readonly whom: Reminded
  readonly origin: 'hand' | 'auto'
  readonly createdAt: string
  readonly createdBy: string | undefined
  readonly stoppedAt: string | undefined
}

const wordsOf = (row: Pick<Tables['award_reminder'], 'subject_zh' | 'text_zh' | 'subject_en' | 'text_en'>) => ({
  subject: { 'zh-CN': row.subject_zh, en: row.subject_en },
  text: { 'zh-CN': row.text_zh, en: row.text_en },
})

const columnsOf = ({ subject, text }: ReminderWords) => ({
  subject_zh: subject['zh-CN'],
  text_zh: text['zh-CN'],
  subject_en: subject.en,
  text_en: text.en,
})

function asReminder(row: Tables['award_reminder']): Reminder {
  return {
    ...wordsOf(row),
    id: row.id,
    stage: row.stage_id,
    whom: row.whom as Reminded,
    origin: row.origin as Reminder['origin'],
    createdAt: row.created_at,
    createdBy: row.created_by ?? undefined,
    stoppedAt: row.stopped_at ?? undefined,
  }
}

/** The newest first. */
export async function listReminders(db: Db, awardId: string): Promise<Reminder[]> {
  const rows = await db
    .selectFrom('award_reminder')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asReminder)
}

export async function findReminder(db: Db, awardId: string, id: string): Promise<Reminder | undefined> {
  const row = await db
    .selectFrom('award_reminder')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asReminder(row)
}

export async function insertReminder(
  db: Db,
  awardId: string,
  { id, stage, whom, origin, createdAt, createdBy, ...words }: Omit<Reminder, 'stoppedAt'>,
): Promise<void> {
  await db
    .insertInto('award_reminder')
    .values({
      award_id: awardId,
      id,
      stage_id: stage,
      whom,
      origin,
      ...columnsOf(words),
      created_at: createdAt,
      created_by: createdBy ?? null,
    })
    .execute()
}

export async function saveReminderStopped(db: Db, awardId: string, id: string, stoppedAt: string): Promise<void> {
  await db
    .updateTable('award_reminder')
    .set({ stopped_at: stoppedAt })
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .execute()
}

/** To whom a reminder goes, by the letter in the queue. */
export interface ReminderLetter {
  readonly reminder: string
  readonly person: string
  readonly letter: string
  readonly dueAt: string
}

export async function insertReminderLetters(
  db: Db,
  awardId: string,
  letters: readonly ReminderLetter[],
): Promise<void> {
  await inChunks(letters, (chunk) =>
    db
      .insertInto('award_reminder_letter')
      .values(
        chunk.map(({ reminder, person, letter, dueAt }) => ({
          award_id: awardId,
          reminder_id: reminder,
          person_id: person,
          letter_id: letter,
          due_at: dueAt,
        })),
      )
      .execute(),
  )
}

/** What has become of a letter; `gone`: its row was cleared away, or its reader erased. */
export type LetterState = 'waiting' | 'sending' | 'sent' | 'failed' | 'gone'

export type FollowedLetter = ReminderLetter & {
  readonly state: LetterState
  /** A code of the queue; undefined where nothing has gone wrong. */
  readonly error: string | undefined
  readonly sentAt: string | undefined
  /** When it goes out, or is tried again. */
  readonly nextAt: string | undefined
  /** How often it was tried. */
  readonly tries: number
}

/** Letters of all reminders of an award, with what has become of them; ordered by due time and person. */
export async function listReminderLetters(
  db: Db,
  awardId: string,
  which: { readonly dueAfter?: string; readonly reminder?: string } = {},
): Promise<FollowedLetter[]> {
  const rows = await db
    .selectFrom('award_reminder_letter')
    .leftJoin('letter', 'letter.id', 'award_reminder_letter.letter_id')
    .select([
      'award_reminder_letter.reminder_id',
      'award_reminder_letter.person_id',
      'award_reminder_letter.letter_id',
      'award_reminder_letter.due_at',
      'letter.id as known',
      'letter.tries',
      'letter.sent_at',
      'letter.next_try_at',
      'letter.trying_since',
      'letter.last_error',
    ])
    .where('award_reminder_letter.award_id', '=', awardId)
    .$if(which.dueAfter !== undefined, (query) => query.where('award_reminder_letter.due_at', '>', which.dueAfter!))
    .$if(which.reminder !== undefined, (query) =>
      query.where('award_reminder_letter.reminder_id', '=', which.reminder!),
    )
    .orderBy('award_reminder_letter.due_at')
    .orderBy('award_reminder_letter.person_id')
    .execute()
  return rows.map((row) => ({
    reminder: row.reminder_id,
    person: row.person_id,
    letter: row.letter_id,
    dueAt: row.due_at,
    state: stateOf(row),
    error: row.last_error ?? undefined,
    sentAt: row.sent_at ?? undefined,
    nextAt: row.next_try_at ?? undefined,
    tries: row.tries ?? 0,
  }))
}

function stateOf(row: {
  readonly known: string | null
  readonly sent_at: string | null
  readonly next_try_at: string | null
  readonly trying_since: string | null
}): LetterState {
  if (row.known === null) return 'gone'
  if (row.sent_at !== null) return 'sent'
  if (row.next_try_at === null) return 'failed'
  return row.trying_since === null ? 'waiting' : 'sending'
}

/** The reminder that a letter in the queue is of, and whom it is for. */
export async function findReminderOfLetter(
  db: Db,
  letterId: string,
): Promise<
  (Pick<Reminder, 'stage' | 'whom' | 'stoppedAt'> & { readonly award: string; readonly person: string }) | undefined
> {
  const row = await db
    .selectFrom('award_reminder_letter')
    .innerJoin('award_reminder', (join) =>
      join
        .onRef('award_reminder.award_id', '=', 'award_reminder_letter.award_id')
        .onRef('award_reminder.id', '=', 'award_reminder_letter.reminder_id'),
    )
    .select(['award_reminder.award_id', 'award_reminder.stage_id', 'award_reminder.whom', 'award_reminder.stopped_at'])
    .select('award_reminder_letter.person_id')
    .where('award_reminder_letter.letter_id', '=', letterId)
    .executeTakeFirst()
  return (
    row && {
      award: row.award_id,
      stage: row.stage_id,
      whom: row.whom as Reminded,
      stoppedAt: row.stopped_at ?? undefined,
      person: row.person_id,
    }
  )
}

/** Reminders that go out by themselves. */
export interface AutoReminder extends ReminderWords {
  readonly award: string
  /** Before a deadline; ascending. */
  readonly days: readonly number[]
  readonly setAt: string
}

export async function listAutoReminders(db: Db): Promise<AutoReminder[]> {
  const rows = await db.selectFrom('award_auto_reminder').selectAll().orderBy('award_id').execute()
  return rows.map(asAutoReminder)
}

export async function findAutoReminder(db: Db, awardId: string): Promise<AutoReminder | undefined> {
  const row = await db.selectFrom('award_auto_reminder').selectAll().where('award_id', '=', awardId).executeTakeFirst()
  return row && asAutoReminder(row)
}

const asAutoReminder = (row: Tables['award_auto_reminder']): AutoReminder => ({
  ...wordsOf(row),
  award: row.award_id,
  days: JSON.parse(row.days_json) as number[],
  setAt: row.set_at,
})

export async function saveAutoReminder(
  db: Db,
  { award, days, setAt, setBy, ...words }: AutoReminder & { readonly setBy: string | undefined },
): Promise<void> {
  const told = { days_json: JSON.stringify(days), ...columnsOf(words), set_at: setAt, set_by: setBy ?? null }
  await db
    .insertInto('award_auto_reminder')
    .values({ award_id: award, ...told })
    .onConflict((same) => same.column('award_id').doUpdateSet(told))
    .execute()
}

export async function deleteAutoReminder(db: Db, awardId: string): Promise<void> {
  await db.deleteFrom('award_auto_reminder').where('award_id', '=', awardId).execute()
}
