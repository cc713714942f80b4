import { savePaperTyping, type PaperSheet, type PaperTurn, type PaperTyping } from '#db/repositories/award/paper.ts'
import type { Db } from '#db/schema.ts'
import type { PaperOrigin } from '#scoring/award/event.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { paperNumber } from '../../../forms/award/paper-number.ts'
import type { SheetAnswers } from '../../../forms/award/sheet-fields.ts'
import { change, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { asProblems, refused, RefusedError } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isReadable } from '../judging/drafts.server.ts'
import type { JudgedEntry } from '../judging/judged-entry.server.ts'
import { NotSubmitted, sheetProblems, sheetProblemsOf, submitJudged } from '../judging/sheets.server.ts'
import { keepWords, wordsOf } from '../words.server.ts'
import { differencesOf } from '../../../forms/award/compare-typings.ts'
import { answersTyped, demandTypist, judgedOnPaper, lockedSheet, saveDesk, typingsDigest, type OnDesk } from './paper-desk.server.ts' // prettier-ignore

/** What somebody reads on a sheet. `incomplete`: what is blank in the form is blank on the paper. */
export interface TypedSheet {
  readonly award: string
  readonly number: number
  readonly tag: number
  readonly answers: SheetAnswers
  readonly incomplete: boolean
}

export type PaperAnswer =
  | { readonly ok: true; readonly state: PaperSheet['state'] }
  | { readonly ok: false; readonly problems: readonly FormProblem[] }

/** What can be wrong with a sheet is told in the fields of its form. */
async function orProblems(work: Promise<PaperAnswer>): Promise<PaperAnswer> {
  try {
    return await work
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, problems: asProblems(error.refused).problems }
    if (!(error instanceof NotSubmitted)) throw error
    if ('stale' in error.answer) return { ok: false, problems: [{ field: '', code: 'paper-moved' }] }
    const told = { gone: 'paper-closed', revised: 'paper-revised' } as const
    if (error.answer.ok || error.answer.why === 'problems') {
      return { ok: false, problems: error.answer.ok ? [] : sheetProblemsOf(error.answer).problems }
    }
    return { ok: false, problems: [{ field: '', code: told[error.answer.why] }] }
  }
}

/**
 * Types what stands on a sheet, as the first or the second person. Where both have typed the same, it is taken in as if
 * its judge had typed it, by the same rules, or nothing of it.
 * @throws ForbiddenError
 */
export async function typeSheet(db: Db, visit: AwardVisit, given: TypedSheet): Promise<PaperAnswer> {
  const { personId } = await demandTypist(db, visit.visitor, given.award)
  return orProblems(
    change(db, visit.by, async (write, record) => {
      const desk = await lockedSheet(write, given.award, given.number, given.tag)
      const { award, sheet, typings } = desk
      if (sheet.state !== 'printed' && sheet.state !== 'once') throw new RefusedError(refused('paper-moved'))
      const first = typings.get('first')
      if (first?.personId === personId && needsTwo(award)) throw new RefusedError(refused('paper-same-person'))
      const judged = await demandTypeable(write, desk, given, visit.now)
      const turn = first ? 'second' : 'first'
      const typing = await saveTyped(write, given, { turn, personId, typedAt: visit.now })
      record({ action: 'award.paper-type', subject: `award:${given.award}`, after: { sheet: paperNumber(sheet.number), turn } }) // prettier-ignore
      if (!first) return state(write, given.award, { ...sheet, state: 'once' })
      const differences = differencesOf(judged.criteria, answersTyped(first), given.answers)
      if (differences.length > 0) return state(write, given.award, { ...sheet, state: 'differs' })
      const both = new Map(typings).set('second', typing)
      return takeIn(write, record, visit, { ...desk, typings: both }, judged, answersTyped(first), { settled: null, confirmedBy: null }) // prettier-ignore
    }),
  )
}

/** Who rehearses alone can go the whole way of a sheet, as both people. */
const needsTwo = ({ rehearsalOf }: OnDesk['award']): boolean => rehearsalOf === undefined

async function state(write: Write, awardId: string, sheet: PaperSheet): Promise<PaperAnswer> {
  await saveDesk(write, awardId, sheet)
  return { ok: true, state: sheet.state }
}

async function saveTyped(
  write: Write,
  { award, number, answers }: TypedSheet,
  told: {
    readonly turn: PaperTurn
    readonly personId: string
    readonly typedAt: string
    readonly reasonDigest?: string
  },
): Promise<PaperTyping> {
  const typing = { number, answersJson: JSON.stringify(answers), reasonDigest: undefined, ...told }
  await savePaperTyping(write, award, typing)
  return typing
}

/**
 * Whether what was typed could be taken in now: what is wrong is told to who has the paper before them.
 * @throws RefusedError, NotSubmitted
 */
async function demandTypeable(write: Write, { award, sheet }: OnDesk, given: TypedSheet, now: string) {
  const judged = await judgedOnPaper(write, award, sheet, now)
  const mayChange = sheet.state === 'agreed' || sheet.state === 'proposed'
  const isOpen = judged !== undefined && (judged.closed === null || (judged.closed === 'submitted' && mayChange))
  if (!isOpen) throw new RefusedError(refused('paper-closed'))
  const isGiven = judged.content.submitted?.revision === judged.entry.revision
  if (isGiven && sheet.agreedAt === undefined) throw new RefusedError(refused('paper-given'))
  if (judged.entry.revision !== sheet.entryRevision) throw new RefusedError(refused('paper-revised'))
  if (!isReadable(judged, { ...given, revision: sheet.entryRevision })) throw unreadable(judged, given.answers)
  const problems = sheetProblems(judged, given)
  if (problems.length > 0) throw new NotSubmitted({ ok: false, why: 'problems', problems })
  return judged
}

/** Which field holds a score that is no level. */
function unreadable({ criteria }: JudgedEntry, { scores }: SheetAnswers): NotSubmitted | RefusedError {
  const problems = criteria
    .filter(({ id, levels }) => scores[id] !== undefined && !levels.some(({ score }) => score === scores[id]))
    .map(({ id }) => ({ field: `score.${id}`, code: 'paper-level' }))
  return problems.length === 0
    ? new RefusedError(refused('unreadable'))
    : new NotSubmitted({ ok: false, why: 'problems', problems })
}

/**
 * Settles what two have typed differently, or what a judge objects to, after another look at the paper. Somebody who has
 * typed neither settles it at once; one of the two needs a second person, who confirms it.
 * @throws ForbiddenError
 */
export async function settleSheet(
  db: Db,
  visit: AwardVisit,
  given: TypedSheet & { readonly reason: string },
): Promise<PaperAnswer> {
  const { personId } = await demandTypist(db, visit.visitor, given.award)
  return orProblems(
    change(db, visit.by, async (write, record) => {
      const desk = await lockedSheet(write, given.award, given.number, given.tag)
      const { sheet, typings } = desk
      if (!isUnsettled(sheet)) throw new RefusedError(refused('paper-moved'))
      const judged = await demandTypeable(write, desk, given, visit.now)
      const reasonDigest = await keepWords(write, given.award, given.reason, personId)
      const settled = await saveTyped(write, given, { turn: 'settled', personId, typedAt: visit.now, reasonDigest })
      record({ action: 'award.paper-settle', subject: `award:${given.award}`, after: { sheet: paperNumber(sheet.number), state: 'proposed' } }) // prettier-ignore
      if (isTypist(typings, personId)) return state(write, given.award, { ...sheet, state: 'proposed' })
      const all = new Map(typings).set('settled', settled)
      return takeIn(write, record, visit, { ...desk, typings: all }, judged, given.answers, { settled, confirmedBy: null, reason: given.reason }) // prettier-ignore
    }),
  )
}

/** Two have typed it differently, or its judge objects and has no answer. */
export const isUnsettled = ({ state: standing, objectedAt, answeredAt }: PaperSheet): boolean =>
  standing === 'differs' ||
  standing === 'proposed' ||
  (standing === 'agreed' && objectedAt !== undefined && answeredAt === undefined)

const isTypist = (typings: OnDesk['typings'], personId: string): boolean =>
  (['first', 'second'] as const).some((turn) => typings.get(turn)?.personId === personId)

/**
 * Confirms, as a second person with the paper in hand, how one of the two typists has settled a sheet.
 * @throws ForbiddenError
 */
export async function confirmSettled(
  db: Db,
  visit: AwardVisit,
  given: { readonly award: string; readonly number: number; readonly tag: number },
): Promise<PaperAnswer> {
  const { personId } = await demandTypist(db, visit.visitor, given.award)
  return orProblems(
    change(db, visit.by, async (write, record) => {
      const desk = await lockedSheet(write, given.award, given.number, given.tag)
      const settled = desk.typings.get('settled')
      if (desk.sheet.state !== 'proposed' || !settled) throw new RefusedError(refused('paper-moved'))
      if (settled.personId === personId && needsTwo(desk.award)) throw new RefusedError(refused('paper-same-person'))
      const answers = answersTyped(settled)
      const judged = await demandTypeable(write, desk, { ...given, answers, incomplete: true }, visit.now)
      record({ action: 'award.paper-settle', subject: `award:${given.award}`, after: { sheet: paperNumber(given.number), state: 'agreed' } }) // prettier-ignore
      return takeIn(write, record, visit, desk, judged, answers, { settled, confirmedBy: personId, reason: await reasonOf(write, given.award, settled) }) // prettier-ignore
    }),
  )
}

/** What the one who settled it wrote; the change of a sheet says it once more, as words of the judge's sheet. */
async function reasonOf(write: Write, awardId: string, { reasonDigest = '' }: PaperTyping): Promise<string> {
  return (await wordsOf(write, awardId, [reasonDigest])).get(reasonDigest) ?? REVISED
}

/** Where a judge has filled in another sheet, because the entry was revised. */
const REVISED = `${SHEET.reasonRevised['zh-CN']} / ${SHEET.reasonRevised.en}`

interface Settlement {
  readonly settled: PaperTyping | null
  readonly confirmedBy: string | null
  readonly reason?: string
}

async function takeIn(
  write: Write,
  record: (entry: AuditEntry) => void,
  { by, now }: AwardVisit,
  { award, sheet, typings }: OnDesk,
  judged: JudgedEntry,
  answers: SheetAnswers,
  { settled, confirmedBy, reason = REVISED }: Settlement,
): Promise<PaperAnswer> {
  const paper: PaperOrigin = {
    sheet: paperNumber(sheet.number),
    typedBy: [typings.get('first')!.personId, typings.get('second')!.personId],
    settled: settled && { by: settled.personId, confirmedBy, reasonDigest: settled.reasonDigest! },
    digest: typingsDigest(typings),
  }
  const submission = { answers, revision: sheet.entryRevision, tag: judged.sheet?.tag ?? 0, incomplete: true, reason }
  const writerId = judged.seat.judge.personId
  await submitJudged(write, record, { by, now, writerId, paper }, judged, submission)
  const isAnswer = sheet.objectedAt !== undefined && sheet.answeredAt === undefined
  const answered = isAnswer ? { answeredAt: now, answerDigest: settled?.reasonDigest } : {}
  return state(write, award.id, { ...sheet, state: 'agreed', agreedAt: now, ...answered })
}
