import type { Problem } from '#cases/problem.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { listCaseStates, type CaseState } from '#db/repositories/case.ts'
import { listCaseJson } from '#db/repositories/desk/head-case.ts'
import { listHeadProblems } from '#db/repositories/desk/head-problems.ts'
import { listOpenReviews, listReturnedTo } from '#db/repositories/desk/review.ts'
import { listWorkingCopies, type WorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { listCasesWithFileChanges } from '#db/repositories/desk/working-file.ts'
import { listRevisionFiles } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { whatWouldRaise } from '#scoring/changes/what-would-raise.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { DeskView } from '../../components/desk/desk-view.ts'
import type { ApprovalRefusal } from '../../components/desk/review/review-view.ts'
import type { Language } from '../../i18n/languages.ts'
import type { StoredCase } from '../library-derive.server.ts'
import type { Library } from '../library.server.ts'
import { countWaiting } from '../sent-in/desk-pages.server.ts'
import { sameTexts, TEXT_FILES, textsOf } from './case-texts.ts'
import { titleIn } from './case-title.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { evidenceToSee } from './evidence-page.server.ts'
import { headCases } from './head-cases.server.ts'
import { numberOf } from './revision-number.ts'
import { whyEachNotApprove } from './why-not-approve.server.ts'

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
    returned: await returnedCases(db, visitor, states, titles),
    waiting: await waitingFor(db, visitor, language),
    sentInWaiting: may(visitor, 'sent-in.decide') ? await countWaiting(db) : null,
    unpublished: unpublishedCases(states.values(), titles),
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
  const copies = await listWorkingCopies(db, personId)
  const bases = await listRevisionFiles(db, copies.flatMap(({ baseRevisionId }) => baseRevisionId ?? []), TEXT_FILES) // prettier-ignore
  const withFiles = await listCasesWithFileChanges(db, personId)
  const isBegun = (copy: WorkingCopy) =>
    copy.baseRevisionId === undefined ||
    withFiles.has(copy.caseId) ||
    !sameTexts(copy, textsOf(bases.get(copy.baseRevisionId) ?? []))
  return copies.filter(isBegun).map(({ caseId, text, baseRevisionId, savedAt }) => {
    const head = states.get(caseId)?.head
    return {
      id: caseId,
      title: titleIn(text, language) ?? caseId,
      savedAt,
      base: baseRevisionId === undefined ? null : numberOf(baseRevisionId),
      head: head ? numberOf(head.revisionId) : null,
    }
  })
}

async function returnedCases(
  db: Db,
  { personId }: Visitor,
  states: ReadonlyMap<string, CaseState>,
  titles: ReadonlyMap<string, string>,
): Promise<DeskView['returned']> {
  const reviews = (await listReturnedTo(db, personId)).filter(
    ({ caseId }) => states.get(caseId)?.retiredAt === undefined,
  )
  const names = await listPersonNames(db, [...new Set(reviews.flatMap(({ decidedBy }) => decidedBy ?? []))])
  return reviews.map(({ caseId, revisionId, decidedBy = '', decidedAt, note = '' }) => ({
    id: caseId,
    title: titles.get(caseId) ?? caseId,
    number: numberOf(revisionId),
    by: names.get(decidedBy) ?? '',
    at: decidedAt!,
    note,
  }))
}

async function waitingFor(db: Db, visitor: Visitor, language: Language): Promise<DeskView['waiting']> {
  const reviews = await listOpenReviews(db)
  const names = await listPersonNames(db, [...new Set(reviews.map(({ askedBy }) => askedBy))])
  const cases = await listCaseJson(db, reviews.map(({ revisionId }) => revisionId)) // prettier-ignore
  const mayApprove = may(visitor, 'case.approve')
  const whyNot = mayApprove ? await whyEachNotApprove(db, visitor, reviews) : new Map<string, ApprovalRefusal>()
  const waiting = reviews.map(({ id, caseId, revisionId, askedBy, askedAt }) => {
    const json = cases.get(revisionId)
    return {
      id: caseId,
      title: json === undefined ? caseId : (JSON.parse(json) as StoredCase).case.title[language],
      number: numberOf(revisionId),
      askedBy: names.get(askedBy) ?? '',
      askedAt,
      isForMe: mayApprove && !whyNot.has(id),
      isOwn: whyNot.get(id) === 'review-own' || askedBy === visitor.personId,
    }
  })
  // What this person can decide comes first, the oldest first among each.
  return [...waiting.filter(({ isForMe }) => isForMe), ...waiting.filter(({ isForMe }) => !isForMe)]
}

function unpublishedCases(states: Iterable<CaseState>, titles: ReadonlyMap<string, string>): DeskView['unpublished'] {
  return [...states].flatMap(({ caseId, head, published, retiredAt }) => {
    if (!head || retiredAt !== undefined || head.revisionId === published?.revisionId) return []
    const title = titles.get(caseId) ?? caseId
    const of = published ? numberOf(published.revisionId) : null
    return [{ id: caseId, title, head: numberOf(head.revisionId), published: of }]
  })
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
