import type { Migration } from './migration.ts'

/**
 * Reminders by mail: what the office wrote and to whom it went. The letters lie in the queue of all letters, which learns
 * since when one is being sent: a reminder whose sending broke off is not sent once more.
 */
export const awardReminders: Migration = {
  name: '0014-award-reminders',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  const words = `subject_zh text not null,
      text_zh text not null,
      subject_en text not null,
      text_en text not null,`
  return [
    `alter table letter add column trying_since text`,
    `create table award_reminder (
      award_id text not null references award (id),
      id text not null,
      stage_id text not null,
      whom text not null check (whom in ('not-declared', 'not-started', 'unfinished')),
      origin text not null check (origin in ('hand', 'auto')),
      ${words}
      created_at text not null,
      created_by text references person (id),
      stopped_at text,
      primary key (award_id, id)
    ${end}`,
    `create table award_reminder_letter (
      award_id text not null,
      reminder_id text not null,
      person_id text not null references person (id),
      letter_id text not null unique,
      due_at text not null,
      primary key (award_id, reminder_id, person_id),
      foreign key (award_id, reminder_id) references award_reminder (award_id, id)
    ${end}`,
    `create index award_reminder_letter_due on award_reminder_letter (award_id, due_at)`,
    // Sent by themselves so many days before the deadline of a stage, while the office has them switched on.
    `create table award_auto_reminder (
      award_id text not null primary key references award (id),
      days_json text not null,
      ${words}
      set_at text not null,
      set_by text references person (id)
    ${end}`,
  ]
}
