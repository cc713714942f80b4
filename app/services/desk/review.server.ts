import { findCaseState, publishRevisions, type CaseState } from '#db/repositories/case.ts'
import {
  decideReview,
  findOpenReview,
  saveReview,
  type Review,
  type ReviewDecision,
} from '#db/repositories/desk/review.ts'
import { lockLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { findRevision, findRevisionById } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import { change, type AuditEntry } from '../accounts/change.server.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import { newId } from '../accounts/token.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { isOvertaken } from './overtaken.ts'
import { tellAuthors, tellReviewers, tellWatchers } from './review-letters.server.ts'
import { whyNotApprove } from './why-not-approve.server.ts'

/**
 * Asks a colleague to look at a revision and publish it. What is saved later is not part of it.
 * @param asked.number which revision; the newest where left out
 * @throws RefusedError `review-open`, `review-nothing`, `revision-gone`, `case-withdrawn`
 */
export async function askForReview(
  site: Installation,
  { visitor, by, now }: DeskVisit,
  asked: { readonly caseId: string; readonly number?: number; readonly message: string },
): Promise<Review> {
  demandRight(visitor, 'case.write')
  const { caseId, number, message } = asked
  return change(site.db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const state = await shownCase(library, caseId)
    if (await findOpenReview(library, caseId)) throw refusal('review-open')
    const revision =
      number === undefined
        ? state.head && (await findRevisionById(library, state.head.revisionId))
        : await findRevision(library, caseId, number)
    if (!revision) throw refusal('revision-gone')
    if (isOvertaken(state, revision, 'same-too')) throw refusal('review-nothing')
    const id = newId('v')
    const { personId: askedBy } = visitor
    await saveReview(library, { id, caseId, revisionId: revision.id, askedBy, askedAt: now, message })
    record({ action: 'review.ask', subject: `case:${caseId}`, after: { review: id, revision: revision.number } })
    await tellReviewers(library, site, revision, { askedBy, message, now })
    return (await findOpenReview(library, caseId))!
  })
}

/** Takes back what one has asked for oneself. */
export async function withdrawReview({ db }: DeskSite, visit: DeskVisit, caseId: string, id: string): Promise<void> {
  const { visitor, by } = visit
  demandRight(visitor, 'case.write')
  await change(db, by, async (write, record) => {
    const review = await openReview(write, caseId, id)
    if (review.askedBy !== visitor.personId) throw refusal('review-none')
    await decide(write, review, 'withdrawn', visitor, visit.now, '')
    record(entryOf('review.withdraw', review))
  })
}

/** Gives a revision back to who asked, with what is missing. */
export async function returnReview(
  site: Installation,
  visit: DeskVisit,
  returned: { readonly caseId: string; readonly id: string; readonly note: string },
): Promise<void> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'case.approve')
  await change(site.db, by, async (write, record) => {
    const review = await openReview(write, returned.caseId, returned.id)
    await decide(write, review, 'returned', visitor, now, returned.note)
    const revision = (await findRevisionById(write, review.revisionId))!
    const told = { revision, review, decidedBy: visitor.personId }
    await tellAuthors(write, site, told, { decision: 'returned', note: returned.note, now })
    record(entryOf('review.return', review))
  })
}

/**
 * Approves a revision and shows it to readers, whatever has been saved after it.
 * @throws RefusedError `review-none` where it was decided before, and every `ApprovalRefusal`
 */
export async function approveReview(
  site: Installation,
  visit: DeskVisit,
  approved: { readonly caseId: string; readonly id: string; readonly note: string },
): Promise<{ readonly number: number }> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'case.approve')
  return change(site.db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const review = await openReview(library, approved.caseId, approved.id)
    const why = await whyNotApprove(library, visitor, review)
    if (why) throw refusal(why)
    const state = await shownCase(library, review.caseId)
    const revision = (await findRevisionById(library, review.revisionId))!
    const before = state.published && (await findRevisionById(library, state.published.revisionId))
    await decide(library, review, 'approved', visitor, now, approved.note)
    await publishRevisions(library, [revision.id], now)
    const { personId: decidedBy } = visitor
    const told = await tellAuthors(
      library,
      site,
      { revision, review, decidedBy },
      { decision: 'approved', note: approved.note, now },
    )
    await tellWatchers(library, site, revision, { except: [decidedBy, ...told], now })
    record({
      action: 'case.publish',
      subject: `case:${review.caseId}`,
      before: before && { published: before.number },
      after: { published: revision.number, review: review.id },
    })
    return { number: revision.number }
  })
}

/** @throws RefusedError where there is none, or it was withdrawn */
async function shownCase(library: LibraryTransaction, caseId: string): Promise<CaseState> {
  const state = await findCaseState(library, caseId)
  if (!state) throw refusal('revision-gone')
  if (state.retiredAt !== undefined) throw refusal('case-withdrawn')
  return state
}

async function openReview(db: Db, caseId: string, id: string): Promise<Review> {
  const review = await findOpenReview(db, caseId)
  if (review?.id !== id) throw refusal('review-none')
  return review
}

async function decide(
  db: Db,
  { id }: Review,
  decision: ReviewDecision,
  { personId }: Visitor,
  at: string,
  note: string,
): Promise<void> {
  if (!(await decideReview(db, id, { decision, by: personId, at, note }))) throw refusal('review-none')
}

const entryOf = (action: AuditEntry['action'], { id, caseId }: Review): AuditEntry => ({
  action,
  subject: `case:${caseId}`,
  after: { review: id },
})

const refusal = (code: Parameters<typeof refused>[0]): RefusedError => new RefusedError(refused(code))
