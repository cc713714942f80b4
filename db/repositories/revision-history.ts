import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import { toDerived, type Derived } from './derived.ts'
import { toRevision, type Revision } from './revision.ts'

/** One line of the history of a case. */
export interface HistoryEntry {
  readonly revision: Revision
  /** Whether its files make a case; undefined where nothing was computed from them yet. */
  readonly ok: boolean | undefined
  readonly indexJson: string | undefined
  /** When readers first saw it. */
  readonly publishedAt: string | undefined
}

/** Where a case stands, by numbers of its revisions. */
export interface CaseStanding {
  readonly caseId: string
  readonly headNumber: number
  /** What readers see; undefined for a draft and for a case that is retired. */
  readonly publishedNumber: number | undefined
  /** The highest number that readers ever saw. */
  readonly newestSeenNumber: number | undefined
  readonly retiredAt: string | undefined
}

/** One revision with what was computed from it and when readers saw it. */
export interface RevisionRecord {
  readonly revision: Revision
  readonly derived: Derived | undefined
  /** When readers first saw it; undefined for what they never saw. */
  readonly publishedAt: string | undefined
  /** When they last stopped seeing it because another took its place. */
  readonly replacedAt: string | undefined
}

export async function findCaseStanding(db: Db, caseId: string): Promise<CaseStanding | undefined> {
  const row = await db
    .selectFrom('case')
    .innerJoin('case_revision as head', 'head.id', 'case.head_revision_id')
    .leftJoin('case_revision as published', 'published.id', 'case.published_revision_id')
    .select((select) => [
      'head.number as head_number',
      'published.number as published_number',
      'case.retired_at',
      select
        .selectFrom('publication')
        .innerJoin('case_revision as seen', 'seen.id', 'publication.revision_id')
        .select((seen) => seen.fn.max('seen.number').as('number'))
        .whereRef('publication.case_id', '=', 'case.id')
        .as('seen_number'),
    ])
    .where('case.id', '=', caseId)
    .executeTakeFirst()
  if (!row) return undefined
  const retiredAt = row.retired_at ?? undefined
  return {
    caseId,
    headNumber: row.head_number,
    publishedNumber: retiredAt === undefined ? (row.published_number ?? undefined) : undefined,
    newestSeenNumber: row.seen_number === null ? undefined : Number(row.seen_number),
    retiredAt,
  }
}

/**
 * The history of a case, newest first, a page at a time, in one query.
 * @param options.seenOnly leaves out what readers never saw
 * @param options.before only revisions with a smaller number
 */
export async function listHistory(
  db: Db,
  caseId: string,
  options: { readonly seenOnly: boolean; readonly before?: number | undefined; readonly limit: number },
): Promise<HistoryEntry[]> {
  let query = db
    .selectFrom('case_revision')
    .leftJoin('revision_derived', 'revision_derived.revision_id', 'case_revision.id')
    .selectAll('case_revision')
    .select((select) => [
      'revision_derived.ok',
      'revision_derived.index_json',
      select
        .selectFrom('publication')
        .select((publication) => publication.fn.min('publication.published_at').as('at'))
        .whereRef('publication.revision_id', '=', 'case_revision.id')
        .as('published_at'),
    ])
    .where('case_revision.case_id', '=', caseId)
    .orderBy('case_revision.number', 'desc')
    .limit(options.limit)
  if (options.before !== undefined) query = query.where('case_revision.number', '<', options.before)
  if (options.seenOnly) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('publication')
          .select('publication.revision_id')
          .whereRef('publication.revision_id', '=', 'case_revision.id'),
      ),
    )
  }
  const rows = await query.execute()
  return rows.map((row) => ({
    revision: toRevision(row),
    ok: row.ok === null ? undefined : row.ok === 1,
    indexJson: row.index_json ?? undefined,
    publishedAt: row.published_at ?? undefined,
  }))
}

/** How large revisions are. */
export interface RevisionSize {
  /** Of `case.md` and `en.md` together. */
  readonly textBytes: number
  readonly attachments: number
}

/** Sizes of revisions by their ids, without reading a byte of them. */
export async function listRevisionSizes(
  db: Db,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, RevisionSize>> {
  if (revisionIds.length === 0) return new Map()
  const isText = sql<boolean>`revision_file.path in ('case.md', 'en.md')`
  const rows = await db
    .selectFrom('revision_file')
    .innerJoin('blob', 'blob.sha256', 'revision_file.sha256')
    .select([
      'revision_file.revision_id as id',
      sql<number>`sum(case when ${isText} then length(blob.bytes) else 0 end)`.as('text_bytes'),
      sql<number>`sum(case when ${isText} then 0 else 1 end)`.as('attachments'),
    ])
    .where('revision_file.revision_id', 'in', revisionIds)
    .groupBy('revision_file.revision_id')
    .execute()
  return new Map(
    rows.map(({ id, text_bytes: textBytes, attachments }) => [
      id,
      { textBytes: Number(textBytes), attachments: Number(attachments) },
    ]),
  )
}

/** One revision of a case by its number, whoever may see it. */
export async function findRevisionRecord(db: Db, caseId: string, number: number): Promise<RevisionRecord | undefined> {
  const row = await db
    .selectFrom('case_revision')
    .leftJoin('revision_derived', 'revision_derived.revision_id', 'case_revision.id')
    .selectAll('case_revision')
    .select([
      'revision_derived.revision_id as derived_id',
      'revision_derived.build_key',
      'revision_derived.ok',
      'revision_derived.problems_json',
      'revision_derived.case_json',
      'revision_derived.search_text',
      'revision_derived.index_json',
      'revision_derived.net_json',
      'revision_derived.computed_at',
    ])
    .where('case_revision.case_id', '=', caseId)
    .where('case_revision.number', '=', number)
    .executeTakeFirst()
  if (!row) return undefined
  return { revision: toRevision(row), derived: derivedOf(row), ...(await seenDays(db, row.id, caseId)) }
}

function derivedOf(row: {
  derived_id: string | null
  build_key: string | null
  ok: number | null
  problems_json: string | null
  case_json: string | null
  search_text: string | null
  index_json: string | null
  net_json: string | null
  computed_at: string | null
}): Derived | undefined {
  const { derived_id: id, build_key: key, ok, problems_json: problems, search_text: text, computed_at: at } = row
  if (id === null || key === null || ok === null || problems === null || text === null || at === null) return undefined
  const { case_json, index_json, net_json } = row
  return toDerived({ revision_id: id, build_key: key, ok, problems_json: problems, search_text: text, computed_at: at, case_json, index_json, net_json }) // prettier-ignore
}

async function seenDays(
  db: Db,
  revisionId: string,
  caseId: string,
): Promise<Pick<RevisionRecord, 'publishedAt' | 'replacedAt'>> {
  const seen = await db
    .selectFrom('publication')
    .select((select) => [select.fn.min('published_at').as('first'), select.fn.max('published_at').as('last')])
    .where('revision_id', '=', revisionId)
    .executeTakeFirst()
  if (!seen?.first) return { publishedAt: undefined, replacedAt: undefined }
  const next = await db
    .selectFrom('publication')
    .select((select) => select.fn.min('published_at').as('at'))
    .where('case_id', '=', caseId)
    .where('revision_id', '!=', revisionId)
    .where('published_at', '>', seen.last)
    .executeTakeFirst()
  return { publishedAt: seen.first, replacedAt: next?.at ?? undefined }
}

/** Digests of the files of revisions, by revision and path. */
export async function listFileDigests(
  db: Db,
  revisionIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const rows = await db
    .selectFrom('revision_file')
    .select(['revision_id', 'path', 'sha256'])
    .where('revision_id', 'in', revisionIds)
    .execute()
  return new Map(
    revisionIds.map((id) => [
      id,
      new Map(rows.filter(({ revision_id: of }) => of === id).map(({ path, sha256 }) => [path, sha256])),
    ]),
  )
}
