import { findCaseState } from '#db/repositories/case.ts'
import { listCaseAddresses } from '#db/repositories/desk/case-address.ts'
import { findOpenReview, listReviews } from '#db/repositories/desk/review.ts'
import { listByteCounts } from '#db/repositories/desk/working-file.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { findRevisionById, isCaseSlug, type Revision } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { ReviewFile, ReviewView, RevisionLine } from '../../components/desk/review/review-view.ts'
import { dayInBeijing } from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { caseAddresses } from '../case-addresses.ts'
import { titleOfRevision } from './case-title.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { placeWords, remarkPlaces } from './remark-places.ts'
import { remarksOf } from './remarks.server.ts'
import { returnedTo } from './returned.server.ts'
import { numberOf } from './revision-number.ts'
import { whyNotApprove } from './why-not-approve.server.ts'
import { revisionMessage } from './revision-message.ts'
import { bodyOf, factsOf, revisionChanges } from './revision-changes.server.ts'
import { follows } from './watch.server.ts'
import { textsOfRevision } from './working-copy.server.ts'
import { attachmentDigests } from './working-files.server.ts'

/** Where a case stands on its way to readers, and what this person may do about it; undefined where there is none. */
export async function reviewPage(
  site: DeskSite & Pick<Installation, 'mail'>,
  visit: DeskVisit,
  slug: string,
  language: Language,
): Promise<Omit<ReviewView, 'done'> | undefined> {
  const { visitor } = visit
  demandRight(visitor, 'case.write')
  const { db } = site
  const state = isCaseSlug(slug) ? await findCaseState(db, slug) : undefined
  if (!state?.head) return undefined
  const [head, published, open, reviews] = await Promise.all([
    findRevisionById(db, state.head.revisionId),
    state.published && findRevisionById(db, state.published.revisionId),
    findOpenReview(db, slug),
    listReviews(db, slug),
  ])
  const pinned = open && (await findRevisionById(db, open.revisionId))
  const inQuestion = pinned ?? head!
  const people = [head!, published, pinned].flatMap((revision) => (revision ? [revision.author] : []))
  const deciders = reviews.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy ? [decidedBy] : [])])
  const names = await listPersonNames(db, [...new Set([...people, ...deciders])])
  const line = (revision: Revision): RevisionLine => ({
    number: revision.number,
    author: revision.author === 'library' ? null : (names.get(revision.author) ?? ''),
    at: revision.createdAt,
    message: revisionMessage(revision, language),
  })
  const texts = await textsOfRevision(db, inQuestion.id)
  const facts = factsOf(texts.text)
  const isWithdrawn = state.retiredAt !== undefined
  const mayApprove = may(visitor, 'case.approve')
  return {
    id: slug,
    slug: caseAddresses(await listCaseAddresses(db)).slugOf(slug),
    title: await titleOf(db, inQuestion, language),
    head: line(head!),
    published: published ? line(published) : null,
    withdrawnOn: state.retiredAt === undefined ? null : dayInBeijing(state.retiredAt),
    open:
      open && pinned
        ? {
            id: open.id,
            revision: line(pinned),
            askedBy: names.get(open.askedBy) ?? '',
            askedAt: open.askedAt,
            message: open.message,
            isOwn: open.askedBy === visitor.personId,
          }
        : null,
    hasMail: site.mail !== undefined,
    returned: (await returnedTo(db, visitor.personId, slug)) ?? null,
    files: await filesOf(db, published, inQuestion),
    filesOf: inQuestion.number,
    decided: reviews.flatMap(
      ({ id, revisionId, decision, decidedBy, decidedAt, note }) =>
      decision === undefined
        ? []
        : [{ id, number: numberOf(revisionId), decision, by: names.get(decidedBy ?? '') ?? '', at: decidedAt!, note: note ?? '' }], // prettier-ignore
    ),
    changes: await changesOf(db, published, inQuestion, texts, language),
    mayAsk: !open && !isWithdrawn && head!.id !== published?.id,
    mayDecide: open !== undefined && mayApprove,
    whyNotApprove: open && mayApprove ? ((await whyNotApprove(db, visitor, open)) ?? null) : null,
    mayMove: mayApprove && !isWithdrawn,
    mayWithdrawCase: mayApprove && published !== undefined && !isWithdrawn,
    follows: await follows(site, visit, slug),
    places: remarkPlaces(facts, bodyOf(texts.text), language),
    remarks: (await remarksOf(site, visit, slug)).map((remark) => ({
      ...remark,
      place: placeWords(remark.anchor, facts, language),
    })),
  }
}

async function changesOf(
  db: Db,
  published: Revision | undefined,
  inQuestion: Revision,
  texts: Awaited<ReturnType<typeof textsOfRevision>>,
  language: Language,
): Promise<ReviewView['changes']> {
  if (published?.id === inQuestion.id) return null
  const none = { facts: [], sections: [], more: 0 }
  const changes = published ? revisionChanges(await textsOfRevision(db, published.id), texts, language) : none
  return { from: published?.number ?? null, to: inQuestion.number, ...changes }
}

const FILE_CHANGES = ['added', 'changed', 'removed', 'same'] as const satisfies readonly ReviewFile['change'][]

async function filesOf(db: Db, published: Revision | undefined, inQuestion: Revision): Promise<ReviewFile[]> {
  const files = await attachmentDigests(db, inQuestion.id)
  const shown = published ? await attachmentDigests(db, published.id) : new Map<string, string>()
  const sizes = await listByteCounts(db, [...new Set([...files.values(), ...shown.values()])])
  const changeOf = (path: string): ReviewFile['change'] => {
    if (!files.has(path)) return 'removed'
    if (!shown.has(path)) return 'added'
    return shown.get(path) === files.get(path) ? 'same' : 'changed'
  }
  return [...new Set([...files.keys(), ...shown.keys()])]
    .map((path) => ({ path, bytes: sizes.get((files.get(path) ?? shown.get(path))!) ?? 0, change: changeOf(path) }))
    .sort((left, right) => FILE_CHANGES.indexOf(left.change) - FILE_CHANGES.indexOf(right.change) || (left.path < right.path ? -1 : 1)) // prettier-ignore
}

/** The title of a case as this revision has it, in one language. */
export async function titleOf(db: Db, revision: Revision, language: Language): Promise<string> {
  return (await titleOfRevision(db, revision))[language]
}
