import type { DatabaseKind } from '../schema.ts'
import type { Migration } from './migration.ts'

/**
 * What an award does on the day: sheets on paper that two people type, the order and the clock of presentations, and what
 * was decided of entries, alone and where they look alike. What counts of it stands in the events. And each result as it
 * was published.
 */
export const awardPractice: Migration = {
  name: '0016-award-practice',
  statements: (kind) => [...tables(kind === 'sqlite' ? ') strict' : ')'), ...keepsPublished(kind)],
}

function tables(end: string): string[] {
  return [
    // Since when an entry is of the organisation it is of; null: since it came. Judges are asked about it anew.
    `alter table award_entry add column organisation_since text`,
    // Whose decision its state is, where it was decided; the checks never go over one of the office.
    `alter table award_entry add column decided_by text check (decided_by in ('checks', 'office'))`,
    `create table award_paper_sheet (
      award_id text not null,
      number integer not null check (number > 0),
      stage_id text not null,
      judge_id text not null,
      entry_id text not null,
      entry_revision integer not null,
      rules_version integer not null,
      state text not null check (state in ('printed', 'once', 'differs', 'proposed', 'agreed', 'void')),
      tag integer not null check (tag > 0),
      printed_at text not null,
      printed_by text references person (id),
      agreed_at text,
      objection_digest text,
      objected_at text,
      answer_digest text,
      answered_at text,
      primary key (award_id, number),
      foreign key (award_id, judge_id) references award_judge (award_id, id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    `create index award_paper_sheet_place on award_paper_sheet (award_id, stage_id, judge_id, entry_id)`,
    // First, second, and as it was settled: once each.
    `create table award_paper_typing (
      award_id text not null,
      number integer not null,
      turn text not null check (turn in ('first', 'second', 'settled')),
      person_id text not null references person (id),
      answers_json text not null,
      reason_digest text,
      typed_at text not null,
      primary key (award_id, number, turn),
      foreign key (award_id, number) references award_paper_sheet (award_id, number)
    ${end}`,
    // What lots are drawn with, from before anybody knows what is drawn; its digest stands in the events.
    `create table award_lot_seal (
      award_id text not null references award (id),
      digest text not null,
      seed text not null,
      salt text not null,
      primary key (award_id, digest)
    ${end}`,
    `create table award_timetable (
      award_id text not null references award (id),
      stage_id text not null,
      plan_json text not null,
      tag integer not null check (tag > 0),
      published_at text,
      primary key (award_id, stage_id)
    ${end}`,
    // Where the clock of a stage's room stands.
    `create table award_room (
      award_id text not null references award (id),
      stage_id text not null,
      clock_json text not null,
      tag integer not null check (tag > 0),
      primary key (award_id, stage_id)
    ${end}`,
    // Of a pair that looks alike: an entry with another one, one of another award, or a case of the library.
    `create table award_same (
      award_id text not null,
      entry_id text not null,
      other_kind text not null check (other_kind in ('entry', 'award', 'case')),
      other_award_id text not null,
      other_id text not null,
      same integer not null check (same in (0, 1)),
      words_digest text not null,
      entry_revision integer not null,
      other_revision text not null,
      at text not null,
      by_id text,
      primary key (award_id, entry_id, other_kind, other_award_id, other_id),
      foreign key (award_id, entry_id) references award_entry (award_id, id)
    ${end}`,
    // The bytes that the digest of a public notice is of: with methods of another version they can't be computed again.
    `create table award_published (
      award_id text not null references award (id),
      digest text not null,
      result_json text not null,
      computed_at text not null,
      primary key (award_id, digest)
    ${end}`,
  ]
}

/** What was published stays, but for a rehearsal, which is thrown away whole. */
function keepsPublished(kind: DatabaseKind): string[] {
  if (kind === 'sqlite') {
    return [
      `create trigger award_published_no_update before update on award_published
        begin select raise(abort, 'an award only adds to what it has published'); end`,
      `create trigger award_published_no_delete before delete on award_published
        when (select rehearsal_of from award where id = old.award_id) is null
        begin select raise(abort, 'an award only adds to what it has published'); end`,
    ]
  }
  return [
    `create trigger award_published_no_change before update or delete on award_published
      for each row execute function keep_award()`,
    `create trigger award_published_no_truncate before truncate on award_published
      for each statement execute function refuse_change()`,
  ]
}
