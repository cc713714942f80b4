import type { Db } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

export type ReviewDecision = 'approved' | 'returned' | 'withdrawn'

/** A revision that somebody wants readers to see, and what came of it. */
export interface Review {
  readonly id: string
  readonly caseId: string
  readonly revisionId: string
  readonly askedBy: string
  readonly askedAt: string
  readonly message: string
  readonly decision: ReviewDecision | undefined
  readonly decidedBy: string | undefined
  readonly decidedAt: string | undefined
  readonly note: string | undefined
}

const fromRow = (row: {
  id: string
  case_id: string
  revision_id: string
  asked_by: string
  asked_at: string
  message: string
  decision: string | null
  decided_by: string | null
  decided_at: string | null
  note: string | null
}): Review => ({
  id: row.id,
  caseId: row.case_id,
  revisionId: row.revision_id,
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  message: row.message,
  decision: (row.decision ?? undefined) as ReviewDecision | undefined,
  decidedBy: row.decided_by ?? undefined,
  decidedAt: row.decided_at ?? undefined,
  note: row.note ?? undefined,
})

export async function saveReview(
  db: Db,
  review: Pick<Review, 'id' | 'caseId' | 'revisionId' | 'askedBy' | 'askedAt' | 'message'>,
): Promise<void> {
  await db
    .insertInto('review')
    .values({
      id: review.id,
      case_id: review.caseId,
      revision_id: review.revisionId,
      asked_by: review.askedBy,
      asked_at: review.askedAt,
      message: review.message,
    })
    .execute()
}

/** Decides an open review. False where it was decided before: of two at once one succeeds. */
export async function decideReview(
  db: Db,
  id: string,
  decided: { readonly decision: ReviewDecision; readonly by: string; readonly at: string; readonly note: string },
): Promise<boolean> {
  const result = await db
    .updateTable('review')
    .set({ decision: decided.decision, decided_by: decided.by, decided_at: decided.at, note: decided.note })
    .where('id', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function findReview(db: Db, id: string): Promise<Review | undefined> {
  const row = await db.selectFrom('review').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The review of a case that is still open; there is at most one. */
export async function findOpenReview(db: Db, caseId: string): Promise<Review | undefined> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Reviews that wait, the oldest first. */
export async function listOpenReviews(db: Db): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('decision', 'is', null)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/**
 * Of each case whose newest review came back: that review, where this person asked for it or wrote its revision. The
 * newest first.
 */
export async function listReturnedTo(db: Db, personId: string): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .innerJoin('case_revision', 'case_revision.id', 'review.revision_id')
    .selectAll('review')
    .where('review.decision', '=', 'returned')
    .where((is) => is.or([is('review.asked_by', '=', personId), is('case_revision.author', '=', personId)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('review as newer')
            .select('newer.id')
            .whereRef('newer.case_id', '=', 'review.case_id')
            .where((is) =>
              is.or([
                is('newer.asked_at', '>', is.ref('review.asked_at')),
                is.and([
                  is('newer.asked_at', '=', is.ref('review.asked_at')),
                  is('newer.id', '<', is.ref('review.id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('review.decided_at', 'desc')
    .orderBy('review.id')
    .execute()
  return rows.map(fromRow)
}

/** All reviews of a case, the newest first. */
export async function listReviews(db: Db, caseId: string): Promise<Review[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/**
 * What the audit holds of acts on these subjects that somebody did while acting for another person.
 * @returns the `after` of each entry as JSON
 */
export async function listActsInAnothersName(
  db: Db,
  subjects: readonly string[],
  trueActorId: string,
): Promise<{ readonly subject: string; readonly afterJson: string }[]> {
  const acts: { subject: string; afterJson: string }[] = []
  await inChunks(subjects, async (chunk) => {
    const rows = await db
      .selectFrom('audit')
      .select(['subject', 'after_json'])
      .where('subject', 'in', chunk)
      .where('true_actor_id', '=', trueActorId)
      .execute()
    acts.push(...rows.map(({ subject, after_json }) => ({ subject, afterJson: after_json })))
  })
  return acts
}
