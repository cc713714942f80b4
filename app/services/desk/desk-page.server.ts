import type { Problem } from '#cases/problem.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { listCaseStates, type CaseState } from '#db/repositories/case.ts'
import { listHeadProblems } from '#db/repositories/desk/head-problems.ts'
import { listOpenReviews } from '#db/repositories/desk/review.ts'
import { findWorkingCopy, listWorkingCopies } from '#db/repositories/desk/working-copy.ts'
import { listWorkingFileChanges } from '#db/repositories/desk/working-file.ts'
import { findRevisionById } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { whatWouldRaise } from '#scoring/changes/what-would-raise.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { DeskView } from '../../components/desk/desk-view.ts'
import type { Language } from '../../i18n/languages.ts'
import type { Library } from '../library.server.ts'
import { countWaiting } from '../sent-in/desk-pages.server.ts'
import { sameTexts } from './case-texts.ts'
import { titleIn } from './case-title.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { evidenceToSee } from './evidence-page.server.ts'
import { headCases } from './head-cases.server.ts'
import { numberOf, titleOf } from './review-page.server.ts'
import { whyNotApprove } from './review.server.ts'
import { textsOfRevision } from './working-copy.server.ts'

/** How many of the least covered cases are shown: more is no list of what to do next. */
const LEAST_COVERED = 10
const MOST_EVIDENCE = 10

/** What each researcher finds on coming in, from what is stored: no case is parsed or scored for it. */
export async function deskPage(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  language: Language,
): Promise<DeskView> {
  demandRight(visitor, 'case.write')
  const heads = (await headCases(db, shelf)).cases
  const evidence = evidenceToSee(heads, language)
  const titles = new Map(heads.map(({ id, facts }) => [id, facts.title[language]]))
  const states = new Map((await listCaseStates(db)).map((state) => [state.caseId, state]))
  return {
    drafts: await draftsOf(db, visitor, states, language),
    waiting: await waitingFor(db, visitor, language),
    sentInWaiting: may(visitor, 'sent-in.decide') ? await countWaiting(db) : null,
    unpublished: await unpublishedCases(db, [...states.values()], language),
    problems: (await listHeadProblems(db)).map(({ caseId, ok, problemsJson }) => {
      const problems = JSON.parse(problemsJson) as Problem[]
      const title = titles.get(caseId) ?? caseId
      return { id: caseId, title, ok, count: problems.length, first: problems[0]?.message ?? null }
    }),
    evidence: { cases: evidence.slice(0, MOST_EVIDENCE), more: Math.max(0, evidence.length - MOST_EVIDENCE) },
    leastCovered: leastCovered(shelf, language),
  }
}

/** Working copies that differ from what they were begun from: who has only looked has begun nothing. */
async function draftsOf(
  db: Db,
  { personId }: Visitor,
  states: ReadonlyMap<string, CaseState>,
  language: Language,
): Promise<DeskView['drafts']> {
  const drafts = []
  for (const { caseId, baseRevisionId, savedAt } of await listWorkingCopies(db, personId)) {
    const copy = await findWorkingCopy(db, personId, caseId)
    if (!copy) continue
    const sameText = baseRevisionId !== undefined && sameTexts(copy, await textsOfRevision(db, baseRevisionId))
    if (sameText && (await listWorkingFileChanges(db, copy)).length === 0) continue
    const head = states.get(caseId)?.head
    drafts.push({
      id: caseId,
      title: titleIn(copy.text, language) ?? caseId,
      savedAt,
      base: baseRevisionId === undefined ? null : numberOf(baseRevisionId),
      head: head ? numberOf(head.revisionId) : null,
    })
  }
  return drafts
}

async function waitingFor(db: Db, visitor: Visitor, language: Language): Promise<DeskView['waiting']> {
  const reviews = await listOpenReviews(db)
  const names = await listPersonNames(db, [...new Set(reviews.map(({ askedBy }) => askedBy))])
  const mayApprove = may(visitor, 'case.approve')
  const waiting = []
  for (const review of reviews) {
    const revision = (await findRevisionById(db, review.revisionId))!
    const why = mayApprove ? await whyNotApprove(db, visitor, review) : undefined
    waiting.push({
      id: review.caseId,
      title: await titleOf(db, revision, language),
      number: revision.number,
      askedBy: names.get(review.askedBy) ?? '',
      askedAt: review.askedAt,
      isForMe: mayApprove && why === undefined,
      isOwn: why === 'review-own' || review.askedBy === visitor.personId,
    })
  }
  // What this person can decide comes first, the oldest first among each.
  return [...waiting.filter(({ isForMe }) => isForMe), ...waiting.filter(({ isForMe }) => !isForMe)]
}

async function unpublishedCases(
  db: Db,
  states: readonly CaseState[],
  language: Language,
): Promise<DeskView['unpublished']> {
  const unpublished = []
  for (const { caseId, head, published, retiredAt } of states) {
    if (!head || retiredAt !== undefined || head.revisionId === published?.revisionId) continue
    unpublished.push({
      id: caseId,
      title: await titleOf(db, (await findRevisionById(db, head.revisionId))!, language),
      head: numberOf(head.revisionId),
      published: published ? numberOf(published.revisionId) : null,
    })
  }
  return unpublished
}

function leastCovered({ cases }: Library, language: Language): DeskView['leastCovered'] {
  return cases
    .toSorted((left, right) => left.index.coverage - right.index.coverage)
    .slice(0, LEAST_COVERED)
    .map(({ id, case: facts, index, net }) => {
      const best = whatWouldRaise(facts, index, net['cn-ets']).indicators[0]
      return {
        id,
        title: facts.title[language],
        coverage: index.coverage,
        raise: best
          ? {
              indicator: `${best.indicator} ${INDICATOR_TEXTS[best.indicator].name[language]}`,
              gain: best.coverageGain,
              settledBy: best.settledBy,
            }
          : null,
      }
    })
}
