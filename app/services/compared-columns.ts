import type { CompareNotice } from '../components/compare/compare-view.ts'
import {
  COMPARE_AT_LEAST, COMPARE_AT_MOST, columnName, type AskedColumn, type CompareQuery,
} from '../forms/compare-query.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import type { RevisionRecord } from './compared-revisions.server.ts'
import type { Library, LibraryCase } from './library.server.ts'

/** A column that can be shown: which revision of which case, and whether the address names it for good. */
export interface FoundColumn {
  readonly entry: LibraryCase
  /** What stands in the address of the case. */
  readonly slug: string
  readonly pinned: boolean
}

/** A column as an address names it. */
export function askedColumn({ entry, pinned }: Pick<FoundColumn, 'entry' | 'pinned'>): AskedColumn {
  return { id: entry.id, revision: pinned ? entry.revision.number : null }
}

/** The columns that can be shown, and a notice for each that can't or that shows something else than was asked for. */
export function foundColumns(
  shelf: Library,
  record: RevisionRecord,
  query: CompareQuery,
  language: Language,
): { readonly columns: readonly FoundColumn[]; readonly notices: readonly CompareNotice[] } {
  const unknown: string[] = []
  const withdrawn: string[] = []
  const same: string[] = []
  const unpublished: CompareNotice[] = []
  const found = new Map<string, FoundColumn>()
  for (const asked of query.columns) {
    const latest = shelf.byId.get(asked.id)
    if (!latest) {
      if (record.withdrawn.has(asked.id)) withdrawn.push(asked.id)
      else unknown.push(columnName(asked))
      continue
    }
    const entry = revisionOf(latest, asked.revision, record)
    if (!entry) {
      const published = (record.published.get(asked.id) ?? []).map(({ number }) => number)
      const title = latest.case.title[language]
      unpublished.push({ kind: 'unpublished', title, asked: asked.revision!, shown: latest.revision.number, published })
    }
    const shown = entry ?? latest
    if (found.has(shown.revision.id)) same.push(columnName(asked))
    else
      found.set(shown.revision.id, {
        entry: shown,
        slug: latest.slug,
        pinned: entry !== undefined && asked.revision !== null,
      })
  }
  const columns = [...found.values()].slice(0, COMPARE_AT_MOST)
  const named: CompareNotice[] = [
    { kind: 'unknown', values: unknown },
    { kind: 'withdrawn', values: [...new Set(withdrawn)] },
    { kind: 'same', values: same },
  ]
  return {
    columns,
    notices: [
      ...query.ignored,
      ...named.filter((notice) => 'values' in notice && notice.values.length > 0),
      ...unpublished,
      ...(found.size > COMPARE_AT_MOST ? [{ kind: 'tooMany', given: found.size } as const] : []),
      ...(found.size > 0 && found.size < COMPARE_AT_LEAST ? [{ kind: 'tooFew' } as const] : []),
    ],
  }
}

function revisionOf(latest: LibraryCase, number: number | null, record: RevisionRecord): LibraryCase | undefined {
  if (number === null || number === latest.revision.number) return latest
  return record.earlier.get(`${latest.id}@${number}`)
}
