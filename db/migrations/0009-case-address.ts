import type { Migration } from './migration.ts'

/** Under which addresses a case was found, beside its id: given by a reviewer, and never given to another case. */
export const caseAddress: Migration = {
  name: '0009-case-address',
  statements: (kind) => [
    `create table case_address (
      slug text not null primary key,
      case_id text not null references "case" (id),
      since text not null,
      by_person_id text not null references person (id)
    ${kind === 'sqlite' ? ') strict' : ')'}`,
    `create index case_address_case on case_address (case_id, since)`,
  ],
}
