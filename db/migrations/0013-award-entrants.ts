import type { Migration } from './migration.ts'

/** Entering by a form: who is let in, what they are writing, and the files beside it. */
export const awardEntrants: Migration = {
  name: '0013-award-entrants',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  return [
    // Whoever asked for a link, or was invited; the address stands with the link and later with the account.
    `create table award_entrant (
      award_id text not null references award (id),
      id text not null,
      person_id text references person (id),
      invitation_id text references one_time_link (id) on delete set null,
      origin text not null check (origin in ('asked', 'invited')),
      at text not null,
      primary key (award_id, id)
    ${end}`,
    `create index award_entrant_invitation on award_entrant (invitation_id)`,
    `create index award_entrant_person on award_entrant (person_id)`,
    `create table award_entry_draft (
      award_id text not null references award (id),
      id text not null,
      person_id text not null references person (id),
      entry_id text,
      tag integer not null check (tag > 0),
      fields_json text not null,
      submitted_json text,
      created_at text not null,
      saved_at text not null,
      submitted_at text,
      primary key (award_id, id),
      unique (award_id, entry_id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create index award_entry_draft_person on award_entry_draft (person_id)`,
    // A file that was handed in stays when it is taken out of the draft: judges may have read the revision it is in.
    `create table award_file (
      award_id text not null,
      draft_id text not null,
      name text not null,
      sha256 text not null references blob (sha256),
      bytes integer not null,
      added_at text not null,
      handed_in_at text,
      removed_at text,
      primary key (award_id, draft_id, name),
      foreign key (award_id, draft_id) references award_entry_draft (award_id, id)
    ${end}`,
    `create index award_file_sha256 on award_file (sha256)`,
  ]
}
