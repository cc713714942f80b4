import type { Db } from '../../schema.ts'
import { erasePosts } from './deliberation.ts'

/**
 * Erases who a judge was and what they wrote. Their id, their scores and the digests stay, and with them every result
 * that was computed from them.
 */
export async function eraseFromAwards(db: Db, personId: string, erasedAt: string): Promise<void> {
  const judges = await db
    .selectFrom('award_judge')
    .select(['award_id', 'id'])
    .where('person_id', '=', personId)
    .execute()
  for (const { award_id, id } of judges) {
    await eraseSheetWords(db, award_id, id)
    await erasePaperWords(db, award_id, id)
  }
  await erasePosts(db, personId)
  await db
    .updateTable('award_judge')
    .set({ name: '', organisations_json: '[]', expertise_json: '[]', issues_json: '[]' })
    .where((judge) =>
      judge.or([judge('person_id', '=', personId), judge('invitation_id', 'in', invitationsTo(db, personId))]),
    )
    .execute()
  await db
    .updateTable('award_words')
    .set({ text: null, salt: '', erased_at: erasedAt })
    .where('person_id', '=', personId)
    .where('erased_at', 'is', null)
    .execute()
}

/** An invitation that waits names whom it is for by their address alone. */
const invitationsTo = (db: Db, personId: string) =>
  db
    .selectFrom('one_time_link')
    .select('one_time_link.id')
    .where('one_time_link.person_id', 'is', null)
    .where(
      (link) => link.fn<string>('lower', ['one_time_link.email']),
      '=',
      (from) => from.selectFrom('person').select('person.email_key').where('person.id', '=', personId),
    )

/** Drafts go; of what was submitted or finished the scores stay. */
async function eraseSheetWords(db: Db, awardId: string, judgeId: string): Promise<void> {
  await db
    .deleteFrom('award_calibration_sheet')
    .where('award_id', '=', awardId)
    .where('judge_id', '=', judgeId)
    .where('finished_at', 'is', null)
    .execute()
  const calibrated = await db
    .selectFrom('award_calibration_sheet')
    .select(['stage_id', 'case_revision', 'answers_json'])
    .where('award_id', '=', awardId)
    .where('judge_id', '=', judgeId)
    .execute()
  for (const { stage_id, case_revision, answers_json } of calibrated) {
    await db
      .updateTable('award_calibration_sheet')
      .set({ answers_json: JSON.stringify(withoutWords(JSON.parse(answers_json))) })
      .where('award_id', '=', awardId)
      .where('stage_id', '=', stage_id)
      .where('judge_id', '=', judgeId)
      .where('case_revision', '=', case_revision)
      .execute()
  }
  await db
    .deleteFrom('award_sheet')
    .where('award_id', '=', awardId)
    .where('judge_id', '=', judgeId)
    .where('state', '=', 'draft')
    .execute()
  const rows = await db
    .selectFrom('award_sheet')
    .select(['stage_id', 'entry_id', 'answers_json'])
    .where('award_id', '=', awardId)
    .where('judge_id', '=', judgeId)
    .execute()
  for (const { stage_id, entry_id, answers_json } of rows) {
    const silent = JSON.stringify(withoutWords(JSON.parse(answers_json)))
    await db
      .updateTable('award_sheet')
      .set((sheet) => ({ answers_json: silent, tag: sheet('tag', '+', 1) }))
      .where('award_id', '=', awardId)
      .where('stage_id', '=', stage_id)
      .where('judge_id', '=', judgeId)
      .where('entry_id', '=', entry_id)
      .execute()
  }
}

/** What others have typed from the paper of a judge. */
async function erasePaperWords(db: Db, awardId: string, judgeId: string): Promise<void> {
  const typings = await db
    .selectFrom('award_paper_typing')
    .innerJoin('award_paper_sheet', (join) =>
      join
        .onRef('award_paper_sheet.award_id', '=', 'award_paper_typing.award_id')
        .onRef('award_paper_sheet.number', '=', 'award_paper_typing.number'),
    )
    .select(['award_paper_typing.number', 'award_paper_typing.turn', 'award_paper_typing.answers_json'])
    .where('award_paper_sheet.award_id', '=', awardId)
    .where('award_paper_sheet.judge_id', '=', judgeId)
    .execute()
  for (const { number, turn, answers_json } of typings) {
    await db
      .updateTable('award_paper_typing')
      .set({ answers_json: JSON.stringify(withoutWords(JSON.parse(answers_json))) })
      .where('award_id', '=', awardId)
      .where('number', '=', number)
      .where('turn', '=', turn)
      .execute()
  }
}

/** The same value with no text left in it, wherever it stands. */
function withoutWords(value: unknown): unknown {
  if (typeof value === 'string') return ''
  if (Array.isArray(value)) return value.map(withoutWords)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutWords(inner)]))
}
