import { daySpan } from '#scoring/social-value/calendar.ts'
import { CASE_FACETS, withoutFacet, withoutWords, type CaseFacet, type CaseFilter } from '../forms/case-filter.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import { facetColumn, narrow, type FacetColumn, type Narrowed } from '../search/facet-columns.ts'
import { placesInOrder } from '../search/first-places.ts'
import { readSearchQuery, type SearchQuery } from '../search/search-query.ts'
import { facetValues, placeOfValue } from './case-facets.ts'
import type { Library, LibraryCase } from './library.server.ts'

/** A value of a facet that occurs in the library, and how many cases would be shown if it alone were chosen there. */
export interface FacetChoice {
  readonly value: string
  readonly count: number
  readonly chosen: boolean
}

/** A condition that could be taken away, and how many cases there would be without it. */
export interface Removal {
  readonly condition: 'q' | CaseFacet
  readonly filter: CaseFilter
  readonly count: number
}

export interface Selection {
  readonly query: SearchQuery
  /** Cases that meet every condition. */
  readonly total: number
  /** Those of the stretch that was asked for, in order. */
  readonly cases: readonly LibraryCase[]
  /** The choices of each facet. A count holds every other condition, but not those of its own facet. */
  readonly choices: Readonly<Record<CaseFacet, readonly FacetChoice[]>>
}

/** How many keys of places a tier of relevance is apart. */
const TIER = 2 ** 24

/**
 * Cases that meet every condition, in the order asked for, with what every other choice of a facet would give. Equals
 * stand in the order of their titles.
 * @param stretch which part of the order is wanted; all of it where left out
 */
export function selectCases(
  shelf: Library,
  filter: CaseFilter,
  language: Language,
  stretch: { readonly offset: number; readonly limit: number } = { offset: 0, limit: Infinity },
): Selection {
  const query = readSearchQuery(filter.words)
  const columns = columnsOf(shelf)
  const chosen = CASE_FACETS.map((facet) => filter.facets[facet])
  const tiers = shelf.index.find(query)
  const narrowed = narrow(tiers, columns, chosen)
  const order = orderOf(shelf, filter.sort, language)
  const keyOf =
    filter.sort === 'relevance'
      ? (place: number) => tiers[place]! * TIER + order[place]!
      : (place: number) => order[place]!
  return {
    query,
    total: narrowed.places.length,
    cases: placesInOrder(narrowed.places, keyOf, stretch.offset, stretch.limit).map((place) => shelf.cases[place]!),
    choices: choicesOf(columns, narrowed, filter),
  }
}

function choicesOf(
  columns: readonly FacetColumn[],
  { counts }: Narrowed,
  filter: CaseFilter,
): Readonly<Record<CaseFacet, readonly FacetChoice[]>> {
  return Object.fromEntries(
    CASE_FACETS.map((facet, number) => {
      const chosen = new Set(filter.facets[facet])
      const choices = columns[number]!.values.map((value, at) => ({
        value,
        count: counts[number]![at]!,
        chosen: chosen.delete(value),
      }))
      // A value that no case has is still a condition in force.
      for (const value of chosen) choices.push({ value, count: 0, chosen: true })
      return [facet, choices.sort((left, right) => placeOfValue(facet, left.value) - placeOfValue(facet, right.value))]
    }),
  ) as unknown as Record<CaseFacet, FacetChoice[]>
}

/** What each condition costs: the number of cases without it, all others kept. */
export function removals(shelf: Library, filter: CaseFilter): readonly Removal[] {
  const count = (conditions: CaseFilter): number => {
    const chosen = CASE_FACETS.map((facet) => conditions.facets[facet])
    return narrow(shelf.index.find(readSearchQuery(conditions.words)), columnsOf(shelf), chosen).places.length
  }
  const conditions: Omit<Removal, 'count'>[] = CASE_FACETS.filter((facet) => filter.facets[facet].length > 0).map(
    (facet) => ({ condition: facet, filter: withoutFacet(filter, facet) }),
  )
  if (filter.words !== '') conditions.unshift({ condition: 'q', filter: withoutWords(filter) })
  return conditions.map((condition) => ({ ...condition, count: count(condition.filter) }))
}

const columnsPerShelf = new WeakMap<Library, readonly FacetColumn[]>()

function columnsOf(shelf: Library): readonly FacetColumn[] {
  const kept =
    columnsPerShelf.get(shelf) ??
    CASE_FACETS.map((facet) => facetColumn(shelf.cases.map((entry) => facetValues(entry, facet))))
  columnsPerShelf.set(shelf, kept)
  return kept
}

const ordersPerShelf = new WeakMap<Library, Map<string, Uint32Array>>()

/** For each case its place in an order of the whole library, put in order once. */
function orderOf(shelf: Library, sort: CaseFilter['sort'], language: Language): Uint32Array {
  const orders = ordersPerShelf.get(shelf) ?? new Map<string, Uint32Array>()
  ordersPerShelf.set(shelf, orders)
  const key = `${sort} ${language}`
  const kept = orders.get(key)
  if (kept) return kept
  const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
  const { cases } = shelf
  const compare = COMPARE[sort]
  const places = cases.map((_, place) => place)
  places.sort((a, b) => {
    const left = cases[a]!
    const right = cases[b]!
    return (
      compare(left, right) || collator.compare(left.case.title[language], right.case.title[language]) || (left.id < right.id ? -1 : 1) // prettier-ignore
    )
  })
  const order = new Uint32Array(cases.length)
  places.forEach((place, at) => (order[place] = at))
  orders.set(key, order)
  return order
}

const newestFirst = (left: LibraryCase, right: LibraryCase) =>
  daySpan(right.case.asOf).latest - daySpan(left.case.asOf).latest

const COMPARE: Readonly<Record<CaseFilter['sort'], (left: LibraryCase, right: LibraryCase) => number>> = {
  // Among hits of one kind the cases that say more come first, then the newer ones.
  relevance: (left, right) =>
    Number(left.case.kind === 'short') - Number(right.case.kind === 'short') || newestFirst(left, right),
  title: () => 0,
  proven: (left, right) => right.index.lower - left.index.lower,
  coverage: (left, right) => right.index.coverage - left.index.coverage,
  newest: newestFirst,
}
