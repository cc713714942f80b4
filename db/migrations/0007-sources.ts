import type { Migration } from './migration.ts'

/**
 * Sources of cases: copies as somebody read them, for who writes cases and never published; which of them were removed,
 * and why; and what came of asking their addresses.
 */
export const sources: Migration = {
  name: '0007-sources',
  statements: (kind) => tables(kind === 'sqlite' ? ') strict' : ')'),
}

function tables(end: string): string[] {
  return [
    `create table archived_copy (
      sha256 text not null primary key references blob (sha256),
      kind text not null check (kind in ('pdf', 'png', 'jpeg', 'html', 'mhtml', 'text')),
      size integer not null,
      url text,
      kept_by text not null references person (id),
      kept_at text not null
    ${end}`,
    `create index archived_copy_of_person on archived_copy (kept_by, kept_at)`,
    `create table removed_copy (
      sha256 text not null primary key,
      kind text not null,
      size integer not null,
      url text,
      kept_by text not null references person (id),
      kept_at text not null,
      removed_by text not null references person (id),
      removed_at text not null,
      reason text not null
    ${end}`,
    `create table source_check (
      address text not null primary key,
      asked text not null,
      outcome text not null check (outcome in ('reachable', 'moved', 'gone', 'unsure')),
      detail text not null,
      moved_to text,
      checked_at text not null
    ${end}`,
  ]
}
