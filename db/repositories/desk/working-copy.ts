import type { Db } from '../../schema.ts'

/** What one person is writing on one case, saved as they type. Nobody else's saving touches it. */
export interface WorkingCopy {
  readonly personId: string
  readonly caseId: string
  /** The revision it was begun from; absent for a case that is not there yet. */
  readonly baseRevisionId: string | undefined
  /** `case.md` as it stands, well formed or not. */
  readonly text: string
  /** `en.md`, where there is one. */
  readonly english: string | undefined
  /** Goes up with each saving: a window that has missed one is told so instead of writing over it. */
  readonly tag: number
  readonly savedAt: string
}

export async function findWorkingCopy(db: Db, personId: string, caseId: string): Promise<WorkingCopy | undefined> {
  const row = await db
    .selectFrom('working_copy')
    .selectAll()
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row && fromRow(row)
}

function fromRow(row: {
  person_id: string
  case_id: string
  base_revision_id: string | null
  text: string
  english: string | null
  tag: number
  saved_at: string
}): WorkingCopy {
  return {
    personId: row.person_id,
    caseId: row.case_id,
    baseRevisionId: row.base_revision_id ?? undefined,
    text: row.text,
    english: row.english ?? undefined,
    tag: row.tag,
    savedAt: row.saved_at,
  }
}

/** Begins a working copy. False where the person has one of this case already. */
export async function beginWorkingCopy(db: Db, copy: Omit<WorkingCopy, 'tag'>): Promise<boolean> {
  const result = await db
    .insertInto('working_copy')
    .values({
      person_id: copy.personId,
      case_id: copy.caseId,
      base_revision_id: copy.baseRevisionId ?? null,
      text: copy.text,
      english: copy.english ?? null,
      tag: 1,
      saved_at: copy.savedAt,
      seen_at: copy.savedAt,
    })
    .onConflict((conflict) => conflict.columns(['person_id', 'case_id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/**
 * Writes what was typed, if nothing was saved since the tag.
 * @returns the new tag; undefined where another window of the person was first, or the copy is gone
 */
export async function keepWorkingCopy(
  db: Db,
  copy: Pick<WorkingCopy, 'personId' | 'caseId' | 'text' | 'english' | 'tag' | 'savedAt'> & {
    readonly baseRevisionId?: string
  },
): Promise<number | undefined> {
  const result = await db
    .updateTable('working_copy')
    .set({
      text: copy.text,
      english: copy.english ?? null,
      tag: copy.tag + 1,
      saved_at: copy.savedAt,
      seen_at: copy.savedAt,
      ...(copy.baseRevisionId === undefined ? {} : { base_revision_id: copy.baseRevisionId }),
    })
    .where('person_id', '=', copy.personId)
    .where('case_id', '=', copy.caseId)
    .where('tag', '=', copy.tag)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n ? copy.tag + 1 : undefined
}

export async function discardWorkingCopy(db: Db, personId: string, caseId: string): Promise<void> {
  await db.deleteFrom('working_copy').where('person_id', '=', personId).where('case_id', '=', caseId).execute()
}

/** Notes that the person still has the case open. */
export async function touchWorkingCopy(db: Db, personId: string, caseId: string, seenAt: string): Promise<void> {
  await db
    .updateTable('working_copy')
    .set({ seen_at: seenAt })
    .where('person_id', '=', personId)
    .where('case_id', '=', caseId)
    .execute()
}

/** Somebody with a working copy of a case. */
export interface Writer {
  readonly personId: string
  readonly name: string
  readonly savedAt: string
  readonly seenAt: string
}

/** Who is writing on a case and has it open, the one seen last first. */
export async function listWriters(db: Db, caseId: string, seenSince: string): Promise<Writer[]> {
  const rows = await db
    .selectFrom('working_copy')
    .innerJoin('person', 'person.id', 'working_copy.person_id')
    .select(['person.id', 'person.name', 'working_copy.saved_at', 'working_copy.seen_at'])
    .where('working_copy.case_id', '=', caseId)
    .where('working_copy.seen_at', '>', seenSince)
    .orderBy('working_copy.seen_at', 'desc')
    .orderBy('person.id')
    .execute()
  return rows.map((row) => ({ personId: row.id, name: row.name, savedAt: row.saved_at, seenAt: row.seen_at }))
}

/** What a person has begun and not yet saved as a revision or discarded, the newest first. */
export async function listWorkingCopies(db: Db, personId: string): Promise<WorkingCopy[]> {
  const rows = await db
    .selectFrom('working_copy')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .orderBy('case_id')
    .execute()
  return rows.map(fromRow)
}
