import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/**
 * `once`: typed by one person. `differs`: by two, not the same. `proposed`: settled by one of the two, and waits for a
 * second person. `agreed`: taken in. `void`: nothing is taken from it any more.
 */
export type PaperState = 'printed' | 'once' | 'differs' | 'proposed' | 'agreed' | 'void'

/** A sheet on paper: for one judge and one entry of a stage. */
export interface PaperSheet {
  /** 1 for the first of an award. */
  readonly number: number
  readonly stage: string
  readonly judge: string
  readonly entry: string
  readonly entryRevision: number
  readonly rulesVersion: number
  readonly state: PaperState
  /** Goes up with each change. */
  readonly tag: number
  readonly printedAt: string
  readonly printedBy: string | undefined
  readonly agreedAt: string | undefined
  /** What its judge says against how it was typed. */
  readonly objectionDigest: string | undefined
  readonly objectedAt: string | undefined
  readonly answerDigest: string | undefined
  readonly answeredAt: string | undefined
}

export const PAPER_TURNS = ['first', 'second', 'settled'] as const
export type PaperTurn = (typeof PAPER_TURNS)[number]

export interface PaperTyping {
  readonly number: number
  readonly turn: PaperTurn
  readonly personId: string
  readonly answersJson: string
  readonly reasonDigest: string | undefined
  readonly typedAt: string
}

function asPaperSheet(row: Tables['award_paper_sheet']): PaperSheet {
  return {
    number: row.number,
    stage: row.stage_id,
    judge: row.judge_id,
    entry: row.entry_id,
    entryRevision: row.entry_revision,
    rulesVersion: row.rules_version,
    state: row.state as PaperState,
    tag: row.tag,
    printedAt: row.printed_at,
    printedBy: row.printed_by ?? undefined,
    agreedAt: row.agreed_at ?? undefined,
    objectionDigest: row.objection_digest ?? undefined,
    objectedAt: row.objected_at ?? undefined,
    answerDigest: row.answer_digest ?? undefined,
    answeredAt: row.answered_at ?? undefined,
  }
}

/** Ordered by number. */
export async function listPaperSheets(
  db: Db,
  awardId: string,
  which: { readonly stage?: string; readonly judge?: string } = {},
): Promise<PaperSheet[]> {
  const rows = await db
    .selectFrom('award_paper_sheet')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(which.stage !== undefined, (query) => query.where('stage_id', '=', which.stage!))
    .$if(which.judge !== undefined, (query) => query.where('judge_id', '=', which.judge!))
    .orderBy('number')
    .execute()
  return rows.map(asPaperSheet)
}

export async function findPaperSheet(db: Db, awardId: string, number: number): Promise<PaperSheet | undefined> {
  const row = await db
    .selectFrom('award_paper_sheet')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asPaperSheet(row)
}

export async function insertPaperSheets(db: Db, awardId: string, sheets: readonly PaperSheet[]): Promise<void> {
  await inChunks(sheets, (chunk) =>
    db
      .insertInto('award_paper_sheet')
      .values(
        chunk.map((sheet) => ({
          award_id: awardId,
          number: sheet.number,
          stage_id: sheet.stage,
          judge_id: sheet.judge,
          entry_id: sheet.entry,
          rules_version: sheet.rulesVersion,
          printed_at: sheet.printedAt,
          printed_by: sheet.printedBy ?? null,
          tag: sheet.tag,
          ...changingColumns(sheet),
        })),
      )
      .execute(),
  )
}

/**
 * Writes a sheet where nobody has changed it since it had this tag.
 * @returns false where somebody was quicker, and nothing was written
 */
export async function replacePaperSheet(db: Db, awardId: string, sheet: PaperSheet): Promise<boolean> {
  const result = await db
    .updateTable('award_paper_sheet')
    .set({ ...changingColumns(sheet), tag: sheet.tag + 1 })
    .where('award_id', '=', awardId)
    .where('number', '=', sheet.number)
    .where('tag', '=', sheet.tag)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function changingColumns(sheet: PaperSheet) {
  return {
    entry_revision: sheet.entryRevision,
    state: sheet.state,
    agreed_at: sheet.agreedAt ?? null,
    objection_digest: sheet.objectionDigest ?? null,
    objected_at: sheet.objectedAt ?? null,
    answer_digest: sheet.answerDigest ?? null,
    answered_at: sheet.answeredAt ?? null,
  }
}

/** Of one sheet, or of all; ordered by number and turn. */
export async function listPaperTypings(db: Db, awardId: string, number?: number): Promise<PaperTyping[]> {
  const rows = await db
    .selectFrom('award_paper_typing')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(number !== undefined, (query) => query.where('number', '=', number!))
    .orderBy('number')
    .orderBy('turn')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    turn: row.turn as PaperTurn,
    personId: row.person_id,
    answersJson: row.answers_json,
    reasonDigest: row.reason_digest ?? undefined,
    typedAt: row.typed_at,
  }))
}

/** What was typed first and second stays; how it is settled can be written over. */
export async function savePaperTyping(db: Db, awardId: string, typing: PaperTyping): Promise<void> {
  const told = {
    person_id: typing.personId,
    answers_json: typing.answersJson,
    reason_digest: typing.reasonDigest ?? null,
    typed_at: typing.typedAt,
  }
  const insert = db
    .insertInto('award_paper_typing')
    .values({ award_id: awardId, number: typing.number, turn: typing.turn, ...told })
  const again = insert.onConflict((known) => known.columns(['award_id', 'number', 'turn']).doUpdateSet(told))
  await (typing.turn === 'settled' ? again : insert).execute()
}
