import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { listReviews } from '#db/repositories/desk/review.ts'
import { findRevisionById } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { Returned } from '../../components/desk/review/review-view.ts'

/** What came back with the newest request for review of a case, for who asked for it or wrote the revision. */
export async function returnedTo(db: Db, personId: string, caseId: string): Promise<Returned | undefined> {
  const [newest] = await listReviews(db, caseId)
  if (newest?.decision !== 'returned') return undefined
  const revision = (await findRevisionById(db, newest.revisionId))!
  if (![newest.askedBy, revision.author].includes(personId)) return undefined
  const { decidedBy = '', decidedAt, note = '' } = newest
  const by = (await listPersonNames(db, [decidedBy])).get(decidedBy) ?? ''
  return { number: revision.number, by, at: decidedAt!, note }
}
