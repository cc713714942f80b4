import { pictureSize } from '#cases/attachments/read-attachment.ts'
import type { PictureSize } from '#cases/attachments/picture.ts'
import { findBytes } from '#db/repositories/desk/working-file.ts'
import { listFileDigests } from '#db/repositories/revision-history.ts'
import type { Db } from '#db/schema.ts'

/** How large the pictures beside a text are shown, by their paths. */
export type PictureSizes = ReadonlyMap<string, PictureSize>

export const NO_PICTURES: PictureSizes = new Map()

/** By digest: what has one digest has one size. Null for what is no picture. */
const known = new Map<string, PictureSize | null>()
const MOST_KNOWN = 5_000

/** By revision: its files never change. */
const ofRevisions = new Map<string, PictureSizes>()
const MOST_REVISIONS = 1_000

/** Sizes of the pictures that a text can show. */
export async function pictureSizes(db: Db, text: string, files: ReadonlyMap<string, string>): Promise<PictureSizes> {
  if (!text.includes('![')) return NO_PICTURES
  const sizes = new Map<string, PictureSize>()
  for (const [path, digest] of files) {
    if (!text.includes(path)) continue
    const size = await sizeOf(db, digest)
    if (size) sizes.set(path, size)
  }
  return sizes
}

/** The same of a saved revision, of which they are looked up once. */
export async function revisionPictures(db: Db, revisionId: string, texts: readonly string[]): Promise<PictureSizes> {
  if (!texts.some((text) => text.includes('!['))) return NO_PICTURES
  const ready = ofRevisions.get(revisionId)
  if (ready) return ready
  const files = (await listFileDigests(db, [revisionId])).get(revisionId) ?? new Map<string, string>()
  const sizes = await pictureSizes(db, texts.join('\n'), files)
  ofRevisions.set(revisionId, sizes)
  if (ofRevisions.size > MOST_REVISIONS) ofRevisions.delete(ofRevisions.keys().next().value ?? '')
  return sizes
}

async function sizeOf(db: Db, digest: string): Promise<PictureSize | null> {
  const before = known.get(digest)
  if (before !== undefined) return before
  const bytes = await findBytes(db, digest)
  const size = (bytes && pictureSize(bytes)) ?? null
  known.set(digest, size)
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '')
  return size
}
