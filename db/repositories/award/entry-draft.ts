import type { Db, Tables } from '../../schema.ts'

/** The fields of a form by their names, as they were typed. */
export type DraftFields = Readonly<Record<string, string>>

/** What an entrant is writing; it is nobody else's before it is handed in. */
export interface EntryDraft {
  readonly id: string
  readonly personId: string
  /** The entry it was handed in as. */
  readonly entryId: string | undefined
  /** Goes up with each saving, so that two windows never write over each other. */
  readonly tag: number
  readonly fields: DraftFields
  /** As they were handed in last. */
  readonly submitted: DraftFields | undefined
  readonly createdAt: string
  readonly savedAt: string
  readonly submittedAt: string | undefined
}

const asDraft = (row: Tables['award_entry_draft']): EntryDraft => ({
  id: row.id,
  personId: row.person_id,
  entryId: row.entry_id ?? undefined,
  tag: row.tag,
  fields: JSON.parse(row.fields_json) as DraftFields,
  submitted: row.submitted_json === null ? undefined : (JSON.parse(row.submitted_json) as DraftFields),
  createdAt: row.created_at,
  savedAt: row.saved_at,
  submittedAt: row.submitted_at ?? undefined,
})

/** Of one person, or of all; the oldest first. */
export async function listEntryDrafts(db: Db, awardId: string, personId?: string): Promise<EntryDraft[]> {
  const rows = await db
    .selectFrom('award_entry_draft')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId!))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(asDraft)
}

export async function findEntryDraft(
  db: Db,
  awardId: string,
  by: { readonly id: string } | { readonly entryId: string },
): Promise<EntryDraft | undefined> {
  const row = await db
    .selectFrom('award_entry_draft')
    .selectAll()
    .where('award_id', '=', awardId)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('entry_id', '=', by.entryId)))
    .executeTakeFirst()
  return row && asDraft(row)
}

/**
 * Who handed entries in by a form: the account by the entry. What the office has entered or imported is not here.
 * @param personIds of these alone
 */
export async function listWriters(
  db: Db,
  awardId: string,
  personIds?: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('award_entry_draft')
    .select(['entry_id', 'person_id'])
    .where('award_id', '=', awardId)
    .where('entry_id', 'is not', null)
    .$if(personIds !== undefined, (query) => query.where('person_id', 'in', personIds!))
    .execute()
  return new Map(rows.map(({ entry_id, person_id }) => [entry_id!, person_id]))
}

export async function insertEntryDraft(
  db: Db,
  awardId: string,
  draft: Pick<EntryDraft, 'id' | 'personId' | 'fields' | 'createdAt'>,
): Promise<void> {
  await db
    .insertInto('award_entry_draft')
    .values({
      award_id: awardId,
      id: draft.id,
      person_id: draft.personId,
      tag: 1,
      fields_json: JSON.stringify(draft.fields),
      created_at: draft.createdAt,
      saved_at: draft.createdAt,
    })
    .execute()
}

/**
 * Writes a draft where no other window has written it since.
 * @returns the new tag; undefined where another was quicker, and nothing was written
 */
export async function replaceEntryDraft(
  db: Db,
  awardId: string,
  draft: Pick<EntryDraft, 'id' | 'tag' | 'fields' | 'savedAt'>,
): Promise<number | undefined> {
  const result = await db
    .updateTable('award_entry_draft')
    .set({ fields_json: JSON.stringify(draft.fields), saved_at: draft.savedAt, tag: draft.tag + 1 })
    .where('award_id', '=', awardId)
    .where('id', '=', draft.id)
    .where('tag', '=', draft.tag)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n ? draft.tag + 1 : undefined
}

/** Notes that a draft was handed in as it stands. */
export async function saveHandedIn(
  db: Db,
  awardId: string,
  { id, fields, entryId, submittedAt }: Pick<EntryDraft, 'id' | 'fields' | 'entryId' | 'submittedAt'>,
): Promise<void> {
  await db
    .updateTable('award_entry_draft')
    .set({ entry_id: entryId ?? null, submitted_json: JSON.stringify(fields), submitted_at: submittedAt ?? null })
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .execute()
}

/** Throws away a draft that was never handed in. */
export async function deleteEntryDraft(db: Db, awardId: string, id: string): Promise<void> {
  await db
    .deleteFrom('award_entry_draft')
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .where('entry_id', 'is', null)
    .execute()
}

/**
 * Erases what a person was writing: drafts that were never handed in go with the files beside them, of the others the
 * words go. What was handed in stands in the entry and is the award's.
 * @returns the digests of files that nothing of theirs names any more
 */
export async function eraseDrafts(db: Db, personId: string): Promise<string[]> {
  const drafts = await db
    .selectFrom('award_entry_draft')
    .select(['award_id', 'id', 'entry_id'])
    .where('person_id', '=', personId)
    .execute()
  const digests: string[] = []
  for (const { award_id: awardId, id, entry_id: entryId } of drafts) {
    const gone = await db
      .deleteFrom('award_file')
      .where('award_id', '=', awardId)
      .where('draft_id', '=', id)
      .where('handed_in_at', 'is', null)
      .returning('sha256')
      .execute()
    digests.push(...gone.map(({ sha256 }) => sha256))
    if (entryId === null) await deleteEntryDraft(db, awardId, id)
  }
  await db
    .updateTable('award_entry_draft')
    .set((draft) => ({ fields_json: '{}', submitted_json: '{}', tag: draft('tag', '+', 1) }))
    .where('person_id', '=', personId)
    .execute()
  return digests
}
