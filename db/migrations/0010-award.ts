import type { DatabaseKind } from '../schema.ts'
import type { Migration } from './migration.ts'

/**
 * Awards: what is sealed and what happened (rules and events, only ever added to), and beside them what is still being
 * written, who takes part, and the words that can be erased.
 */
export const award: Migration = {
  name: '0010-award',
  statements: (kind) => [...tables(kind === 'sqlite' ? ') strict' : ')'), ...keepsEvents(kind)],
}

function tables(end: string): string[] {
  return [
    `create table award (
      id text not null primary key,
      rehearsal_of text references award (id),
      rehearsal_seed integer,
      state text not null check (state in ('draft', 'open', 'frozen', 'notice', 'final')),
      title_zh text not null,
      title_en text not null,
      draft_rules_json text not null,
      draft_tag integer not null check (draft_tag > 0),
      rules_version integer not null,
      head_sequence integer not null,
      head_hash text not null,
      created_at text not null,
      created_by text references person (id)
    ${end}`,
    `create table award_rules (
      award_id text not null references award (id),
      version integer not null check (version > 0),
      json text not null,
      digest text not null,
      sealed_at text not null,
      sealed_by text references person (id),
      primary key (award_id, version)
    ${end}`,
    `create table award_event (
      award_id text not null references award (id),
      sequence integer not null check (sequence > 0),
      at text not null,
      by_id text not null,
      true_by_id text not null,
      kind text not null,
      body_json text not null,
      previous_hash text not null,
      hash text not null,
      primary key (award_id, sequence)
    ${end}`,
    `create index award_event_kind on award_event (award_id, kind)`,
    // Reasons, notes and the like, by their digest in an event; the text of a row is null once it is erased.
    `create table award_words (
      award_id text not null references award (id),
      digest text not null,
      salt text not null,
      text text,
      person_id text references person (id),
      erased_at text,
      primary key (award_id, digest)
    ${end}`,
    `create table award_entry (
      award_id text not null references award (id),
      id text not null,
      category_id text not null,
      state text not null check (state in ('draft', 'submitted', 'eligible', 'ineligible', 'withdrawn')),
      title_zh text not null,
      title_en text not null,
      organisation text not null,
      case_id text references "case" (id),
      revision integer not null,
      tag integer not null check (tag > 0),
      entered_by text references person (id),
      created_at text not null,
      submitted_at text,
      primary key (award_id, id)
    ${end}`,
    `create index award_entry_case on award_entry (case_id)`,
    `create table award_entry_revision (
      award_id text not null,
      entry_id text not null,
      number integer not null check (number > 0),
      content_json text not null,
      redacted_json text,
      digest text not null,
      at text not null,
      primary key (award_id, entry_id, number),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create table award_judge (
      award_id text not null references award (id),
      id text not null,
      person_id text references person (id),
      name text not null,
      group_id text not null,
      organisations_json text not null,
      expertise_json text not null,
      cap integer,
      pledged_at text,
      pledge_digest text,
      declared_at text,
      removed_at text,
      invitation_id text references one_time_link (id) on delete set null,
      primary key (award_id, id),
      unique (award_id, person_id)
    ${end}`,
    `create index award_judge_person on award_judge (person_id)`,
    `create index award_judge_invitation on award_judge (invitation_id)`,
    `create table award_conflict (
      award_id text not null,
      judge_id text not null,
      entry_id text not null,
      source text not null check (source in ('declared', 'detected', 'office')),
      kind text not null,
      words_digest text,
      at text not null,
      by_id text,
      lifted_at text,
      primary key (award_id, judge_id, entry_id),
      foreign key (award_id, judge_id) references award_judge (award_id, id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create table award_reading (
      award_id text not null,
      stage_id text not null,
      judge_id text not null,
      entry_id text not null,
      origin text not null check (origin in ('plan', 'hand', 'late', 'second')),
      assigned_at text not null,
      ended_at text,
      primary key (award_id, stage_id, judge_id, entry_id),
      foreign key (award_id, judge_id) references award_judge (award_id, id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create index award_reading_judge on award_reading (award_id, judge_id)`,
    `create table award_sheet (
      award_id text not null,
      stage_id text not null,
      judge_id text not null,
      entry_id text not null,
      state text not null check (state in ('draft', 'submitted')),
      tag integer not null check (tag > 0),
      entry_revision integer not null,
      answers_json text not null,
      saved_at text not null,
      submitted_at text,
      open_until text,
      primary key (award_id, stage_id, judge_id, entry_id),
      foreign key (award_id, judge_id) references award_judge (award_id, id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create table award_snapshot (
      award_id text not null primary key references award (id),
      head_sequence integer not null,
      head_hash text not null,
      rules_version integer not null,
      engine text not null,
      result_json text not null,
      digest text not null,
      computed_at text not null
    ${end}`,
  ]
}

/** What is sealed stays, but for a rehearsal, which is thrown away whole. */
function keepsEvents(kind: DatabaseKind): string[] {
  const sealed = ['award_event', 'award_rules'] as const
  if (kind === 'sqlite') {
    return sealed.flatMap((table) => [
      `create trigger ${table}_no_update before update on ${table}
        begin select raise(abort, 'an award only adds to what happened'); end`,
      `create trigger ${table}_no_delete before delete on ${table}
        when (select rehearsal_of from award where id = old.award_id) is null
        begin select raise(abort, 'an award only adds to what happened'); end`,
    ])
  }
  return [
    `create function keep_award() returns trigger as $$
      begin
        if tg_op = 'DELETE' and exists (select 1 from award where id = old.award_id and rehearsal_of is not null) then
          return old;
        end if;
        raise exception 'an award only adds to what happened';
      end $$ language plpgsql`,
    ...sealed.flatMap((table) => [
      `create trigger ${table}_no_change before update or delete on ${table}
        for each row execute function keep_award()`,
      `create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function refuse_change()`,
    ]),
  ]
}
