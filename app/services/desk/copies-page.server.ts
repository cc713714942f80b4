import { COPY_KINDS } from '#cases/attachments/copy-kind.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { countCopies, listArchivedCopies, listRemovedCopies, type ArchivedCopy, type RemovedCopy } from '#db/repositories/desk/archived-copy.ts' // prettier-ignore
import { demandRight } from '../../access/need.ts'
import { may } from '../../access/rights.ts'
import type { CopiesView, CopyLine, CopyState } from '../../components/desk/copies/copies-view.ts'
import type { DeskCase } from '../../components/desk/desk-view.ts'
import type { CopiesQuery } from '../../forms/desk/copies.ts'
import type { Language } from '../../i18n/languages.ts'
import { madeOnce } from '../../made-once.ts'
import type { Library } from '../library.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { headCases, type HeadCase, type HeadCases } from './head-cases.server.ts'

const A_PAGE = 50

/** The copies of sources that are kept, or that were removed, a page of them; or one alone, whichever it is. */
export async function copiesPage(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  shelf: Library,
  { state, page: asked, sha256 }: CopiesQuery,
  language: Language,
): Promise<CopiesView> {
  demandRight(visitor, 'case.write')
  const counts = await countCopies(db)
  const pages = sha256 === undefined ? Math.max(1, Math.ceil(counts[state] / A_PAGE)) : 1
  const page = Math.min(asked, pages)
  const part = { sha256, limit: A_PAGE, offset: (page - 1) * A_PAGE }
  const wanted = (one: CopyState) => sha256 !== undefined || state === one
  const removed = wanted('removed') ? await listRemovedCopies(db, part) : []
  const kept = wanted('kept') ? await listArchivedCopies(db, part) : []
  const people = [...kept, ...removed].map(({ keptBy }) => keptBy)
  const names = await listPersonNames(db, [...new Set([...people, ...removed.map(({ removedBy }) => removedBy)])])
  const uses = casesOfCopies(await headCases(db, shelf))
  const lineOf = (copy: ArchivedCopy | RemovedCopy): CopyLine => ({
    sha256: copy.sha256,
    kind: COPY_KINDS.find((kind) => kind === copy.kind)!,
    bytes: copy.sizeBytes,
    url: copy.url ?? null,
    keptBy: names.get(copy.keptBy) ?? '',
    keptAt: copy.keptAt,
    uses: (uses.get(copy.sha256) ?? []).map((one) => asDeskCase(one, language)),
    removed:
      'removedAt' in copy ? { by: names.get(copy.removedBy) ?? '', at: copy.removedAt, reason: copy.reason } : null,
  })
  return {
    state,
    counts,
    isOne: sha256 !== undefined,
    lines: [...kept, ...removed].map(lineOf),
    page,
    pages,
    mayRemove: may(visitor, 'case.approve'),
  }
}

const asDeskCase = ({ id, facts }: HeadCase, language: Language): DeskCase => ({ id, title: facts.title[language] })

/** Which cases point to a copy; made once for each state of the library. */
const casesOfCopies = madeOnce(({ cases }: HeadCases): ReadonlyMap<string, readonly HeadCase[]> => {
  const found = new Map<string, HeadCase[]>()
  for (const one of cases) {
    for (const digest of new Set(one.facts.sources.flatMap(({ archived }) => archived?.sha256 ?? []))) {
      found.set(digest, [...(found.get(digest) ?? []), one])
    }
  }
  return found
})
