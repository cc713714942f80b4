import { COPY_ENDINGS, COPY_KINDS, copyKind, type CopyKind } from '#cases/attachments/copy-kind.ts'
import { foreignKind } from '#cases/attachments/attachment-kind.ts'
import { LARGEST_FILE_BYTES } from '#cases/attachments/limits.ts'
import type { AttachmentRefusal } from '#cases/attachments/read-attachment.ts'
import { sha256 } from '#db/digest.server.ts'
import { countKeptSince, findArchivedCopy, findRemovedCopies, isArchivedCopy, removeArchivedCopy, saveArchivedCopy } from '#db/repositories/desk/archived-copy.ts' // prettier-ignore
import { keepBytes } from '#db/repositories/desk/working-file.ts'
import { lockLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import type { FormProblem } from '../../access/form-answer.ts'
import { demandRight } from '../../access/need.ts'
import { minutesBefore } from '../accounts/attempts.server.ts'
import { change, UNCHANGED } from '../accounts/change.server.ts'
import { dayInBeijing } from '../../i18n/format.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { fileProblem } from './files-page.server.ts'
import { openWorkingCopy } from './working-copy.server.ts'

/** What one person may hand in within a day. */
export const MOST_COPIES_A_DAY = 100
export const MOST_COPY_BYTES_A_DAY = 300 * 1024 * 1024
const DAY_MINUTES = 24 * 60

export type KeptCopy =
  | { readonly ok: true; readonly sha256: string; readonly date: string; readonly kind: CopyKind }
  | ({ readonly ok: false } & AttachmentRefusal)
  | { readonly ok: false; readonly why: 'not-there' }
  | ({ readonly ok: false } & CopyRefusal)

/** It was removed once, and stays so; or the person has handed in what one may within a day. */
type CopyRefusal =
  | { readonly why: 'copy-removed'; readonly date: string; readonly reason: string }
  | { readonly why: 'copies-a-day' | 'copy-bytes-a-day' }

/**
 * Keeps a source as somebody read it, byte for byte, for who writes cases. Its digest goes into the case; the bytes stay
 * here, are never published or exported, and never shown by this site: only downloaded.
 */
export async function keepCopy(
  site: DeskSite,
  visit: DeskVisit,
  { caseId, url, bytes }: { readonly caseId: string; readonly url: string | undefined; readonly bytes: Uint8Array },
): Promise<KeptCopy> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'case.write')
  if (bytes.length === 0) return { ok: false, why: 'empty' }
  if (bytes.length > LARGEST_FILE_BYTES) return { ok: false, why: 'too-large' }
  const kind = copyKind(bytes)
  if (!kind) {
    const found = foreignKind(bytes)
    return { ok: false, why: 'wrong-kind', ...(found === undefined ? {} : { found }) }
  }
  if (!(await openWorkingCopy(site, visit, caseId))) return { ok: false, why: 'not-there' }
  const digest = sha256(bytes)
  let refusal: CopyRefusal | undefined
  await change(site.db, by, async (write, record) => {
    const library = await lockLibrary(write)
    if (await isArchivedCopy(library, digest)) return UNCHANGED
    refusal = await whyNotKeep(library, visitor.personId, digest, bytes.length, now)
    if (refusal) return UNCHANGED
    await keepBytes(library, bytes)
    const sizeBytes = bytes.length
    await saveArchivedCopy(library, { sha256: digest, kind, sizeBytes, url, keptBy: visitor.personId, keptAt: now })
    record({ action: 'source.keep-copy', subject: `case:${caseId}`, after: { sha256: digest, kind } })
    return digest
  })
  return refusal ? { ok: false, ...refusal } : { ok: true, sha256: digest, date: dayInBeijing(now), kind }
}

async function whyNotKeep(
  library: LibraryTransaction,
  personId: string,
  digest: string,
  sizeBytes: number,
  now: string,
): Promise<CopyRefusal | undefined> {
  const removed = (await findRemovedCopies(library, [digest])).get(digest)
  if (removed) return { why: 'copy-removed', date: dayInBeijing(removed.removedAt), reason: removed.reason }
  const today = await countKeptSince(library, personId, minutesBefore(now, DAY_MINUTES))
  if (today.copies >= MOST_COPIES_A_DAY) return { why: 'copies-a-day' }
  return today.sizeBytes + sizeBytes > MOST_COPY_BYTES_A_DAY ? { why: 'copy-bytes-a-day' } : undefined
}

/** Why a copy was not kept, as a form says it. */
export function copyProblem(refused: Extract<KeptCopy, { ok: false }>, name: string): FormProblem {
  const of = (values: FormProblem['values'] = {}) => ({ field: 'file', code: `file-${refused.why}`, values })
  switch (refused.why) {
    case 'copy-removed':
      return of({ date: refused.date, reason: refused.reason })
    case 'copies-a-day':
      return of({ limit: MOST_COPIES_A_DAY })
    case 'copy-bytes-a-day':
      return of({ limit: MOST_COPY_BYTES_A_DAY / (1024 * 1024) })
    case 'wrong-kind':
      return {
        ...fileProblem(refused, name),
        code: refused.found === undefined ? 'copy-wrong-kind' : 'copy-wrong-kind-found',
      }
    default:
      return fileProblem(refused, name)
  }
}

const DIGEST = /^[0-9a-f]{64}$/

const isDigest = (text: string): boolean => DIGEST.test(text)

/** A copy to download, with a name made of its digest; undefined where none is kept under it. */
export async function findCopy(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  digest: string,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string; readonly name: string } | undefined> {
  demandRight(visitor, 'case.write')
  const copy = isDigest(digest) ? await findArchivedCopy(db, digest) : undefined
  const kind = COPY_KINDS.find((one) => one === copy?.kind)
  return (
    copy && kind && { bytes: copy.bytes, sha256: digest, name: `copy-${digest.slice(0, 12)}.${COPY_ENDINGS[kind]}` }
  )
}

/** What is said wherever something points at a copy that was removed. */
export interface CopyRemoval {
  readonly sha256: string
  /** The day. */
  readonly date: string
  readonly reason: string
}

/** Which of the copies that a text names were removed. */
export async function removalsIn(db: Db, text: string): Promise<CopyRemoval[]> {
  return removalsOf(db, text.match(/\b[0-9a-f]{64}\b/g) ?? [])
}

export async function removalsOf(db: Db, digests: readonly string[]): Promise<CopyRemoval[]> {
  const removed = await findRemovedCopies(db, digests)
  return [...removed.values()].map((copy) => ({
    sha256: copy.sha256,
    date: dayInBeijing(copy.removedAt),
    reason: copy.reason,
  }))
}

/**
 * Removes a copy for good: its bytes go unless something else has the same; cases keep its digest, and whoever follows it
 * reads when and why. False where there is none (any more).
 */
export async function removeCopy(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  { sha256: digest, reason }: { readonly sha256: string; readonly reason: string },
): Promise<boolean> {
  demandRight(visitor, 'case.approve')
  const done = await change(db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const removed = { sha256: digest, removedBy: visitor.personId, removedAt: now, reason }
    if (!(await removeArchivedCopy(library, removed))) return UNCHANGED
    record({ action: 'source.remove-copy', subject: `copy:${digest}`, after: { sha256: digest }, reason })
    return 'removed'
  })
  return done === 'removed'
}
