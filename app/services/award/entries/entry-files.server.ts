import { findBytes } from '#db/repositories/desk/working-file.ts'
import type { EntryContent } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import type { AwardVisit } from '../award-visit.ts'
import { entryOf } from './entries.server.ts'
import { judgedEntry, type SheetPlace } from '../judging/judged-entry.server.ts'

/** A file as an entry names it, with its bytes. */
interface NamedFile {
  readonly bytes: Uint8Array
  readonly sha256: string
}

async function fileIn(db: Db, content: EntryContent | undefined, name: string): Promise<NamedFile | undefined> {
  const sha256 = content?.attachments?.find((file) => file.name === name)?.sha256
  const bytes = sha256 === undefined ? undefined : await findBytes(db, sha256)
  return sha256 !== undefined && bytes ? { bytes, sha256 } : undefined
}

/**
 * A file of an entry for its judge, of the copy that the stage shows and of the revision that stands.
 * @returns undefined for all that is not theirs to see; why is not told
 * @throws ForbiddenError
 */
export async function judgedFile(
  db: Db,
  visit: AwardVisit,
  place: SheetPlace,
  name: string,
): Promise<NamedFile | undefined> {
  const judged = await judgedEntry(db, visit, place)
  const isOpen = judged && judged.closed !== 'unasked' && judged.closed !== 'uncalibrated'
  return fileIn(db, isOpen ? judged.shown : undefined, name)
}

/**
 * A file of an entry as it stands, for who runs the award.
 * @throws ForbiddenError
 */
export async function enteredFile(
  db: Db,
  { visitor }: AwardVisit,
  { award, entry }: { readonly award: string; readonly entry: string },
  name: string,
): Promise<NamedFile | undefined> {
  return fileIn(db, (await entryOf(db, visitor, award, entry))?.revision.content, name)
}
