import type { Transaction } from 'kysely'
import type { Words } from '#scoring/award/rules.ts'
import type { Db, Tables } from '../../schema.ts'

export const AWARD_STATES = ['draft', 'open', 'frozen', 'notice', 'final'] as const
/** `draft`: no rules are sealed. `notice`: the result lies open for objections. */
export type AwardState = (typeof AWARD_STATES)[number]

export interface Award {
  readonly id: string
  /** The award of which this is a rehearsal, with made-up scores. */
  readonly rehearsalOf: string | undefined
  readonly rehearsalSeed: number | undefined
  readonly state: AwardState
  readonly title: Words
  /** Goes up with each change of the rules that are being written. */
  readonly draftTag: number
  /** The newest sealed rules; 0 while there are none. */
  readonly rulesVersion: number
  readonly headSequence: number
  readonly headHash: string
  readonly createdAt: string
  readonly createdBy: string | undefined
}

function asAward(row: Tables['award']): Award {
  return {
    id: row.id,
    rehearsalOf: row.rehearsal_of ?? undefined,
    rehearsalSeed: row.rehearsal_seed ?? undefined,
    state: row.state as AwardState,
    title: { 'zh-CN': row.title_zh, en: row.title_en },
    draftTag: row.draft_tag,
    rulesVersion: row.rules_version,
    headSequence: row.head_sequence,
    headHash: row.head_hash,
    createdAt: row.created_at,
    createdBy: row.created_by ?? undefined,
  }
}

export async function findAward(db: Db, id: string): Promise<Award | undefined> {
  const row = await db.selectFrom('award').selectAll().where('id', '=', id).executeTakeFirst()
  return row && asAward(row)
}

/** The newest first. */
export async function listAwards(db: Db): Promise<Award[]> {
  const rows = await db.selectFrom('award').selectAll().orderBy('created_at', 'desc').orderBy('id').execute()
  return rows.map(asAward)
}

/**
 * An award that nobody else adds to until this transaction is over, on both engines. Whatever depends on what has
 * happened in it is read after this.
 */
export async function lockAward(write: Transaction<Tables>, id: string): Promise<Award | undefined> {
  await write
    .updateTable('award')
    .set((award) => ({ head_sequence: award.ref('head_sequence') }))
    .where('id', '=', id)
    .execute()
  return findAward(write, id)
}

/** @returns false where the id is taken, and nothing was written */
export async function saveAward(
  db: Db,
  award: Pick<Award, 'id' | 'title' | 'headHash' | 'createdAt' | 'createdBy' | 'rehearsalOf' | 'rehearsalSeed'>,
  draftRulesJson: string,
): Promise<boolean> {
  const result = await db
    .insertInto('award')
    .values({
      id: award.id,
      rehearsal_of: award.rehearsalOf ?? null,
      rehearsal_seed: award.rehearsalSeed ?? null,
      state: 'draft',
      title_zh: award.title['zh-CN'],
      title_en: award.title.en,
      draft_rules_json: draftRulesJson,
      draft_tag: 1,
      rules_version: 0,
      head_sequence: 0,
      head_hash: award.headHash,
      created_at: award.createdAt,
      created_by: award.createdBy ?? null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** The rules that are being written, as JSON. */
export async function findDraftRules(
  db: Db,
  id: string,
): Promise<{ readonly tag: number; readonly json: string } | undefined> {
  const row = await db
    .selectFrom('award')
    .select(['draft_tag', 'draft_rules_json'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { tag: row.draft_tag, json: row.draft_rules_json }
}

/**
 * Writes the draft where it still is the one that somebody has seen.
 * @param draft.title where the award is called otherwise with it
 * @returns the new tag; undefined where another window was quicker, and nothing was written
 */
export async function replaceDraftRules(
  db: Db,
  id: string,
  draft: { readonly tag: number; readonly json: string; readonly title: Words | undefined },
): Promise<number | undefined> {
  const result = await db
    .updateTable('award')
    .set({
      draft_rules_json: draft.json,
      draft_tag: draft.tag + 1,
      ...(draft.title ? { title_zh: draft.title['zh-CN'], title_en: draft.title.en } : {}),
    })
    .where('id', '=', id)
    .where('draft_tag', '=', draft.tag)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n ? draft.tag + 1 : undefined
}

/** What everybody calls an award. */
export async function saveTitle(db: Db, id: string, title: Words): Promise<void> {
  await db.updateTable('award').set({ title_zh: title['zh-CN'], title_en: title.en }).where('id', '=', id).execute()
}

/** Where an award stands after what was added to it. */
export async function saveHead(
  db: Db,
  id: string,
  head: Pick<Award, 'state' | 'rulesVersion' | 'headSequence' | 'headHash'>,
): Promise<void> {
  await db
    .updateTable('award')
    .set({
      state: head.state,
      rules_version: head.rulesVersion,
      head_sequence: head.headSequence,
      head_hash: head.headHash,
    })
    .where('id', '=', id)
    .execute()
}

const OF_AN_AWARD = [
  'award_reminder_letter',
  'award_reminder',
  'award_auto_reminder',
  'award_ballot_box',
  'award_ballot_voter',
  'award_ballot',
  'award_meeting_item',
  'award_attendance',
  'award_post_wording',
  'award_post',
  'award_deliberation',
  'award_paper_typing',
  'award_paper_sheet',
  'award_lot_seal',
  'award_timetable',
  'award_room',
  'award_same',
  'award_objection',
  'award_snapshot',
  'award_published',
  'award_calibration_sheet',
  'award_calibration',
  'award_sheet',
  'award_reading',
  'award_conflict',
  'award_judge',
  'award_entry_revision',
  'award_entry',
  'award_words',
  'award_event',
  'award_rules',
] as const

/** Throws a rehearsal away, with all that was made up for it. The database refuses the same of an award. */
export async function deleteRehearsal(db: Db, id: string): Promise<void> {
  for (const table of OF_AN_AWARD) await db.deleteFrom(table).where('award_id', '=', id).execute()
  await db.deleteFrom('award').where('id', '=', id).where('rehearsal_of', 'is not', null).execute()
}
