import type { CaseListView } from '../components/case-list/case-list-view.ts'
import {
  CASE_FACETS, caseListAddress, readCaseFilter, withoutFacet, withoutWords, type CaseFacet,
} from '../forms/case-filter.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import { caseRow } from './case-row.server.ts'
import { facetChoices, organisationKey, removals, selectCases } from './case-selection.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type LibraryCase } from './library.server.ts'

const keptList = keptPerLibrary<CaseListView>(200)
const READ = ['q', 'sort', ...CASE_FACETS]

/** The library under the conditions of an address. */
export async function caseList(query: URLSearchParams, language: Language): Promise<CaseListView> {
  const shelf = await library()
  const asked = READ.map((name) => [name, query.getAll(name)])
  return keptList(shelf, `${language} ${JSON.stringify(asked)}`, () => caseListView(shelf.cases, query, language))
}

/** The same for given cases. */
export function caseListView(cases: readonly LibraryCase[], query: URLSearchParams, language: Language): CaseListView {
  const organisations = new Map(
    cases.map(({ case: facts }) => [organisationKey(facts), facts.organisation.name[language]]),
  )
  const nameOf = (facet: 'q' | CaseFacet, value: string) =>
    facet === 'organisation' ? (organisations.get(value) ?? value) : null
  const { filter, leftOut } = readCaseFilter(query, new Set(organisations.keys()))
  const found = selectCases(cases, filter, language)
  const choices = facetChoices(cases, filter)
  const collator = new Intl.Collator(language)
  return {
    casesInLibrary: cases.length,
    words: filter.words,
    sort: filter.sort,
    facets: CASE_FACETS.map((facet) => {
      const named = choices[facet].map((choice) => ({ ...choice, name: nameOf(facet, choice.value) }))
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
    leftOut,
    rows: found.map((entry) => caseRow(entry, language)),
    removals:
      found.length > 0
        ? []
        : removals(cases, filter).map(({ condition, filter: without, count }) => ({
            condition,
            values: (condition === 'q' ? [filter.words] : filter.facets[condition]).map((value) => ({
              value,
              name: nameOf(condition, value),
            })),
            count,
            address: caseListAddress(without),
          })),
  }
}
