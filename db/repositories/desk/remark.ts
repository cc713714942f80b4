import type { Db } from '../../schema.ts'

/** Something said about a place in a revision, or an answer to it. */
export interface Remark {
  readonly id: string
  readonly caseId: string
  readonly revisionId: string
  /** The remark that this one answers. */
  readonly replyTo: string | undefined
  /** JSON: services know what places there are. */
  readonly anchorJson: string
  readonly text: string
  readonly writtenBy: string
  readonly writtenAt: string
  readonly settledBy: string | undefined
  readonly settledAt: string | undefined
}

export async function saveRemark(db: Db, remark: Omit<Remark, 'settledBy' | 'settledAt'>): Promise<void> {
  await db
    .insertInto('remark')
    .values({
      id: remark.id,
      case_id: remark.caseId,
      revision_id: remark.revisionId,
      reply_to: remark.replyTo ?? null,
      anchor_json: remark.anchorJson,
      text: remark.text,
      written_by: remark.writtenBy,
      written_at: remark.writtenAt,
    })
    .execute()
}

export async function findRemark(db: Db, id: string): Promise<Remark | undefined> {
  const row = await db.selectFrom('remark').selectAll().where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** All remarks about a case and their answers, the oldest first. */
export async function listRemarks(db: Db, caseId: string): Promise<Remark[]> {
  const rows = await db
    .selectFrom('remark')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows.map(fromRow)
}

/** Settles a remark. False where it was settled before. */
export async function settleRemark(db: Db, id: string, by: string, at: string): Promise<boolean> {
  const result = await db
    .updateTable('remark')
    .set({ settled_by: by, settled_at: at })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function fromRow(row: {
  id: string
  case_id: string
  revision_id: string
  reply_to: string | null
  anchor_json: string
  text: string
  written_by: string
  written_at: string
  settled_by: string | null
  settled_at: string | null
}): Remark {
  return {
    id: row.id,
    caseId: row.case_id,
    revisionId: row.revision_id,
    replyTo: row.reply_to ?? undefined,
    anchorJson: row.anchor_json,
    text: row.text,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
    settledBy: row.settled_by ?? undefined,
    settledAt: row.settled_at ?? undefined,
  }
}
