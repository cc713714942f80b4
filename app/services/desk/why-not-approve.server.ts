import { listStatesOfCases } from '#db/repositories/case.ts'
import { listReadable } from '#db/repositories/derived.ts'
import { listActsInAnothersName, type Review } from '#db/repositories/desk/review.ts'
import { listRevisionsById, type Revision } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { ApprovalRefusal } from '../../components/desk/review/review-view.ts'
import type { Visitor } from '../../access/visitor.ts'
import { isOvertaken } from './overtaken.ts'

/** Why this reviewer may not approve an open review; undefined where they may. The right itself is asked elsewhere. */
export async function whyNotApprove(db: Db, visitor: Visitor, review: Review): Promise<ApprovalRefusal | undefined> {
  return (await whyEachNotApprove(db, visitor, [review])).get(review.id)
}

/** The same for many reviews, with as many queries as for one: by id of a review, where there is a reason. */
export async function whyEachNotApprove(
  db: Db,
  { personId }: Visitor,
  reviews: readonly Review[],
): Promise<ReadonlyMap<string, ApprovalRefusal>> {
  const ids = reviews.map(({ revisionId }) => revisionId)
  const cases = reviews.map(({ caseId }) => caseId)
  const states = new Map((await listStatesOfCases(db, cases)).map((state) => [state.caseId, state]))
  const revisions = new Map((await listRevisionsById(db, ids)).map((revision) => [revision.id, revision]))
  const readable = await listReadable(db, ids)
  const acts = await listActsInAnothersName(db, cases.map(subjectOf), personId)
  const whyNot = (review: Review): ApprovalRefusal | undefined => {
    const state = states.get(review.caseId)
    if (!state || state.retiredAt !== undefined) return 'case-withdrawn'
    const revision = revisions.get(review.revisionId)!
    if ([revision.author, review.askedBy].includes(personId)) return 'review-own'
    const isOf = ({ subject }: (typeof acts)[number]) => subject === subjectOf(review.caseId)
    if (acts.filter(isOf).some(({ afterJson }) => isAbout(afterJson, review, revision))) return 'review-own'
    if (isOvertaken(state, revision)) return 'review-overtaken'
    return readable.has(revision.id) ? undefined : 'review-broken'
  }
  return new Map(
    reviews.flatMap((review) => {
      const why = whyNot(review)
      return why === undefined ? [] : [[review.id, why] as const]
    }),
  )
}

const subjectOf = (caseId: string) => `case:${caseId}`

/** Whether an act saved the revision, or asked for its review. */
function isAbout(afterJson: string, review: Review, { number }: Revision): boolean {
  const after = JSON.parse(afterJson) as { readonly revision?: number; readonly review?: string } | null
  return after?.revision === number || after?.review === review.id
}
