import type { RowStatus } from '#scoring/vocabulary.ts'
import { summaryOf, type MapCase } from '../charts/library-map-layout.ts'
import { MAP_ROWS_PER_PAGE, type LibraryMapView, type MapRowView } from '../components/library-map/library-map-view.ts'
import { packCases } from '../components/library-map/packed-cases.ts'
import { CASE_FACETS, type CaseFacet } from '../forms/case-filter.ts'
import {
  readLibraryMapQuery, type LeftOutOfMap, type LibraryMapQuery, type MapCarbonPrice, type MapSort,
} from '../forms/library-map-query.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import { organisationKey } from './case-facets.ts'
import { removals, selectCases, type Selection } from './case-selection.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library, type LibraryCase } from './library.server.ts'
import { netSummary } from './net-summary.server.ts'

const keptMap = keptPerLibrary<LibraryMapView>(40)
const READ = ['q', 'sort', 'page', 'carbon', 'c', ...CASE_FACETS]

/** The whole library, or what an address narrows it down to, with both measures at one carbon price. */
export async function libraryMapPage(query: URLSearchParams, language: Language): Promise<LibraryMapView> {
  const shelf = await library()
  const asked = READ.map((name) => [name, query.getAll(name)])
  return keptMap(shelf, `${language} ${JSON.stringify(asked)}`, () => libraryMapView(shelf, query, language))
}

/** The same for a given library. */
export function libraryMapView(shelf: Library, query: URLSearchParams, language: Language): LibraryMapView {
  const organisations = organisationNames(shelf, language)
  const asked = readLibraryMapQuery(query, new Set(organisations.keys()))
  const selection = selectCases(shelf, asked.query.filter, language)
  const entries = new Map(selection.cases.map((entry) => [entry.id, entry]))
  const cases = inOrder(mapCases(selection.cases, asked.query.carbonPrice, language), asked.query.sort)
  const pages = Math.max(1, Math.ceil(cases.length / MAP_ROWS_PER_PAGE))
  const read: LibraryMapQuery = {
    ...asked.query,
    page: Math.min(asked.query.page, pages),
    chosen: asked.query.chosen.filter((id) => shelf.byId.has(id)),
  }
  const nameOf = (facet: 'q' | CaseFacet, value: string) =>
    facet === 'organisation' ? (organisations.get(value) ?? value) : null
  const from = (read.page - 1) * MAP_ROWS_PER_PAGE
  return {
    casesInLibrary: shelf.cases.length,
    query: read,
    facets: facets(selection, nameOf, language),
    conditions: conditions(read, nameOf),
    leftOut: [...asked.leftOut, ...notThere(asked.query, read), ...selection.query.ignored.map((value) => ({ name: 'q' as const, value }))], // prettier-ignore
    summary: summaryOf(cases),
    moved: selection.cases.filter((entry) => netSummary(entry).choices.length > 1).length,
    cases: packCases(cases),
    rows: cases.slice(from, from + MAP_ROWS_PER_PAGE).map((entry): MapRowView => {
      const { organisation } = entries.get(entry.id)!.case
      return { ...entry, organisation: organisation.name[language] }
    }),
    pages,
    chosen: read.chosen.map((id) => ({ id, title: shelf.byId.get(id)!.case.title[language] })),
    removals: cases.length > 0 ? [] : whatToTakeAway(shelf, read, nameOf),
  }
}

/** Cases as the map shows them, in the order given. */
export function mapCases(entries: readonly LibraryCase[], carbonPrice: MapCarbonPrice, language: Language): MapCase[] {
  return entries.map((entry) => {
    const { index, rank } = entry
    const { choices } = netSummary(entry)
    const choice = choices.find((each) => each.carbonPrice === carbonPrice) ?? choices[0]!
    const { state, net } = bestOf(choice)
    return {
      id: entry.id,
      slug: entry.slug,
      title: entry.case.title[language],
      lower: index.lower,
      upper: index.upper,
      knownPercent: 100 * index.coverage,
      ranked: rank.ok,
      state,
      net,
      harmsKnown: entry.case.harms.state !== 'unknown',
    }
  })
}

type Choice = ReturnType<typeof netSummary>['choices'][number]

/** The best that can be said at one carbon price, with its ends. */
function bestOf({ median, p05, p95, bounds, scenario }: Choice): Pick<MapCase, 'state' | 'net'> {
  if (median !== null && p05 !== null && p95 !== null) return { state: 'priced', net: { low: p05, high: p95, median } }
  if (bounds) return { state: 'bounded', net: { ...bounds, median: null } }
  return scenario ? { state: 'scenario', net: { ...scenario, median: null } } : { state: 'notPriced', net: null }
}

const STATE_ORDER: readonly RowStatus[] = ['priced', 'bounded', 'scenario', 'notPriced']

/** Amounts of different kinds are never put in one order: by kind first, and within a kind by the upper end. */
function inOrder(cases: readonly MapCase[], sort: MapSort): readonly MapCase[] {
  if (sort === 'upper') return cases.toSorted((left, right) => right.upper - left.upper)
  if (sort !== 'amount') return cases
  return cases.toSorted(
    (left, right) =>
      STATE_ORDER.indexOf(left.state) - STATE_ORDER.indexOf(right.state) ||
      (right.net?.high ?? 0) - (left.net?.high ?? 0) ||
      (right.net?.low ?? 0) - (left.net?.low ?? 0),
  )
}

/** What reads well but leads to nothing in this library. */
function notThere(asked: LibraryMapQuery, read: LibraryMapQuery): readonly LeftOutOfMap[] {
  return [
    ...asked.chosen.filter((id) => !read.chosen.includes(id)).map((value) => ({ name: 'c' as const, value })),
    ...(asked.page === read.page ? [] : [{ name: 'page' as const, value: String(asked.page) }]),
  ]
}

type NameOf = (facet: 'q' | CaseFacet, value: string) => string | null

function facets({ choices }: Selection, nameOf: NameOf, language: Language): LibraryMapView['facets'] {
  const collator = new Intl.Collator(language)
  return CASE_FACETS.map((facet) => {
    const named = choices[facet].map((choice) => ({ ...choice, name: nameOf(facet, choice.value) }))
    return { facet, choices: named.sort((left, right) => collator.compare(left.name ?? '', right.name ?? '')) }
  }).map(({ facet, choices: all }) => ({
    facet,
    // Nobody picks from hundreds of names: words find an organisation, and one that is chosen stays.
    choices: facet === 'organisation' ? all.filter(({ chosen }) => chosen) : all,
  }))
}

function conditions({ filter }: LibraryMapQuery, nameOf: NameOf): LibraryMapView['conditions'] {
  return [
    ...(filter.words === '' ? [] : [{ condition: 'q' as const, value: filter.words, name: null }]),
    ...CASE_FACETS.flatMap((facet) =>
      filter.facets[facet].map((value) => ({ condition: facet, value, name: nameOf(facet, value) })),
    ),
  ]
}

function whatToTakeAway(shelf: Library, { filter }: LibraryMapQuery, nameOf: NameOf): LibraryMapView['removals'] {
  return removals(shelf, filter).map(({ condition, count }) => ({
    condition,
    values: (condition === 'q' ? [filter.words] : filter.facets[condition]).map((value) => ({
      value,
      name: nameOf(condition, value),
    })),
    count,
  }))
}

function organisationNames(shelf: Library, language: Language): ReadonlyMap<string, string> {
  return new Map(shelf.cases.map(({ case: facts }) => [organisationKey(facts), facts.organisation.name[language]]))
}
