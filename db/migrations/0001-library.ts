import type { DatabaseKind } from '../schema.ts'
import type { Migration } from './migration.ts'

/** The library: cases, their revisions with the raw bytes, what is derived from them, and one row of state. */
export const library: Migration = {
  name: '0001-library',
  statements: (kind) => [...tables(kind), ...(kind === 'sqlite' ? sqliteGuards() : postgresGuards())],
}

const POINTERS = ['head', 'published', 'imported']

function tables(kind: DatabaseKind): string[] {
  const bytes = kind === 'sqlite' ? 'blob' : 'bytea'
  const end = kind === 'sqlite' ? ') strict' : ')'
  // A pointer names a revision of its own case: hence the key of two columns.
  const pointerKeys = POINTERS.map(
    (pointer) => `foreign key (id, ${pointer}_revision_id) references case_revision (case_id, id)`,
  )
  return [
    `create table "case" (
      id text not null primary key,
      head_revision_id text,
      published_revision_id text,
      imported_revision_id text,
      retired_at text,
      created_at text not null${kind === 'sqlite' ? `, ${pointerKeys.join(', ')}` : ''}
    ${end}`,
    `create table case_revision (
      id text not null primary key,
      case_id text not null references "case" (id),
      number integer not null check (number > 0),
      digest text not null,
      message text not null,
      author text not null,
      created_at text not null,
      unique (case_id, number),
      unique (case_id, id)
    ${end}`,
    // SQLite cannot add a key later, PostgreSQL cannot name a table that is not there yet.
    ...(kind === 'postgres' ? pointerKeys.map((key) => `alter table "case" add ${key}`) : []),
    `create table blob (
      sha256 text not null primary key,
      bytes ${bytes} not null
    ${end}`,
    `create table revision_file (
      revision_id text not null references case_revision (id),
      path text not null,
      sha256 text not null references blob (sha256),
      primary key (revision_id, path)
    ${end}`,
    `create index revision_file_sha256 on revision_file (sha256)`,
    `create table revision_derived (
      revision_id text not null primary key references case_revision (id),
      build_key text not null,
      ok integer not null check (ok in (0, 1)),
      problems_json text not null,
      case_json text,
      search_text text not null,
      index_json text,
      net_json text,
      computed_at text not null
    ${end}`,
    `create table library_state (
      id integer not null primary key check (id = 1),
      version integer not null,
      last_import_digest text
    ${end}`,
    `insert into library_state (id, version) values (1, 0)`,
  ]
}

/** What may never happen to a row that is in. A blob may go when no revision names it; its bytes never change. */
const REFUSED = [
  ['case_revision', 'update'],
  ['case_revision', 'delete'],
  ['revision_file', 'update'],
  ['revision_file', 'delete'],
  ['blob', 'update'],
] as const

function sqliteGuards(): string[] {
  return REFUSED.map(
    ([table, change]) => `create trigger ${table}_no_${change} before ${change} on ${table}
      begin select raise(abort, '${table} is append-only'); end`,
  )
}

function postgresGuards(): string[] {
  return [
    `create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name; end $$`,
    ...REFUSED.map(
      ([table, change]) => `create trigger ${table}_no_${change} before ${change} on ${table}
        for each row execute function refuse_change()`,
    ),
    ...['case_revision', 'revision_file'].map(
      (table) => `create trigger ${table}_no_truncate before truncate on ${table}
        for each statement execute function refuse_change()`,
    ),
    // Without a payload, so that several raises in one transaction arrive as one.
    `create function tell_library_version() returns trigger language plpgsql as
      $$ begin perform pg_notify('library_version', ''); return null; end $$`,
    `create trigger library_version_told after update of version on library_state
      for each row when (old.version is distinct from new.version) execute function tell_library_version()`,
  ]
}
