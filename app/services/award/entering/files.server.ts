import { attachmentName } from '#cases/attachments/file-name.ts'
import { LARGEST_CASE_BYTES, MOST_FILES } from '#cases/attachments/limits.ts'
import { readAttachment, type AttachmentRefusal } from '#cases/attachments/read-attachment.ts'
import { deleteEntryFiles, insertEntryFile, saveFileRemoved } from '#db/repositories/award/entry-file.ts'
import { dropUnnamedBytes, findBytes, keepBytes } from '#db/repositories/desk/working-file.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import type { AwardVisit } from '../award-visit.ts'
import { filesIn, isOpen, ownDraft, type DraftPlace } from './own-draft.server.ts'

export type AddedEntryFile =
  | { readonly ok: true; readonly name: string }
  | ({ readonly ok: false } & AttachmentRefusal)
  | { readonly ok: false; readonly why: 'not-there' | 'too-many' | 'too-much' }

/**
 * Puts a picture or a PDF beside a draft, under a name made from its own; the same bytes again keep the name they have.
 * What a file is, its bytes say: whatever else is in them, and every page or script, is refused.
 */
export async function addEntryFile(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<AddedEntryFile> {
  const read = readAttachment(file.bytes)
  if (!read.ok) return read
  return changeLibrary(db, async (library): Promise<AddedEntryFile> => {
    const own = await ownDraft(library, visit, place)
    if (!own || !isOpen(own)) return { ok: false, why: 'not-there' }
    const sha256 = await keepBytes(library, read.bytes)
    const known = own.files.find((one) => one.sha256 === sha256)
    if (known) {
      await saveFileRemoved(library, place.award, place.draft, known.name, undefined)
      return { ok: true, name: known.name }
    }
    const standing = filesIn(own)
    const total = standing.reduce((sum, { bytes }) => sum + bytes, read.bytes.length)
    const why = standing.length >= MOST_FILES || own.files.length >= 3 * MOST_FILES ? 'too-many' : total > LARGEST_CASE_BYTES ? 'too-much' : undefined // prettier-ignore
    if (why !== undefined) {
      await dropUnnamedBytes(library, [sha256])
      return { ok: false, why }
    }
    const name = attachmentName(file.name, read.kind, own.files.map((one) => one.name)) // prettier-ignore
    await insertEntryFile(library, place.award, place.draft, { name, sha256, bytes: read.bytes.length, addedAt: visit.now }) // prettier-ignore
    return { ok: true, name }
  })
}

/** Takes files out of a draft; what was handed in with an earlier revision stays with that. */
export async function removeEntryFiles(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  names: readonly string[],
): Promise<boolean> {
  if (names.length === 0) return true
  return changeLibrary(db, async (library) => {
    const own = await ownDraft(library, visit, place)
    if (!own || !isOpen(own)) return false
    for (const file of filesIn(own).filter(({ name }) => names.includes(name))) {
      if (file.handedInAt !== undefined) await saveFileRemoved(library, place.award, place.draft, file.name, visit.now)
      else await dropUnnamedBytes(library, await deleteEntryFiles(library, place.award, place.draft, file.name))
    }
    return true
  })
}

/** The bytes of a file of an own draft. */
export async function ownEntryFile(db: Db, visit: AwardVisit, place: DraftPlace, name: string) {
  const own = await ownDraft(db, visit, place)
  const file = own?.files.find((one) => one.name === name)
  const bytes = file && (await findBytes(db, file.sha256))
  return bytes && { bytes, sha256: file.sha256 }
}
