import type { Db } from '../schema.ts'
import { inChunks } from './in-chunks.ts'
import type { LibraryTransaction } from './library-state.ts'

/** A revision that readers could see at some time, and since when. */
export interface Publication {
  readonly revisionId: string
  readonly caseId: string
  readonly number: number
  /** The first time, where a revision was published, replaced and published again. ISO 8601, UTC. */
  readonly publishedAt: string
}

/** For the repositories: notes that readers see these revisions from now on; called before the pointers move. */
export async function savePublications(
  library: LibraryTransaction,
  revisionIds: readonly string[],
  publishedAt: string,
): Promise<void> {
  await inChunks(revisionIds, (chunk) =>
    library
      .insertInto('publication')
      .columns(['revision_id', 'case_id', 'published_at'])
      .expression((from) =>
        from
          .selectFrom('case_revision')
          .innerJoin('case', 'case.id', 'case_revision.case_id')
          .select((select) => [
            'case_revision.id',
            'case_revision.case_id',
            select.cast<string>(select.val(publishedAt), 'text').as('published_at'),
          ])
          .where('case_revision.id', 'in', chunk)
          // To publish what is published already is no new publication.
          .where((where) =>
            where.or([
              where('case.published_revision_id', 'is', null),
              where('case.published_revision_id', '!=', where.ref('case_revision.id')),
            ]),
          ),
      )
      .onConflict((conflict) => conflict.columns(['revision_id', 'published_at']).doNothing())
      .execute(),
  )
}

/** Every revision of these cases that readers ever saw, by case and number; none of a case that is retired. */
export async function listPublications(db: Db, caseIds: readonly string[]): Promise<Publication[]> {
  const found: Publication[] = []
  await inChunks(caseIds, async (chunk) => {
    const rows = await db
      .selectFrom('publication')
      .innerJoin('case_revision', 'case_revision.id', 'publication.revision_id')
      .innerJoin('case', 'case.id', 'publication.case_id')
      .select((select) => [
        'publication.revision_id as revisionId',
        'publication.case_id as caseId',
        'case_revision.number',
        select.fn.min('publication.published_at').as('publishedAt'),
      ])
      .where('publication.case_id', 'in', chunk)
      .where('case.retired_at', 'is', null)
      .groupBy(['publication.revision_id', 'publication.case_id', 'case_revision.number'])
      .execute()
    found.push(...rows)
  })
  return found.sort((left, right) =>
    left.caseId === right.caseId ? left.number - right.number : left.caseId < right.caseId ? -1 : 1,
  )
}
