import type { Migration } from './migration.ts'

/**
 * Objections to a result on public notice. Who objects, and how they can be reached, stands here alone and is erased;
 * what they say and what is answered are words of the award.
 */
export const awardObjections: Migration = {
  name: '0011-award-objections',
  statements: (kind) => [
    `create table award_objection (
      award_id text not null references award (id),
      id text not null,
      entry_id text,
      name text not null,
      contact text not null,
      language text not null,
      form_hash text not null,
      grounds_digest text not null,
      filed_at text not null,
      upheld integer check (upheld in (0, 1)),
      answer_digest text,
      answered_at text,
      answered_by text references person (id),
      erased_at text,
      primary key (award_id, id),
      unique (award_id, form_hash),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${kind === 'sqlite' ? ') strict' : ')'}`,
    `create index award_objection_open on award_objection (erased_at, answered_at)`,
  ],
}
