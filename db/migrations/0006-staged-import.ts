import type { Migration } from './migration.ts'

/** What somebody has sent in as a file and not yet put into their working copy; gone after a day. */
export const stagedImport: Migration = {
  name: '0006-staged-import',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')', kind === 'sqlite' ? 'blob' : 'bytea'),
}

function tables(end: string, bytes: string): string[] {
  return [
    `create table staged_import (
      id text not null primary key,
      person_id text not null references person (id),
      case_id text not null,
      file_name text not null,
      content_json text not null,
      staged_at text not null
    ${end}`,
    `create index staged_import_person on staged_import (person_id, staged_at)`,
    `create table staged_import_file (
      import_id text not null references staged_import (id) on delete cascade,
      name text not null,
      bytes ${bytes} not null,
      primary key (import_id, name)
    ${end}`,
  ]
}
