import { z } from 'zod'
import { SOCIAL_ISSUES, TRIGGERS } from '#scoring/vocabulary.ts'

/** What the library can be narrowed down by, in the order of the form. */
export const CASE_FACETS = ['issue', 'organisation', 'industry', 'trigger', 'sdg', 'priced'] as const
export type CaseFacet = (typeof CASE_FACETS)[number]

/** `bounded`: bounds or a scenario, but no priced row. */
export const PRICED_STATES = ['priced', 'bounded', 'none'] as const
export type PricedState = (typeof PRICED_STATES)[number]

export const CASE_SORTS = ['title', 'proven', 'coverage', 'newest'] as const
export type CaseSort = (typeof CASE_SORTS)[number]
export const DEFAULT_CASE_SORT: CaseSort = 'title'

export const INDUSTRIES = [...'ABCDEFGHIJKLMNOPQRST'] as readonly string[]
export const SDG_GOALS = Array.from({ length: 17 }, (_, index) => String(index + 1))

const LONGEST_WORDS = 200
const LONGEST_SHOWN = 60
const MOST_SHOWN = 12

/** Several values of one facet widen the choice (or), facets and words narrow it (and). */
export interface CaseFilter {
  readonly words: string
  readonly facets: Readonly<Record<CaseFacet, readonly string[]>>
  readonly sort: CaseSort
}

/** Something in the address that the list does not know: it was left out, and the page says so. */
export interface LeftOutCondition {
  readonly name: 'q' | 'sort' | CaseFacet
  readonly value: string
}

const words = z.string().trim().max(LONGEST_WORDS)
const sort = z.enum(CASE_SORTS)
const facetValues = {
  issue: z.enum(SOCIAL_ISSUES),
  industry: z.enum(INDUSTRIES),
  trigger: z.enum(TRIGGERS),
  sdg: z.enum(SDG_GOALS),
  priced: z.enum(PRICED_STATES),
} satisfies Record<Exclude<CaseFacet, 'organisation'>, z.ZodType<string>>

/**
 * Reads the conditions of an address, whatever it holds: unknown values are listed in `leftOut`, empty ones (a form
 * field left alone) and names of other things are passed over.
 * @param organisations the names in addresses of the organisations in the library
 */
export function readCaseFilter(
  query: URLSearchParams,
  organisations: ReadonlySet<string>,
): { readonly filter: CaseFilter; readonly leftOut: readonly LeftOutCondition[] } {
  const leftOut: LeftOutCondition[] = []
  const leaveOut = (name: LeftOutCondition['name'], value: string) => {
    if (leftOut.length < MOST_SHOWN) leftOut.push({ name, value: shortened(value) })
  }
  const schemas = { ...facetValues, organisation: z.string().refine((value) => organisations.has(value)) }
  const facets = Object.fromEntries(
    CASE_FACETS.map((facet) => {
      const accepted = given(query, facet).filter((value) => {
        const known = schemas[facet].safeParse(value).success
        if (!known) leaveOut(facet, value)
        return known
      })
      return [facet, [...new Set(accepted)]]
    }),
  ) as Record<CaseFacet, string[]>

  const asked = given(query, 'q').join(' ')
  const readWords = words.safeParse(asked)
  if (!readWords.success) leaveOut('q', asked)
  const [wish = DEFAULT_CASE_SORT, ...others] = given(query, 'sort')
  const readSort = sort.safeParse(wish)
  if (!readSort.success) leaveOut('sort', wish)
  for (const other of others) leaveOut('sort', other)
  return {
    filter: {
      words: readWords.success ? readWords.data : '',
      facets,
      sort: readSort.success ? readSort.data : DEFAULT_CASE_SORT,
    },
    leftOut,
  }
}

/** The address of the list under these conditions; equal conditions have equal addresses. */
export function caseListAddress({ words, facets, sort }: CaseFilter): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  for (const facet of CASE_FACETS) for (const value of facets[facet]) query.append(facet, value)
  if (sort !== DEFAULT_CASE_SORT) query.set('sort', sort)
  return query.size === 0 ? '/cases' : `/cases?${query}`
}

/** The same conditions without the words. */
export function withoutWords(filter: CaseFilter): CaseFilter {
  return { ...filter, words: '' }
}

/** The same conditions without one value of a facet, or without all of its values. */
export function withoutFacet(filter: CaseFilter, facet: CaseFacet, value?: string): CaseFilter {
  const left = value === undefined ? [] : filter.facets[facet].filter((other) => other !== value)
  return { ...filter, facets: { ...filter.facets, [facet]: left } }
}

/** What must all occur in a case's text: the words as the text is stored, one spelling a character. */
export function searchWords(words: string): readonly string[] {
  return words.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean)
}

function given(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).filter((value) => value.trim() !== '')
}

/** Cut by characters and not by halves of them. */
function shortened(value: string): string {
  const characters = [...value.trim()]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : characters.join('')
}
