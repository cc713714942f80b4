import type { Db } from '../../schema.ts'

/** A file that somebody wants to bring into a case, read and not yet put in. */
export interface StagedImport {
  readonly id: string
  readonly personId: string
  readonly caseId: string
  /** As it was called where it came from. */
  readonly fileName: string
  /** What the program has read of it; empty once it was put in. */
  readonly contentJson: string
  readonly stagedAt: string
}

/** A picture or document that came with it, by the name the text has for it. */
export interface StagedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A person keeps so many; an older one goes. */
const MOST_KEPT = 5

export async function saveStagedImport(db: Db, staged: StagedImport, files: readonly StagedFile[]): Promise<void> {
  await db.transaction().execute(async (write) => {
    await write
      .insertInto('staged_import')
      .values({
        id: staged.id,
        person_id: staged.personId,
        case_id: staged.caseId,
        file_name: staged.fileName,
        content_json: staged.contentJson,
        staged_at: staged.stagedAt,
      })
      .execute()
    for (const { name, bytes } of files) {
      // Both drivers take a Buffer as bytes; PostgreSQL's would write another Uint8Array as text.
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      await write.insertInto('staged_import_file').values({ import_id: staged.id, name, bytes: buffer }).execute()
    }
    const kept = await write
      .selectFrom('staged_import')
      .select('id')
      .where('person_id', '=', staged.personId)
      .where('content_json', '!=', '')
      .orderBy('staged_at', 'desc')
      .orderBy('id')
      .execute()
    const old = kept.map(({ id }) => id).filter((id) => id !== staged.id).slice(MOST_KEPT - 1) // prettier-ignore
    if (old.length > 0) await write.deleteFrom('staged_import').where('id', 'in', old).execute()
  })
}

/** Only for the person who sent it. */
export async function findStagedImport(db: Db, personId: string, id: string): Promise<StagedImport | undefined> {
  const row = await db
    .selectFrom('staged_import')
    .selectAll()
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      caseId: row.case_id,
      fileName: row.file_name,
      contentJson: row.content_json,
      stagedAt: row.staged_at,
    }
  )
}

/** By name; their bytes are read one file at a time, because together they may be as large as a case. */
export async function listStagedFileNames(db: Db, importId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staged_import_file')
    .select('name')
    .where('import_id', '=', importId)
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

export async function findStagedBytes(db: Db, importId: string, name: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('staged_import_file')
    .select('bytes')
    .where('import_id', '=', importId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.bytes
}

/** It was put in: for its day it is known that it was, and nothing of it is kept. */
export async function finishStagedImport(db: Db, id: string): Promise<void> {
  await db.deleteFrom('staged_import_file').where('import_id', '=', id).execute()
  await db.updateTable('staged_import').set({ content_json: '' }).where('id', '=', id).execute()
}

export async function deleteStagedImport(db: Db, personId: string, id: string): Promise<void> {
  await db.deleteFrom('staged_import').where('id', '=', id).where('person_id', '=', personId).execute()
}

export async function deleteStagedImportsBefore(db: Db, at: string): Promise<void> {
  await db.deleteFrom('staged_import').where('staged_at', '<', at).execute()
}
