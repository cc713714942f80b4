import type { DatabaseKind } from '../schema.ts'
import type { Migration } from './migration.ts'

/** When readers began to see which revision, so that a link to an old one can be told from a link to a draft. */
export const publication: Migration = {
  name: '0002-publication',
  statements: (kind) => [...table(kind), BACKFILL, ...guards(kind)],
}

function table(kind: DatabaseKind): string[] {
  return [
    `create table publication (
      revision_id text not null,
      case_id text not null,
      published_at text not null,
      primary key (revision_id, published_at),
      foreign key (case_id, revision_id) references case_revision (case_id, id)
    ${kind === 'sqlite' ? ') strict' : ')'}`,
    `create index publication_case on publication (case_id)`,
  ]
}

/**
 * What can be known of the time before: what readers see today was published, and so was every revision of the case
 * folder, which an import publishes as it saves it. The day a revision was written stands for the day of publication.
 */
const BACKFILL = `insert into publication (revision_id, case_id, published_at)
  select id, case_id, created_at from case_revision
  where author = 'library' or id in (select published_revision_id from "case" where published_revision_id is not null)`

function guards(kind: DatabaseKind): string[] {
  if (kind === 'sqlite') {
    return ['update', 'delete'].map(
      (change) => `create trigger publication_no_${change} before ${change} on publication
        begin select raise(abort, 'publication is append-only'); end`,
    )
  }
  return [
    ...['update', 'delete'].map(
      (change) => `create trigger publication_no_${change} before ${change} on publication
        for each row execute function refuse_change()`,
    ),
    `create trigger publication_no_truncate before truncate on publication
      for each statement execute function refuse_change()`,
  ]
}
