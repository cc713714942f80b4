import type { Migration } from './migration.ts'

/**
 * What readers and organisations send in about a case, and what was answered. Who sent it stands in rows of its own, which
 * are erased, and with them the letters to them that have not left.
 */
export const sentIn: Migration = {
  name: '0008-sent-in',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  return [
    `create table sent_in (
      id text not null primary key,
      secret_hash text not null unique,
      kind text not null check (kind in ('correction', 'reply')),
      case_id text not null references "case" (id),
      revision_id text not null references case_revision (id),
      language text not null,
      place text not null,
      place_zh text not null,
      place_en text not null,
      text text not null,
      right_text text not null,
      source text not null,
      organisation text not null,
      speaker_function text not null,
      sent_at text not null,
      state text not null check (state in ('waiting', 'accepted', 'declined', 'spam', 'taken-back', 'replaced')),
      tag integer not null check (tag > 0),
      answer_zh text not null,
      answer_en text not null,
      corrected_by_number integer,
      verified_by text not null,
      note text not null,
      answered_by text references person (id),
      answered_at text,
      ended_at text
    ${end}`,
    `create index sent_in_state on sent_in (state, sent_at)`,
    `create index sent_in_case on sent_in (case_id, state)`,
    `create table sent_in_sender (
      sent_in_id text not null primary key references sent_in (id),
      name text not null,
      email text not null,
      link_sealed text not null
    ${end}`,
    `alter table letter add column sent_in_id text references sent_in (id)`,
    `create index letter_sent_in on letter (sent_in_id)`,
  ]
}
