import type { Problem } from '#cases/problem.ts'
import { listFileDigests, type CaseStanding, type RevisionRecord } from '#db/repositories/revision-history.ts'
import { findRevisionFile, listRevisionFiles, type Revision } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { CaseView, EditionView } from '../../components/case/case-view.ts'
import { casePath } from '../../case-path.ts'
import { failure } from '../../errors.ts'
import type { Language } from '../../i18n/languages.ts'
import { caseView, picturesOf } from '../case-page.server.ts'
import { earlierCase } from '../earlier-case.server.ts'
import { deriveCase } from '../library-derive.server.ts'
import { library, type Library, type LibraryCase } from '../library.server.ts'
import { missingCase } from '../missing-case.server.ts'
import { mayReadDrafts, newestVisible, revisionNumber, visibleCase, visibleRevision } from './revision-access.server.ts'

/** What the page of one revision shows: a case, or why its files make none. */
export type RevisionPageView =
  | { readonly kind: 'case'; readonly view: CaseView }
  | {
      readonly kind: 'broken'
      readonly id: string
      readonly slug: string
      readonly edition: EditionView
      readonly problems: readonly { readonly place: string; readonly message: string }[]
    }

/**
 * The page of one revision. Who may not see it gets the same answer as for a revision that is not there.
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function revisionPage(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
  numberText: string,
  language: Language,
): Promise<RevisionPageView> {
  const { standing, record } = await soughtRevision(db, visitor, slug, numberText, language)
  const shelf = await library()
  const edition = editionOf(standing, record, visitor, shelf)
  const computed = await computedRevision(db, record)
  if ('entry' in computed) {
    const pictures = await picturesOf(db, computed.entry)
    return { kind: 'case', view: caseView(computed.entry, shelf, language, edition, pictures) }
  }
  const problems = computed.problems.map(({ file, line, column, message }) => ({
    place: `${file.replace(/^.*\//, '')}:${line}:${column}`,
    message: message[language],
  }))
  return { kind: 'broken', id: slug, slug: shelf.addresses.slugOf(slug), edition, problems }
}

/** The document of one revision, byte for byte; undefined where there is none for this visitor. */
export async function revisionDocument(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
  numberText: string,
): Promise<Uint8Array | undefined> {
  const number = revisionNumber(numberText)
  const standing = await visibleCase(db, visitor, slug)
  if (!standing || number === undefined) return undefined
  const record = await visibleRevision(db, visitor, standing, number)
  return record && (await findRevisionFile(db, record.revision.id, 'case.md'))?.bytes
}

/** A revision by its address. */
export async function soughtRevision(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
  numberText: string | null | undefined,
  language: Language,
): Promise<{ readonly standing: CaseStanding; readonly record: RevisionRecord }> {
  const standing = await visibleCase(db, visitor, slug)
  const shelf = await library()
  if (!standing) throw await missingCase(db, shelf, slug, language)
  const number = revisionNumber(numberText)
  const record = number === undefined ? undefined : await visibleRevision(db, visitor, standing, number)
  if (record) return { standing, record }
  const title = shelf.byId.get(slug)?.case.title[language]
  throw failure(
    'not-found',
    title === undefined ? {} : { meant: { address: casePath(shelf.addresses.slugOf(slug)), title } },
  )
}

/** What was computed from a revision, or is now where it was not. */
export async function computedRevision(
  db: Db,
  { revision, derived }: RevisionRecord,
): Promise<{ readonly entry: LibraryCase } | { readonly problems: readonly Problem[] }> {
  const row = derived ?? (await derivedNow(db, revision))
  const entry = earlierCase({ revision, derived: row })
  return entry ? { entry } : { problems: JSON.parse(row.problemsJson) as Problem[] }
}

async function derivedNow(db: Db, { id, caseId, createdAt }: Revision) {
  const texts = (await listRevisionFiles(db, [id], ['case.md', 'en.md'])).get(id) ?? []
  const paths = [...((await listFileDigests(db, [id])).get(id)?.keys() ?? [])]
  return { ...deriveCase(caseId, texts, paths), revisionId: id, computedAt: createdAt }
}

function editionOf(
  standing: CaseStanding,
  { revision, publishedAt, replacedAt }: RevisionRecord,
  visitor: Visitor | undefined,
  { addresses }: Library,
): EditionView {
  return {
    number: revision.number,
    of: newestVisible(standing, visitor),
    createdAt: revision.createdAt,
    publishedAt: publishedAt ?? null,
    replacedAt: replacedAt ?? null,
    current: standing.publishedNumber ?? null,
    address: casePath(addresses.slugOf(revision.caseId), `/r/${revision.number}`),
    mayWrite: mayReadDrafts(visitor),
  }
}
