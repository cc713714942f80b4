import type { Migration } from './migration.ts'

/**
 * The meeting of a jury: which entries it speaks about, who is there, what is said, and secret ballots. Who has voted and
 * what was voted lie in two tables that share nothing but the ballot: no time, no number, no order of rows.
 */
export const awardMeeting: Migration = {
  name: '0012-award-meeting',
  statements: (kind) => {
    const end = kind === 'sqlite' ? ') strict' : ')'
    // Without a row number, which would tell in what order rows came.
    const unnumbered = kind === 'sqlite' ? ') strict, without rowid' : ')'
    return [
      `create table award_deliberation (
        award_id text not null,
        stage_id text not null,
        entry_id text not null,
        opened_at text not null,
        opened_by text references person (id),
        primary key (award_id, stage_id, entry_id),
        foreign key (award_id, entry_id) references award_entry (award_id, id)
      ${end}`,
      `create table award_post (
        award_id text not null references award (id),
        id text not null primary key,
        stage_id text not null,
        entry_id text not null,
        judge_id text,
        person_id text references person (id),
        at text not null,
        foreign key (award_id, entry_id) references award_entry (award_id, id)
      ${end}`,
      `create index award_post_entry on award_post (award_id, stage_id, entry_id)`,
      // Every wording, the last one in force; null once it is erased.
      `create table award_post_wording (
        award_id text not null references award (id),
        post_id text not null references award_post (id),
        number integer not null check (number > 0),
        text text,
        at text not null,
        primary key (post_id, number)
      ${end}`,
      `create table award_attendance (
        award_id text not null,
        stage_id text not null,
        judge_id text not null,
        primary key (award_id, stage_id, judge_id),
        foreign key (award_id, judge_id) references award_judge (award_id, id)
      ${end}`,
      `create table award_meeting_item (
        award_id text not null,
        stage_id text not null,
        number integer not null check (number > 0),
        entry_id text not null,
        at text not null,
        led_by text references person (id),
        present_json text not null,
        left_json text not null,
        primary key (award_id, stage_id, number),
        foreign key (award_id, entry_id) references award_entry (award_id, id)
      ${end}`,
      `create table award_ballot (
        award_id text not null,
        id text not null primary key,
        stage_id text not null,
        entry_id text not null,
        state text not null check (state in ('open', 'counted', 'no-quorum', 'cancelled')),
        opened_at text not null,
        ended_at text,
        entitled integer,
        papers integer,
        reason_digest text,
        foreign key (award_id, entry_id) references award_entry (award_id, id)
      ${end}`,
      `create unique index award_ballot_open on award_ballot (award_id, stage_id, entry_id) where state = 'open'`,
      `create table award_ballot_voter (
        award_id text not null references award (id),
        ballot_id text not null references award_ballot (id),
        judge_id text not null,
        primary key (ballot_id, judge_id)
      ${unnumbered}`,
      // All papers of a ballot in one row, in the order of their random codes: a row a paper would tell when it came.
      `create table award_ballot_box (
        award_id text not null references award (id),
        ballot_id text not null primary key references award_ballot (id),
        papers_json text not null
      ${unnumbered}`,
    ]
  },
}
