import type { CaseListView } from '../components/case-list/case-list-view.ts'
import {
  CASE_FACETS, caseListAddress, readCaseFilter, withoutFacet, withoutWords, type CaseFacet, type CaseFilter,
} from '../forms/case-filter.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import { marked, snippets } from '../search/snippet.ts'
import { organisationKey } from './case-facets.ts'
import { caseRow } from './case-row.server.ts'
import { removals, selectCases } from './case-selection.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library } from './library.server.ts'
import { looserWords } from './looser-words.server.ts'

const keptList = keptPerLibrary<CaseListView>(200)
const READ = ['q', 'sort', 'page', ...CASE_FACETS]
export const CASES_PER_PAGE = 24
/** Pieces of text shown under a case that words found. */
const MOST_SNIPPETS = 3

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
  const { terms, ignored } = selection.query
  const collator = new Intl.Collator(language)
  return {
    casesInLibrary: shelf.cases.length,
    total: selection.total,
    words: filter.words,
    sort: filter.sort,
    facets: CASE_FACETS.map((facet) => {
      const named = selection.choices[facet].map((choice) => ({ ...choice, name: nameOf(facet, choice.value) }))
      return {
        facet,
        choices: named.sort((left, right) => collator.compare(left.name ?? '', right.name ?? '')),
      }
    }),
    conditions: [
      ...(filter.words === ''
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
    alsoSearched: terms.filter(({ synonyms }) => synonyms.length > 0),
    rows: selection.cases.map((entry) => ({
      ...caseRow(entry, language),
      titleParts: marked(entry.searched, titleField(entry.searched.fields, language), selection.query),
      snippets:
        terms.length === 0
          ? []
          : snippets(entry.searched, selection.query, { language, most: MOST_SNIPPETS, skip: ['title'] }),
    })),
    page: filter.page,
    pages,
    pageAddresses: {
      first: caseListAddress({ ...filter, page: 1 }),
      previous: filter.page > 1 ? caseListAddress({ ...filter, page: Math.min(filter.page - 1, pages) }) : null,
      next: filter.page < pages ? caseListAddress({ ...filter, page: filter.page + 1 }) : null,
    },
    ...(selection.total > 0 ? { removals: [], looser: [] } : whatToLoosen(shelf, filter, language, nameOf)),
  }
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

/** Every case has its title in both languages. */
function titleField(fields: readonly { field: string; language: string }[], language: Language): number {
  return fields.findIndex(({ field, language: written }) => field === 'title' && written === language)
}
