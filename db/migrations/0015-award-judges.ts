import type { Migration } from './migration.ts'

/**
 * What helps judges and decides nothing: the cases chosen for calibration and what judges gave them, apart from the sheets
 * of entries, and the social issues that a judge knows well.
 */
export const awardJudges: Migration = {
  name: '0015-award-judges',
  statements: (kind) => {
    const end = kind === 'sqlite' ? ') strict' : ')'
    return [
      `create table award_calibration (
        award_id text not null references award (id),
        stage_id text not null,
        tag integer not null check (tag > 0),
        cases_json text not null,
        primary key (award_id, stage_id)
      ${end}`,
      `create table award_calibration_sheet (
        award_id text not null,
        stage_id text not null,
        judge_id text not null,
        case_revision text not null,
        tag integer not null check (tag > 0),
        answers_json text not null,
        saved_at text not null,
        finished_at text,
        primary key (award_id, stage_id, judge_id, case_revision),
        foreign key (award_id, judge_id) references award_judge (award_id, id)
      ${end}`,
      `alter table award_judge add column issues_json text not null default '[]'`,
    ]
  },
}
