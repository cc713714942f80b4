import type { Db, Tables } from '../../schema.ts'

/** A file beside a draft; its bytes are in `blob`. */
export interface EntryFile {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  /** It is in a revision that was handed in, and stays. */
  readonly handedInAt: string | undefined
  /** It was taken out of the draft. */
  readonly removedAt: string | undefined
}

const asFile = (row: Tables['award_file']): EntryFile => ({
  name: row.name,
  sha256: row.sha256,
  bytes: row.bytes,
  handedInAt: row.handed_in_at ?? undefined,
  removedAt: row.removed_at ?? undefined,
})

/** All that ever stood beside a draft and is still kept, by name. */
export async function listEntryFiles(db: Db, awardId: string, draftId: string): Promise<EntryFile[]> {
  const rows = await db
    .selectFrom('award_file')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('draft_id', '=', draftId)
    .orderBy('name')
    .execute()
  return rows.map(asFile)
}

/** The same of every draft of an award, by its id. */
export async function listAllEntryFiles(db: Db, awardId: string): Promise<ReadonlyMap<string, readonly EntryFile[]>> {
  const rows = await db
    .selectFrom('award_file')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('draft_id')
    .orderBy('name')
    .execute()
  const files = new Map<string, EntryFile[]>()
  for (const row of rows) files.set(row.draft_id, [...(files.get(row.draft_id) ?? []), asFile(row)])
  return files
}

export async function insertEntryFile(
  db: Db,
  awardId: string,
  draftId: string,
  file: Pick<EntryFile, 'name' | 'sha256' | 'bytes'> & { readonly addedAt: string },
): Promise<void> {
  await db
    .insertInto('award_file')
    .values({
      award_id: awardId,
      draft_id: draftId,
      name: file.name,
      sha256: file.sha256,
      bytes: file.bytes,
      added_at: file.addedAt,
    })
    .execute()
}

/** Puts a file back that was taken out, or takes it out. */
export async function saveFileRemoved(
  db: Db,
  awardId: string,
  draftId: string,
  name: string,
  removedAt: string | undefined,
): Promise<void> {
  await db
    .updateTable('award_file')
    .set({ removed_at: removedAt ?? null })
    .where('award_id', '=', awardId)
    .where('draft_id', '=', draftId)
    .where('name', '=', name)
    .execute()
}

/** What stands beside a draft was handed in with it. */
export async function saveFilesHandedIn(db: Db, awardId: string, draftId: string, at: string): Promise<void> {
  await db
    .updateTable('award_file')
    .set({ handed_in_at: at })
    .where('award_id', '=', awardId)
    .where('draft_id', '=', draftId)
    .where('removed_at', 'is', null)
    .where('handed_in_at', 'is', null)
    .execute()
}

/**
 * Forgets files that were never handed in: one, or all of a draft.
 * @returns the digests of their bytes
 */
export async function deleteEntryFiles(db: Db, awardId: string, draftId: string, name?: string): Promise<string[]> {
  const rows = await db
    .deleteFrom('award_file')
    .where('award_id', '=', awardId)
    .where('draft_id', '=', draftId)
    .where('handed_in_at', 'is', null)
    .$if(name !== undefined, (query) => query.where('name', '=', name!))
    .returning('sha256')
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
