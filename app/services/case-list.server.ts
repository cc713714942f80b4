import type { CaseListView, FoundRowView } from '../components/case-list/case-list-view.ts'
import {
  CASE_FACETS, caseListAddress, readCaseFilter, withoutFacet, withoutWords, withWords, type CaseFacet, type CaseFilter,
} from '../forms/case-filter.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import type { SearchFieldName } from '../search/search-document.ts'
import { onlyExact, type SearchQuery } from '../search/search-query.ts'
import { marked, snippets } from '../search/snippet.ts'
import { organisationKey } from './case-facets.ts'
import { caseRow } from './case-row.server.ts'
import { removals, selectCases, type FacetChoice } from './case-selection.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { libraryCounts } from './library-counts.ts'
import { library, type Library, type LibraryCase } from './library.server.ts'
import { looserWords } from './looser-words.server.ts'

const keptList = keptPerLibrary<CaseListView>(200)
const READ = ['q', 'sort', 'page', ...CASE_FACETS]
export const CASES_PER_PAGE = 24
/** Pieces of text shown under a case that words found. */
const MOST_SNIPPETS = 3
/** Choices of a facet: so many are shown whole, so many of a longer list at once, and no more than so many at all. */
const SHORT_LIST = 8
const IN_VIEW = 6
const MOST_CHOICES = 60

/** The library under the conditions of an address. */
export async function caseList(query: URLSearchParams, language: Language): Promise<CaseListView> {
  const shelf = await library()
  const asked = READ.map((name) => [name, query.getAll(name)])
  return keptList(shelf, `${language} ${JSON.stringify(asked)}`, () => caseListView(shelf, query, language))
}

/** The same for a given library. */
export function caseListView(shelf: Library, query: URLSearchParams, language: Language): CaseListView {
  const organisations = new Map(
    shelf.cases.map(({ case: facts }) => [organisationKey(facts), facts.organisation.name[language]]),
  )
  const nameOf = (facet: 'q' | CaseFacet, value: string) =>
    facet === 'organisation' ? (organisations.get(value) ?? value) : null
  const { filter, leftOut } = readCaseFilter(query, new Set(organisations.keys()))
  const offset = (filter.page - 1) * CASES_PER_PAGE
  const selection = selectCases(shelf, filter, language, { offset, limit: CASES_PER_PAGE })
  const pages = Math.max(1, Math.ceil(selection.total / CASES_PER_PAGE))
  const { ignored } = selection.query
  const collator = new Intl.Collator(language)
  return {
    casesInLibrary: shelf.cases.length,
    total: selection.total,
    words: filter.words,
    sort: filter.sort,
    facets: CASE_FACETS.map((facet) => {
      const { common, offered } = offeredValues(shelf, facet, selection.choices[facet])
      const choices = selection.choices[facet].filter(({ value }) => offered.has(value))
      const named = choices.map((choice) => ({
        ...choice,
        name: nameOf(facet, choice.value),
        common: common.has(choice.value),
      }))
      return {
        facet,
        choices: named.sort((left, right) => collator.compare(left.name ?? '', right.name ?? '')),
        notOffered: selection.choices[facet].length - choices.length,
      }
    }),
    conditions: [
      ...(selection.query.terms.length === 0
        ? []
        : [{ condition: 'q' as const, value: filter.words, name: null, withoutAddress: caseListAddress(withoutWords(filter)) }]), // prettier-ignore
      ...CASE_FACETS.flatMap((facet) =>
        filter.facets[facet].map((value) => ({
          condition: facet,
          value,
          name: nameOf(facet, value),
          withoutAddress: caseListAddress(withoutFacet(filter, facet, value)),
        })),
      ),
    ],
    leftOut: [...leftOut, ...ignored.map((value) => ({ name: 'q' as const, value }))],
    ...alsoSearched(filter, selection.query),
    rows: selection.cases.map((entry) => foundRow(entry, selection.query, language)),
    page: filter.page,
    pages,
    firstPlace: offset + 1,
    pageAddresses: {
      first: caseListAddress({ ...filter, page: 1 }),
      last: caseListAddress({ ...filter, page: pages }),
      previous: filter.page > 1 ? caseListAddress({ ...filter, page: Math.min(filter.page - 1, pages) }) : null,
      next: filter.page < pages ? caseListAddress({ ...filter, page: filter.page + 1 }) : null,
    },
    ...(selection.total > 0 ? { removals: [], looser: [] } : whatToLoosen(shelf, filter, language, nameOf)),
  }
}

/**
 * What a form offers of a facet, and which of it stands in view at once: what gives most cases under the other
 * conditions, and every choice made. Ticking a box leaves its own list as it is, because a facet's counts don't hold
 * its own condition.
 */
function offeredValues(
  shelf: Library,
  facet: CaseFacet,
  choices: readonly FacetChoice[],
): { common: ReadonlySet<string>; offered: ReadonlySet<string> } {
  // Where counts are equal, what the whole library has most of comes first.
  const places = new Map([...libraryCounts(shelf)[facet].keys()].map((value, place) => [value, place]))
  const values = choices
    .toSorted(
      (left, right) =>
        right.count - left.count || (places.get(left.value) ?? Infinity) - (places.get(right.value) ?? Infinity),
    )
    .map(({ value }) => value)
  const made = choices.filter(({ chosen }) => chosen).map(({ value }) => value)
  return {
    common: new Set(values.length <= SHORT_LIST ? values : [...values.slice(0, IN_VIEW), ...made]),
    offered: new Set([...values.slice(0, MOST_CHOICES), ...made]),
  }
}

/** Every case has its title and its summary in both languages. */
function foundRow(entry: LibraryCase, query: SearchQuery, language: Language): FoundRowView {
  const { fields } = entry.searched
  const parts = (name: SearchFieldName) =>
    marked(entry.searched, fields.findIndex(({ field, language: written }) => field === name && written === language), query) // prettier-ignore
  const pieces =
    query.terms.length === 0 ? [] : snippets(entry.searched, query, { language, most: MOST_SNIPPETS, skip: ['title'] })
  return {
    ...caseRow(entry, language),
    titleParts: parts('title'),
    summaryParts: parts('summary'),
    // The row shows the summary in this language whole.
    snippets: pieces.filter(({ field, language: written }) => field !== 'summary' || written !== language),
  }
}

function alsoSearched(filter: CaseFilter, { terms }: SearchQuery): Pick<CaseListView, 'alsoSearched' | 'exactAddress'> {
  const withSynonyms = terms.filter(({ synonyms }) => synonyms.length > 0)
  const exact = withSynonyms.length === 0 ? null : caseListAddress(withWords(filter, onlyExact(filter.words)))
  return { alsoSearched: withSynonyms, exactAddress: exact }
}

function whatToLoosen(
  shelf: Library,
  filter: CaseFilter,
  language: Language,
  nameOf: (facet: 'q' | CaseFacet, value: string) => string | null,
): Pick<CaseListView, 'removals' | 'looser'> {
  return {
    removals: removals(shelf, filter).map(({ condition, filter: without, count }) => ({
      condition,
      values: (condition === 'q' ? [filter.words] : filter.facets[condition]).map((value) => ({
        value,
        name: nameOf(condition, value),
      })),
      count,
      address: caseListAddress(without),
    })),
    looser: looserWords(shelf, filter, language).map(({ words, filter: other, count }) => ({
      words,
      count,
      address: caseListAddress(other),
    })),
  }
}
