import type { Database } from '#db/open.server.ts'
import { listCaseStates } from '#db/repositories/case.ts'
import { listRevisionFiles } from '#db/repositories/revision.ts'

export interface PublishedDocument {
  readonly caseId: string
  readonly revisionId: string
  /** `case.md` as it was imported or saved. */
  readonly bytes: Uint8Array
}

/** The document of every case that readers see, ordered by case id. */
export async function publishedDocuments(database: Database): Promise<PublishedDocument[]> {
  const published = (await listCaseStates(database.db)).flatMap(({ caseId, published: revision, retiredAt }) =>
    revision && retiredAt === undefined ? [{ caseId, revisionId: revision.revisionId }] : [],
  )
  const files = await listRevisionFiles(
    database.db,
    published.map(({ revisionId }) => revisionId),
    ['case.md'],
  )
  return published.flatMap(({ caseId, revisionId }) =>
    (files.get(revisionId) ?? []).map(({ bytes }) => ({ caseId, revisionId, bytes })),
  )
}
