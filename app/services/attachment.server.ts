import { attachmentKind, isPicture, MEDIA_TYPES } from '#cases/attachments/attachment-kind.ts'
import { findBytes } from '#db/repositories/desk/working-file.ts'
import { findRevisionFileDigest, isCaseFilePath } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { Visitor } from '../access/visitor.ts'
import { failure } from '../errors.ts'
import type { Language } from '../i18n/languages.ts'
import { soughtRevision } from './desk/revision-page.server.ts'
import type { Library } from './library.server.ts'
import { missingCase } from './missing-case.server.ts'

interface StoredBytes {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * A file beside the published text of a case.
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function publishedAttachment(
  db: Db,
  shelf: Library,
  { caseId, path }: { readonly caseId: string; readonly path: string },
  request: Request,
  language: Language,
): Promise<Response> {
  const entry = shelf.byId.get(caseId)
  if (!entry) throw await missingCase(db, shelf, caseId, language)
  return besideText(db, entry.revision.id, path, request, ASK_AGAIN)
}

/**
 * A file beside the text of one revision: what readers saw once they see for good, the rest is for who writes cases.
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function revisionAttachment(
  db: Db,
  visitor: Visitor | undefined,
  { slug, number, path }: { readonly slug: string; readonly number: string; readonly path: string },
  request: Request,
  language: Language,
): Promise<Response> {
  const { standing, record } = await soughtRevision(db, visitor, slug, number, language)
  const isPublic = record.publishedAt !== undefined && standing.retiredAt === undefined
  return besideText(db, record.revision.id, path, request, isPublic ? ASK_AGAIN : 'private, no-store')
}

/** Nobody shows a file, the same bytes for ever though it is, without asking whether its case was withdrawn. */
const ASK_AGAIN = 'public, no-cache'

/** The texts themselves have addresses of their own. Who has the bytes already is told so without reading them. */
async function besideText(
  db: Db,
  revisionId: string,
  path: string,
  request: Request,
  cacheControl: string,
): Promise<Response> {
  const isAttachment = isCaseFilePath(path) && path !== 'case.md' && path !== 'en.md'
  const sha256 = isAttachment ? await findRevisionFileDigest(db, revisionId, path) : undefined
  if (sha256 === undefined) throw failure('not-found')
  const known = knownAnswer(request, sha256, cacheControl)
  if (known) return known
  const bytes = await findBytes(db, sha256)
  return attachmentAnswer(request, path, bytes && { bytes, sha256 }, cacheControl)
}

/**
 * Bytes as what they are, whatever they are called: a picture is shown, everything else is downloaded, and nothing in
 * either may run or load anything.
 * @throws Response 404 where there are none
 */
export function attachmentAnswer(
  request: Request,
  path: string,
  file: StoredBytes | undefined,
  cacheControl: string,
): Response {
  if (!file) throw failure('not-found')
  const kind = attachmentKind(file.bytes)
  return bytesAnswer(request, file, {
    name: path.slice(path.lastIndexOf('/') + 1),
    type: kind ? MEDIA_TYPES[kind] : 'application/octet-stream',
    isShown: kind !== undefined && isPicture(kind),
    cacheControl,
  })
}

/** An answer that a browser shows or puts on the disk, and never takes for a page. */
export function bytesAnswer(
  request: Request,
  { bytes, sha256 }: StoredBytes,
  { name, type, isShown, cacheControl }: { readonly name: string; readonly type: string; readonly isShown: boolean; readonly cacheControl: string }, // prettier-ignore
): Response {
  const known = knownAnswer(request, sha256, cacheControl)
  if (known) return known
  const disposed = { 'Content-Type': type, 'Content-Disposition': disposition(isShown, name) }
  return new Response(bytes as BodyInit, { headers: { ...fileHeaders(sha256, cacheControl), ...disposed } })
}

/** The answer to a browser that has these bytes. */
function knownAnswer(request: Request, sha256: string, cacheControl: string): Response | undefined {
  if (!request.headers.get('if-none-match')?.includes(`"${sha256}"`)) return undefined
  return new Response(null, { status: 304, headers: fileHeaders(sha256, cacheControl) })
}

const fileHeaders = (sha256: string, cacheControl: string) => ({
  ETag: `"${sha256}"`,
  'Cache-Control': cacheControl,
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
})

/** RFC 6266: the name in plain letters, and as it is for browsers that read RFC 8187. */
function disposition(isShown: boolean, name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`) // prettier-ignore
  return `${isShown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${exact}`
}
