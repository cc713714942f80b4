import { lockAward } from '#db/repositories/award/award.ts'
import { listCalibrationSheets, saveCalibrationSheet, type CalibrationKey, type CalibrationSheet } from '#db/repositories/award/calibration.ts' // prettier-ignore
import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { ComparedCalibration } from '../../../components/award/judge/sheet-view.ts'
import { NO_ANSWERS, type SheetAnswers } from '../../../forms/award/sheet-fields.ts'
import { foreignAnswers } from '../../../forms/award/sheet-needs.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { ownCases, type OwnCase } from './calibrated.server.ts'
import type { Draft, KeptDraft } from '../judging/drafts.server.ts'
import { askedCriteria, asksScores, type AskedCriterion } from '../judging/judged-entry.server.ts'
import { gateOf, seatOf, type Seat } from '../judges/seat.server.ts'
import { sheetProblems, type Submission, type Submitted } from '../judging/sheets.server.ts'

export interface CalibrationPlace {
  readonly award: string
  readonly stage: string
  readonly place: number
}

/** One case that a judge scores for calibration, with what they have given it. */
export interface JudgedCase extends OwnCase {
  readonly seat: Seat
  readonly stage: Stage
  readonly key: CalibrationKey
  readonly answers: SheetAnswers
  readonly criteria: readonly AskedCriterion[]
  /** How many cases there are in the stage. */
  readonly of: number
  readonly closed: 'calibrated' | 'closed' | 'frozen' | null
}

/**
 * A case for calibration as its judge may see it now: from when the award is open, until the stage closes.
 * @returns undefined where it is not this judge's to score
 */
export async function judgedCase(
  db: Db,
  visit: AwardVisit,
  { award: awardId, stage: stageId, place }: CalibrationPlace,
): Promise<JudgedCase | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer?.ok) return undefined
  const { seat } = answer
  const { rules, judge } = seat
  const stage = rules.stages.find(({ id }) => id === stageId)
  if (!stage || !asksScores(stage) || !stage.groups.includes(judge.group)) return undefined
  if (judge.pledgedAt === undefined || judge.declaredAt === undefined) return undefined
  const cases = await ownCases(db, awardId, stage, judge.id)
  const own = cases[place - 1]
  if (!own) return undefined
  const gate = gateOf(seat, stage, await listClosedStages(db, awardId), visit.now)
  const isFinished = own.sheet?.finishedAt !== undefined
  return {
    ...own,
    seat,
    stage,
    key: { awardId, stageId, judgeId: judge.id, caseRevision: own.one.caseRevision },
    answers: answersOf(own.sheet),
    criteria: askedCriteria(seat, stage, own.one.category),
    of: cases.length,
    closed: isFinished ? 'calibrated' : gate === 'closed' || gate === 'frozen' ? gate : null,
  }
}

const answersOf = (sheet: CalibrationSheet | undefined): SheetAnswers =>
  sheet ? (JSON.parse(sheet.answersJson) as SheetAnswers) : NO_ANSWERS

/** Keeps what a judge has put down so far; as with entries it is nobody else's business. */
export async function keepCalibration(
  db: Db,
  visit: AwardVisit,
  place: CalibrationPlace,
  draft: Draft,
): Promise<KeptDraft> {
  const judged = await judgedCase(db, visit, place)
  if (!judged || judged.closed !== null) return { ok: false, why: 'gone' }
  if (foreignAnswers(judged.criteria, draft.answers).length > 0) return { ok: false, why: 'unreadable' }
  const kept =
    (judged.sheet?.tag ?? 0) === draft.tag
      ? await saveCalibrationSheet(db, judged.key, draft.tag, sheetOf(draft, visit.now, undefined))
      : undefined
  if (kept !== undefined) return { ok: true, tag: kept, savedAt: visit.now }
  return staleOr(await judgedCase(db, visit, place))
}

const sheetOf = ({ answers }: Pick<Draft, 'answers'>, now: string, finishedAt: string | undefined) => ({
  answersJson: JSON.stringify(answers),
  savedAt: now,
  finishedAt,
})

/** What another window has kept since. */
function staleOr(judged: JudgedCase | undefined): Extract<KeptDraft, { readonly ok: false }> {
  if (!judged?.sheet || judged.closed !== null) return { ok: false, why: 'gone' }
  const { tag, savedAt } = judged.sheet
  return { ok: false, why: 'stale', theirs: { tag, savedAt, revision: 1, answers: judged.answers } }
}

class NotFinished extends Error {
  constructor(readonly answer: Extract<Submitted, { readonly ok: false }>) {
    super('not finished')
  }
}

/** Finishes a case: it changes no more, and the judge is shown what the award would give. It is no event of the award. */
export async function finishCalibration(
  db: Db,
  visit: AwardVisit,
  place: CalibrationPlace,
  submission: Submission,
): Promise<Submitted> {
  try {
    const done = await change(db, visit.by, async (write, record) => {
      await lockAward(write, place.award)
      const judged = await judgedCase(write, visit, place)
      if (judged && isThere(judged, submission)) return UNCHANGED
      if (!judged || judged.closed !== null) throw new NotFinished({ ok: false, why: 'gone' })
      if (foreignAnswers(judged.criteria, submission.answers).length > 0) throw new NotFinished({ ok: false, why: 'gone' }) // prettier-ignore
      if ((judged.sheet?.tag ?? 0) !== submission.tag) throw new NotFinished(asStale(judged))
      const problems = sheetProblems(judged, submission)
      if (problems.length > 0) throw new NotFinished({ ok: false, why: 'problems', problems })
      const finishedAt = after((await finishedSheets(write, judged.key)).at(-1)?.finishedAt, visit.now)
      const tag = await saveCalibrationSheet(write, judged.key, submission.tag, sheetOf(submission, visit.now, finishedAt)) // prettier-ignore
      // A draft of another window came between.
      if (tag === undefined) throw new NotFinished({ ok: false, why: 'gone' })
      const { stageId: stage, judgeId: judge, caseRevision } = judged.key
      record({ action: 'award.calibrate', subject: `award:${place.award}`, after: { stage, judge, case: caseRevision } }) // prettier-ignore
      return tag
    })
    return { ok: true, tag: done === UNCHANGED ? submission.tag + 1 : done }
  } catch (error) {
    if (!(error instanceof NotFinished)) throw error
    return error.answer
  }
}

/** Those of a case, the one finished first at the front. */
async function finishedSheets(db: Db, { awardId, stageId, caseRevision }: CalibrationKey): Promise<CalibrationSheet[]> {
  const sheets = await listCalibrationSheets(db, awardId, stageId)
  return sheets.filter((sheet) => sheet.caseRevision === caseRevision && sheet.finishedAt !== undefined)
}

/** Now, or just behind what came before: who asked earlier and had to wait must not come between those already counted. */
const after = (before: string | undefined, now: string): string =>
  before === undefined || before < now ? now : new Date(Date.parse(before) + 1).toISOString()

/** Whether this very case was finished before: the answer was lost on the way, and the window sends it again. */
function isThere({ sheet, answers }: JudgedCase, submission: Submission): boolean {
  if (sheet?.finishedAt === undefined || sheet.tag !== submission.tag + 1) return false
  return canonicalJson(answers) === canonicalJson(submission.answers)
}

function asStale(judged: JudgedCase): Extract<Submitted, { readonly ok: false }> {
  const stale = staleOr(judged)
  return stale.why === 'stale' ? stale : { ok: false, why: 'gone' }
}

/** So many others at least stand behind any count that a judge is shown, and behind each change of it. */
export const OTHERS_AT_A_TIME = 3

/**
 * What a judge gave beside what the award would give, and how many others gave each level. Others are counted three at a
 * time, in the order in which they finished, so that no two looks at the page tell what one of them gave: therefore who was removed
 * since stays in the count as well.
 */
export async function comparedCalibration(db: Db, judged: JudgedCase): Promise<ComparedCalibration> {
  const { key, one, criteria, answers } = judged
  const others = (await finishedSheets(db, key)).filter(({ judgeId }) => judgeId !== key.judgeId)
  const counted = others.slice(0, others.length - (others.length % OTHERS_AT_A_TIME)).map(answersOf)
  return {
    counted: counted.length,
    rows: criteria.map(({ id, levels }) => ({
      own: answers.scores[id] ?? null,
      office: one.levels[id]?.score ?? null,
      reason: one.levels[id]?.reason ?? '',
      others:
        counted.length === 0
          ? null
          : levels.map(({ score }) => counted.filter(({ scores }) => scores[id] === score).length),
    })),
  }
}
