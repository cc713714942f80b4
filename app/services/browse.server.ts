import { PROVINCE_CODES } from '#cases/provinces.ts'
import { MECHANISMS, SOCIAL_ISSUES, TRIGGERS } from '#scoring/vocabulary.ts'
import type { BrowsedFacet, BrowsedFacetView, BrowsedPlace, BrowseView } from '../components/browse/browse-view.ts'
import { SDG_GOALS, type CaseFacet } from '../forms/case-filter.ts'
import type { Language } from '../i18n/languages.ts'
import { facetValues, organisationKey, placeOfValue } from './case-facets.ts'
import { keptPerLibrary } from './kept.server.ts'
import { libraryCounts } from './library-counts.ts'
import { library, type Library } from './library.server.ts'

const keptBrowse = keptPerLibrary<BrowseView>(2)

/** The whole library by what can be said about its cases. */
export async function browsePage(language: Language): Promise<BrowseView> {
  const shelf = await library()
  return keptBrowse(shelf, language, () => browseView(shelf, language))
}

const BROWSED: readonly BrowsedFacet[] = ['issue', 'trigger', 'mechanism', 'industry', 'sdg', 'organisation']

/** Lists short enough that a gap in the library can be read from them; nobody expects a case in every industry. */
const CLOSED: Readonly<Partial<Record<BrowsedFacet, readonly string[]>>> = {
  issue: SOCIAL_ISSUES,
  mechanism: MECHANISMS,
  sdg: SDG_GOALS,
  trigger: TRIGGERS,
}

/** The same for a given library. */
export function browseView(shelf: Library, language: Language): BrowseView {
  const counts = libraryCounts(shelf)
  const national = counts.region.has('national')
  const placeOf = (region: string): BrowsedPlace => {
    const count = counts.region.get(region) ?? 0
    if (count > 0) return { region, count, address: addressOf('region', region) }
    return { region, count, address: national ? addressOf('region', region, 'national') : null }
  }
  const beyondOf = (region: string): BrowsedPlace => {
    const count = counts.region.get(region) ?? 0
    return { region, count, address: count > 0 ? addressOf('region', region) : null }
  }
  return {
    cases: shelf.cases.length,
    facets: BROWSED.map((facet) => facetView(shelf, facet, language)),
    provinces: PROVINCE_CODES.map(placeOf),
    beyond: ['national', 'abroad'].map(beyondOf),
    withoutPlace: shelf.cases.filter((entry) => facetValues(entry, 'region').length === 0).length,
  }
}

function facetView(shelf: Library, facet: BrowsedFacet, language: Language): BrowsedFacetView {
  const counts = libraryCounts(shelf)[facet]
  const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
  const organisations = new Map(
    shelf.cases.map(({ case: facts }) => [organisationKey(facts), facts.organisation.name[language]]),
  )
  const values = [...counts].map(([value, count]) => ({
    value,
    name: facet === 'organisation' ? organisations.get(value)! : null,
    count,
    address: addressOf(facet, value),
  }))
  values.sort(
    (left, right) =>
      // Goals are known by their numbers.
      (facet === 'sdg' ? 0 : right.count - left.count) ||
      placeOfValue(facet, left.value) - placeOfValue(facet, right.value) ||
      collator.compare(left.name ?? '', right.name ?? ''),
  )
  return { facet, values, missing: (CLOSED[facet] ?? []).filter((value) => !counts.has(value)) }
}

function addressOf(facet: CaseFacet, ...values: readonly string[]): string {
  return `/cases?${new URLSearchParams(values.map((value) => [facet, value]))}`
}
