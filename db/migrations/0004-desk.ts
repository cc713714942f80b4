import type { Migration } from './migration.ts'

/**
 * The researchers' desk: what each of them is writing, who writes at the same time, what waits for review, what was said
 * about a place, who wants to hear of changes, and why a case was withdrawn.
 */
export const desk: Migration = {
  name: '0004-desk',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  return [
    `create table working_copy (
      person_id text not null references person (id),
      case_id text not null,
      base_revision_id text references case_revision (id),
      text text not null,
      english text,
      tag integer not null check (tag > 0),
      saved_at text not null,
      seen_at text not null,
      primary key (person_id, case_id)
    ${end}`,
    `create index working_copy_case on working_copy (case_id)`,
    `create table review (
      id text not null primary key,
      case_id text not null references "case" (id),
      revision_id text not null references case_revision (id),
      asked_by text not null references person (id),
      asked_at text not null,
      message text not null,
      decision text check (decision in ('approved', 'returned', 'withdrawn')),
      decided_by text references person (id),
      decided_at text,
      note text
    ${end}`,
    `create index review_case on review (case_id, asked_at)`,
    `create index review_open on review (decision, asked_at)`,
    `create table remark (
      id text not null primary key,
      case_id text not null references "case" (id),
      revision_id text not null references case_revision (id),
      reply_to text references remark (id),
      anchor_json text not null,
      text text not null,
      written_by text not null references person (id),
      written_at text not null,
      settled_by text references person (id),
      settled_at text
    ${end}`,
    `create index remark_case on remark (case_id, written_at)`,
    `create table watcher (
      person_id text not null references person (id),
      case_id text not null references "case" (id),
      since text not null,
      primary key (person_id, case_id)
    ${end}`,
    `create index watcher_case on watcher (case_id)`,
    `create table withdrawal (
      case_id text not null references "case" (id),
      at text not null,
      reason_zh text not null,
      reason_en text not null,
      by_person_id text not null references person (id),
      primary key (case_id, at)
    ${end}`,
  ]
}
