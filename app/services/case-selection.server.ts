import { daySpan } from '#scoring/social-value/calendar.ts'
import { TRIGGERS, SOCIAL_ISSUES, type RowStatus } from '#scoring/vocabulary.ts'
import {
  CASE_FACETS, INDUSTRIES, PRICED_STATES, SDG_GOALS, searchWords, withoutFacet, withoutWords,
  type CaseFacet, type CaseFilter, type PricedState,
} from '../forms/case-filter.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import type { LibraryCase } from './library.server.ts'

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

/** Cases that meet every condition, in the order asked for; equals stand in the order of their titles. */
export function selectCases(
  cases: readonly LibraryCase[],
  filter: CaseFilter,
  language: Language,
): readonly LibraryCase[] {
  const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
  const byTitle = (left: LibraryCase, right: LibraryCase) =>
    collator.compare(left.case.title[language], right.case.title[language]) || (left.id < right.id ? -1 : 1)
  const order: Record<CaseFilter['sort'], (left: LibraryCase, right: LibraryCase) => number> = {
    title: byTitle,
    proven: (left, right) => right.index.lower - left.index.lower,
    coverage: (left, right) => right.index.coverage - left.index.coverage,
    newest: (left, right) => daySpan(right.case.asOf).latest - daySpan(left.case.asOf).latest,
  }
  return matching(cases, filter).sort((left, right) => order[filter.sort](left, right) || byTitle(left, right))
}

/**
 * The choices of each facet. A count holds every other condition, but not those of its own facet: it says what choosing
 * this value instead would give.
 */
export function facetChoices(
  cases: readonly LibraryCase[],
  filter: CaseFilter,
): Readonly<Record<CaseFacet, readonly FacetChoice[]>> {
  return Object.fromEntries(
    CASE_FACETS.map((facet) => {
      const counts = new Map<string, number>()
      for (const entry of cases) for (const value of facetValues(entry, facet)) counts.set(value, 0)
      for (const entry of matching(cases, withoutFacet(filter, facet))) {
        for (const value of facetValues(entry, facet)) counts.set(value, counts.get(value)! + 1)
      }
      for (const value of filter.facets[facet]) if (!counts.has(value)) counts.set(value, 0)
      const choices = [...counts]
        .map(([value, count]) => ({ value, count, chosen: filter.facets[facet].includes(value) }))
        .sort((left, right) => placeOf(facet, left.value) - placeOf(facet, right.value))
      return [facet, choices]
    }),
  ) as unknown as Record<CaseFacet, FacetChoice[]>
}

/** What each condition costs: the number of cases without it, all others kept. */
export function removals(cases: readonly LibraryCase[], filter: CaseFilter): readonly Removal[] {
  const conditions: Omit<Removal, 'count'>[] = CASE_FACETS.filter((facet) => filter.facets[facet].length > 0).map(
    (facet) => ({ condition: facet, filter: withoutFacet(filter, facet) }),
  )
  if (filter.words !== '') conditions.unshift({ condition: 'q', filter: withoutWords(filter) })
  return conditions.map((condition) => ({ ...condition, count: matching(cases, condition.filter).length }))
}

/** The name of an organisation in an address: its English name in small letters; where that has none, its own. */
export function organisationKey({ organisation }: LibraryCase['case']): string {
  const key = organisation.name.en
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return key === '' ? organisation.name['zh-CN'].normalize('NFKC').toLowerCase() : key
}

/** Whether anything of a case has a price, as far as the list tells it apart. */
export function pricedState(counts: Readonly<Record<RowStatus, number>>): PricedState {
  if (counts.priced > 0) return 'priced'
  return counts.bounded + counts.scenario > 0 ? 'bounded' : 'none'
}

function matching(cases: readonly LibraryCase[], filter: CaseFilter): LibraryCase[] {
  const needed = searchWords(filter.words)
  return cases.filter(
    (entry) =>
      needed.every((word) => entry.searchText.includes(word)) &&
      CASE_FACETS.every((facet) => {
        const wanted = filter.facets[facet]
        return wanted.length === 0 || facetValues(entry, facet).some((value) => wanted.includes(value))
      }),
  )
}

function facetValues(entry: LibraryCase, facet: CaseFacet): readonly string[] {
  const { case: facts } = entry
  switch (facet) {
    case 'issue':
      return [facts.socialIssue]
    case 'organisation':
      return [organisationKey(facts)]
    case 'industry':
      return [facts.organisation.industry]
    case 'trigger':
      return [facts.trigger]
    case 'sdg':
      return [...new Set(facts.sdgs.map(({ goal }) => String(goal)))]
    case 'priced':
      return [pricedState(entry.net['cn-ets'].counts)]
  }
}

const ORDER: Readonly<Record<Exclude<CaseFacet, 'organisation'>, readonly string[]>> = {
  issue: SOCIAL_ISSUES,
  industry: INDUSTRIES,
  trigger: TRIGGERS,
  sdg: SDG_GOALS,
  priced: PRICED_STATES,
}

/** Choices stand in the order of their list; organisations keep the library's and are put in order by their names. */
function placeOf(facet: CaseFacet, value: string): number {
  return facet === 'organisation' ? 0 : ORDER[facet].indexOf(value)
}
