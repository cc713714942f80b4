import { CASE_FACETS, type CaseFacet } from '../forms/case-filter.ts'
import { facetValues } from './case-facets.ts'
import type { Library } from './library.server.ts'

/** How many cases of a whole library have each value of a facet, the most frequent value first. */
export type LibraryCounts = Readonly<Record<CaseFacet, ReadonlyMap<string, number>>>

const counted = new WeakMap<Library, LibraryCounts>()

/** Counted in one pass, once for a library. A case that has a value twice is one case. */
export function libraryCounts(shelf: Library): LibraryCounts {
  const kept = counted.get(shelf)
  if (kept) return kept
  const counts = new Map(CASE_FACETS.map((facet) => [facet, new Map<string, number>()]))
  for (const entry of shelf.cases) {
    for (const [facet, ofFacet] of counts) {
      for (const value of new Set(facetValues(entry, facet))) ofFacet.set(value, (ofFacet.get(value) ?? 0) + 1)
    }
  }
  const inOrder = Object.fromEntries([...counts].map(([facet, ofFacet]) => [facet, mostFirst(ofFacet)]))
  counted.set(shelf, inOrder as LibraryCounts)
  return inOrder as LibraryCounts
}

function mostFirst(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...counts].sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1)))
}
