import { z } from 'zod'
import { PROVINCE_CODES } from '#cases/provinces.ts'
import { MECHANISMS, SOCIAL_ISSUES, TRIGGERS } from '#scoring/vocabulary.ts'
import { shortened } from './shortened.ts'

/** What the library can be narrowed down by, in the order of the form. */
export const CASE_FACETS = [
  'issue', 'organisation', 'industry', 'mechanism', 'trigger', 'sdg', 'region', 'priced',
] as const // prettier-ignore
export type CaseFacet = (typeof CASE_FACETS)[number]

/** `bounded`: bounds or a scenario, but no priced row. */
export const PRICED_STATES = ['priced', 'bounded', 'none'] as const
export type PricedState = (typeof PRICED_STATES)[number]

/** Where a case works: all of the country, abroad, or a province-level unit by its code. */
export const REGIONS: readonly string[] = ['national', 'abroad', ...PROVINCE_CODES]

/** `relevance`: where the words stand; it needs words. */
export const CASE_SORTS = ['relevance', 'title', 'proven', 'coverage', 'newest'] as const
export type CaseSort = (typeof CASE_SORTS)[number]

/** The order where a reader has chosen none. */
export function defaultSort(words: string): CaseSort {
  return words === '' ? 'title' : 'relevance'
}

export const INDUSTRIES = [...'ABCDEFGHIJKLMNOPQRST'] as readonly string[]
export const SDG_GOALS = Array.from({ length: 17 }, (_, index) => String(index + 1))

export const LONGEST_WORDS = 200
const MOST_SHOWN = 12

/** Several values of one facet widen the choice (or), facets and words narrow it (and). */
export interface CaseFilter {
  readonly words: string
  readonly facets: Readonly<Record<CaseFacet, readonly string[]>>
  readonly sort: CaseSort
  /** From 1. */
  readonly page: number
}

/** Something in the address that the list does not know: it was left out, and the page says so. */
export interface LeftOutCondition {
  readonly name: 'q' | 'sort' | 'page' | CaseFacet
  readonly value: string
}

const words = z.string().trim().max(LONGEST_WORDS)
const sort = z.enum(CASE_SORTS)
const page = z.string().regex(/^[1-9]\d{0,5}$/).transform(Number) // prettier-ignore
const facetValues = {
  issue: z.enum(SOCIAL_ISSUES),
  industry: z.enum(INDUSTRIES),
  mechanism: z.enum(MECHANISMS),
  region: z.enum(REGIONS),
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
  const knownWords = readWords.success ? readWords.data : ''
  const once = <Value>(name: 'sort' | 'page', schema: z.ZodType<Value>, otherwise: Value): Value => {
    const [wish, ...others] = given(query, name)
    for (const other of others) leaveOut(name, other)
    const read = schema.safeParse(wish)
    if (wish !== undefined && !read.success) leaveOut(name, wish)
    return read.success ? read.data : otherwise
  }
  const wished = once('sort', sort, defaultSort(knownWords))
  return {
    filter: {
      words: knownWords,
      facets,
      // Without words nothing is more relevant than anything else.
      sort: knownWords === '' && wished === 'relevance' ? defaultSort('') : wished,
      page: once('page', page, 1),
    },
    leftOut,
  }
}

/** The address of the list under these conditions; equal conditions have equal addresses. */
export function caseListAddress({ words, facets, sort, page }: CaseFilter): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  for (const facet of CASE_FACETS) for (const value of facets[facet]) query.append(facet, value)
  if (sort !== defaultSort(words)) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/cases' : `/cases?${query}`
}

/** The same conditions without the words. */
export function withoutWords(filter: CaseFilter): CaseFilter {
  return withWords(filter, '')
}

/** The same conditions with other words, from the first page on. */
export function withWords(filter: CaseFilter, words: string): CaseFilter {
  const sort = filter.sort === defaultSort(filter.words) ? defaultSort(words) : filter.sort
  return { ...filter, words, sort, page: 1 }
}

/** The same conditions without one value of a facet, or without all of its values. */
export function withoutFacet(filter: CaseFilter, facet: CaseFacet, value?: string): CaseFilter {
  const left = value === undefined ? [] : filter.facets[facet].filter((other) => other !== value)
  return { ...filter, facets: { ...filter.facets, [facet]: left }, page: 1 }
}

function given(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).filter((value) => value.trim() !== '')
}
