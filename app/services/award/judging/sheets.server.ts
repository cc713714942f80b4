import { lockAward } from '#db/repositories/award/award.ts'
import { findSheet, saveSheet, type SheetKey } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent, PaperOrigin } from '#scoring/award/event.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import type { By } from '../../../access/visitor.ts'
import { noteField, evidenceField, scoreField, YES_FIELD } from '../../../forms/award/sheet-fields.ts'
import { sheetNeeds } from '../../../forms/award/sheet-needs.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isReadable, type Draft } from './drafts.server.ts'
import { appendEvents } from '../events/events.server.ts'
import { asksScores, judgedEntry, type JudgedEntry, type SheetPlace } from './judged-entry.server.ts'
import { CHANGE_MINUTES, sheetContent, sheetJson, wordsOfAnswer } from './sheet-content.ts'
import { keepWords } from '../words.server.ts'
import { hasChoiceLeft } from './votes.server.ts'

export interface Submission extends Draft {
  /** What is missing is meant to be. */
  readonly incomplete: boolean
  /** Why a submitted sheet changes. */
  readonly reason: string | undefined
}

export type Submitted =
  | { readonly ok: true; readonly tag: number }
  /** Another window of the judge has kept something since. */
  | { readonly ok: false; readonly why: 'stale'; readonly theirs: Draft & { readonly savedAt: string } }
  /** The entry got another revision while the sheet was written. */
  | { readonly ok: false; readonly why: 'revised' }
  | { readonly ok: false; readonly why: 'gone' }
  | { readonly ok: false; readonly why: 'problems'; readonly problems: readonly FormProblem[] }

/** Undoes the transaction and says why; `stale` with what is stored by then, which is read afterwards. */
export class NotSubmitted extends Error {
  constructor(readonly answer: Exclude<Submitted, { readonly why: 'stale' }> | { readonly stale: SheetKey }) {
    super('not submitted')
  }
}

/**
 * Submits a sheet or a vote: one event and one entry in the audit, together with the sheet as it is stored, or nothing.
 * All that decides whether it may be is read while nobody else can add to the award.
 */
export async function submitSheet(
  db: Db,
  visit: AwardVisit,
  place: SheetPlace,
  submission: Submission,
): Promise<Submitted> {
  try {
    const tag = await change(db, visit.by, async (write, record) => {
      await lockAward(write, place.award)
      const judged = await judgedEntry(write, visit, place)
      if (judged && isThere(judged, submission)) return UNCHANGED
      if (!judged || judged.closed !== null) throw new NotSubmitted({ ok: false, why: 'gone' })
      const { by, now, visitor } = visit
      return submitJudged(write, record, { by, now, writerId: visitor?.personId }, judged, submission)
    })
    return { ok: true, tag: tag === UNCHANGED ? submission.tag + 1 : tag }
  } catch (error) {
    if (!(error instanceof NotSubmitted)) throw error
    return 'stale' in error.answer ? staleAnswer(db, error.answer.stale) : error.answer
  }
}

/** Whether this very submission was taken before: its answer was lost on the way, and the window sends it again. */
function isThere({ sheet, content }: JudgedEntry, { tag, answers, revision }: Submission): boolean {
  const { submitted } = content
  if (sheet?.state !== 'submitted' || sheet.tag !== tag + 1 || submitted?.revision !== revision) return false
  return canonicalJson(submitted.answers) === canonicalJson(answers)
}

/** Who submits and when; `paper` for a sheet that two people have typed from paper. */
export interface Submitting {
  readonly by: By
  readonly now: string
  /** Whose words they are: erased with them. */
  readonly writerId: string | undefined
  readonly paper?: PaperOrigin
}

/**
 * Takes in a sheet or a vote that may be written now, in a transaction that holds the award.
 * @throws NotSubmitted where it cannot be taken as it is
 */
export async function submitJudged(
  write: Write,
  record: (entry: AuditEntry) => void,
  submitting: Submitting,
  judged: JudgedEntry,
  submission: Submission,
): Promise<number> {
  await demandSubmittable(write, judged, submission)
  const event = asksScores(judged.stage)
    ? await sheetEvent(write, submitting, judged, submission)
    : voteEvent(judged, submission)
  const { awardId } = judged.key
  await appendEvents(write, submitting.by, awardId, [event])
  const tag = await saveSubmitted(write, judged, submission, submitting)
  const { stage, entry, judge } = event
  const { paper } = submitting
  record({
    action: event.kind === 'vote' ? 'award.vote' : event.change === null ? 'award.sheet' : 'award.sheet-change',
    subject: `award:${awardId}`,
    after: { stage, entry, judge, revision: submission.revision, ...(paper ? { paper: paper.sheet } : {}) },
  })
  return tag
}

async function staleAnswer(db: Db, key: SheetKey): Promise<Submitted> {
  const sheet = await findSheet(db, key)
  if (!sheet) return { ok: false, why: 'gone' }
  const { current } = sheetContent(sheet, sheet.entryRevision)
  return { ok: false, why: 'stale', theirs: { ...current, tag: sheet.tag, savedAt: sheet.savedAt } }
}

async function demandSubmittable(write: Write, judged: JudgedEntry, submission: Submission): Promise<void> {
  const { sheet, entry, stage, content } = judged
  if (!isReadable(judged, submission)) throw new NotSubmitted({ ok: false, why: 'gone' })
  if ((sheet?.tag ?? 0) !== submission.tag) throw new NotSubmitted({ stale: judged.key })
  if (submission.revision !== entry.revision) throw new NotSubmitted({ ok: false, why: 'revised' })
  const problems = asksScores(stage) ? sheetProblems(judged, submission) : await voteProblems(write, judged, submission)
  const needsReason = asksScores(stage) && content.submitted !== null
  if (needsReason && submission.reason === undefined) problems.push({ field: 'reason', code: 'missing' })
  if (problems.length > 0) throw new NotSubmitted({ ok: false, why: 'problems', problems })
}

/** What a sheet lacks before it can be submitted. */
export function sheetProblems(
  { criteria }: Pick<JudgedEntry, 'criteria'>,
  { answers, incomplete }: Pick<Submission, 'answers' | 'incomplete'>,
): FormProblem[] {
  if (criteria.every(({ id }) => answers.scores[id] === undefined)) {
    return [{ field: '', code: 'award-nothing-scored' }]
  }
  const fieldOf = { score: scoreField, note: noteField, evidence: evidenceField }
  const codes = { score: 'award-not-answered', note: 'award-note-missing', evidence: 'award-evidence-missing' }
  return sheetNeeds(criteria, answers)
    .filter(({ what }) => what !== 'score' || !incomplete)
    .map(({ criterion, what }) => ({ field: fieldOf[what](criterion), code: codes[what] }))
}

async function voteProblems(write: Write, judged: JudgedEntry, { answers }: Submission): Promise<FormProblem[]> {
  const { choices, kind } = judged.stage
  if (answers.yes === null) return [{ field: YES_FIELD, code: 'award-yes-missing' }]
  if (kind !== 'vote' || choices === null || !answers.yes) return []
  const isLeft = await hasChoiceLeft(write, judged, choices)
  return isLeft ? [] : [{ field: YES_FIELD, code: 'award-too-many-choices', values: { choices } }]
}

type SheetEvent = Extract<AwardEvent, { readonly kind: 'sheet' }>
type VoteEvent = Extract<AwardEvent, { readonly kind: 'vote' }>

async function sheetEvent(
  write: Write,
  { writerId, paper }: Submitting,
  { key, criteria, content }: JudgedEntry,
  { answers, revision, reason }: Submission,
): Promise<SheetEvent> {
  const notes: Record<string, string> = {}
  for (const { id } of criteria) {
    const words = wordsOfAnswer(answers, id)
    if (words !== undefined) notes[id] = await keepWords(write, key.awardId, words, writerId)
  }
  const change =
    content.submitted === null
      ? null
      : { by: 'judge' as const, reasonDigest: await keepWords(write, key.awardId, reason ?? '', writerId) }
  const { stageId: stage, entryId: entry, judgeId: judge } = key
  return {
    kind: 'sheet',
    stage,
    entry,
    judge,
    revision,
    scores: answers.scores,
    notes,
    change,
    ...(paper ? { paper } : {}),
  }
}

function voteEvent({ key }: JudgedEntry, { answers }: Submission): VoteEvent {
  const { stageId: stage, entryId: entry, judgeId: judge } = key
  return { kind: 'vote', stage, entry, judge, yes: answers.yes === true }
}

async function saveSubmitted(
  write: Write,
  { key, stage, sheet, content }: JudgedEntry,
  { tag, answers, revision }: Submission,
  { now, paper }: Submitting,
): Promise<number> {
  const pinned = { answers, revision }
  // What a judge has begun to write on the page stays, beside what came in on paper.
  const current = paper && sheet?.state === 'draft' ? content.current : pinned
  const until = Math.min(Date.parse(now) + CHANGE_MINUTES * 60_000, Date.parse(stage.closesAt))
  const saved = await saveSheet(write, key, tag, {
    state: 'submitted',
    entryRevision: revision,
    answersJson: sheetJson({ current, submitted: pinned }),
    savedAt: now,
    submittedAt: now,
    openUntil: new Date(until).toISOString(),
  })
  // A draft came between, which waits for no award.
  if (saved === undefined) throw new NotSubmitted({ stale: key })
  return saved
}

/** What is wrong with a sheet that was not taken, for its page. */
export function sheetProblemsOf(refused: Exclude<Submitted, { readonly ok: true }> | { readonly why: 'unreadable' }): {
  readonly problems: readonly FormProblem[]
  readonly status: 409 | 422
} {
  const whole = (code: string) => ({ problems: [{ field: '', code }], status: 409 as const })
  if (refused.why === 'problems') return { problems: refused.problems, status: 422 }
  if (refused.why === 'stale') return whole('award-stale')
  if (refused.why === 'revised') return whole('award-revised')
  return whole(refused.why === 'gone' ? 'award-sheet-closed' : 'unreadable')
}
