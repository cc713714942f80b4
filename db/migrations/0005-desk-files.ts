import type { Migration } from './migration.ts'

/** Pictures and documents that somebody has added to their working copy of a case, or taken out of it. */
export const deskFiles: Migration = {
  name: '0005-desk-files',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  return [
    `create table working_copy_file (
      person_id text not null references person (id),
      case_id text not null,
      path text not null,
      sha256 text references blob (sha256),
      changed_at text not null,
      primary key (person_id, case_id, path)
    ${end}`,
    `create index working_copy_file_sha256 on working_copy_file (sha256)`,
  ]
}
