import { z } from 'zod'
import { MECHANISMS, SOCIAL_ISSUES, TRIGGERS } from '#scoring/vocabulary.ts'
import {
  CASE_FACETS, CASE_SORTS, defaultSort, INDUSTRIES, LONGEST_WORDS, PRICED_STATES, REGIONS, SDG_GOALS,
  type CaseFacet, type CaseFilter,
} from '../forms/case-filter.ts' // prettier-ignore
import { fold } from '../search/fold.ts'
import { shortened } from '../forms/shortened.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import type { ParameterRefusal } from './problem.ts'

export const LARGEST_PAGE = 999_999
export const MOST_PER_PAGE = 100
export const DEFAULT_PER_PAGE = 20
/** An answer names no more than this many parameters that were wrong or of no use. */
export const MOST_NAMED = 20

/** The values of each facet; those of `organisation` are known to the library only, so any name may be asked for. */
const FACET_VALUES: Readonly<Record<Exclude<CaseFacet, 'organisation'>, readonly string[]>> = {
  issue: SOCIAL_ISSUES,
  industry: INDUSTRIES,
  mechanism: MECHANISMS,
  trigger: TRIGGERS,
  sdg: SDG_GOALS,
  region: REGIONS,
  priced: PRICED_STATES,
}

/** Parameters that take one of a list, with the list. */
export const CLOSED_VALUES: Readonly<Record<string, readonly string[]>> = {
  ...FACET_VALUES,
  sort: CASE_SORTS,
  lang: LANGUAGES,
}

const IGNORED_REASONS = ['unknown-parameter', 'too-many-words', 'nothing-to-look-for', 'needs-words'] as const

/** Something that could be read and made no difference. */
export const ignoredSchema = z.object({
  parameter: z.string(),
  /** Cut where it is long. */
  value: z.string(),
  reason: z.enum(IGNORED_REASONS),
})
export type Ignored = z.infer<typeof ignoredSchema>

export interface ListRequest {
  /** From 1. */
  readonly page: number
  readonly per: number
  readonly ignored: readonly Ignored[]
}

export interface SearchRequest extends ListRequest {
  readonly filter: CaseFilter
}

/** What was asked for, or everything that is wrong with it. */
export type Asked<Request> =
  | { readonly ok: true; readonly request: Request }
  | { readonly ok: false; readonly refused: readonly ParameterRefusal[] }

const given = z.array(z.string())
const wholeNumber = (largest: number) =>
  z.string().regex(/^\d{1,6}$/).transform(Number).pipe(z.int().min(1).max(largest)) // prettier-ignore
const once = <Value extends z.ZodType<unknown, string>>(value: Value) => z.array(value).max(1)
const anyOf = (values: readonly string[]) => z.array(z.enum(values))

const common = { lang: once(z.enum(LANGUAGES)) }
const paging = { ...common, page: once(wholeNumber(LARGEST_PAGE)), per: once(wholeNumber(MOST_PER_PAGE)) }

const caseSchema = z.object(common)
const listSchema = z.object(paging)
const searchSchema = z.object({
  ...paging,
  q: given.transform((parts) => parts.join(' ').trim()).pipe(z.string().max(LONGEST_WORDS)),
  sort: once(z.enum(CASE_SORTS)),
  ...(Object.fromEntries(Object.entries(FACET_VALUES).map(([facet, values]) => [facet, anyOf(values)])) as Record<
    keyof typeof FACET_VALUES,
    ReturnType<typeof anyOf>
  >),
  organisation: z.array(z.string().max(LONGEST_WORDS)),
})

export const LIST_PARAMETERS: readonly string[] = Object.keys(listSchema.shape)
export const SEARCH_PARAMETERS: readonly string[] = Object.keys(searchSchema.shape)

/** Reads the address of one case or of a document: it takes nothing but a language. */
export function readCaseParameters(query: URLSearchParams): Asked<object> {
  return read(caseSchema, query)
}

/** Reads the address of the list of all cases. */
export function readListParameters(query: URLSearchParams): Asked<ListRequest> {
  const asked = read(listSchema, query)
  if (!asked.ok) return asked
  const { page, per } = asked.request
  return { ok: true, request: { ...pagingOf(page, per), ignored: unknownOnes(query, LIST_PARAMETERS) } }
}

/**
 * Reads the address of a search. What can't be read is refused, all of it at once: a program that gets the whole library
 * for a misspelt condition would not notice. A blank value counts as none.
 */
export function readSearchParameters(query: URLSearchParams): Asked<SearchRequest> {
  const asked = read(searchSchema, query)
  if (!asked.ok) return asked
  const { q, sort, page, per } = asked.request
  const wished = sort[0] ?? defaultSort(q)
  const needsWords = q === '' && wished === 'relevance'
  const paged = pagingOf(page, per)
  return {
    ok: true,
    request: {
      ...paged,
      filter: {
        words: q,
        facets: Object.fromEntries(
          CASE_FACETS.map((facet) => [facet, [...new Set(asked.request[facet])]]),
        ) as unknown as CaseFilter['facets'],
        sort: needsWords ? defaultSort('') : wished,
        page: paged.page,
      },
      ignored: [
        ...(needsWords ? [{ parameter: 'sort', value: wished, reason: 'needs-words' as const }] : []),
        ...unknownOnes(query, SEARCH_PARAMETERS),
      ].slice(0, MOST_NAMED),
    },
  }
}

/** Words of a search that were not looked for: too many, or accents without a letter. */
export function wordsNotLookedFor(words: readonly string[]): readonly Ignored[] {
  return words.map((value) => ({
    parameter: 'q',
    value: shortened(value),
    reason: fold(value) === '' ? 'nothing-to-look-for' : 'too-many-words',
  }))
}

function pagingOf(page: readonly number[], per: readonly number[]): { page: number; per: number } {
  return { page: page[0] ?? 1, per: per[0] ?? DEFAULT_PER_PAGE }
}

function read<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  query: URLSearchParams,
): Asked<z.infer<z.ZodObject<Shape>>> {
  const values = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, query.getAll(name).filter((value) => value.trim() !== '')]),
  )
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, request: parsed.data }
  const refused = parsed.error.issues.map((issue) => refusal(issue, values))
  return { ok: false, refused: refused.slice(0, MOST_NAMED) }
}

function refusal(issue: z.core.$ZodIssue, values: Readonly<Record<string, readonly string[]>>): ParameterRefusal {
  const [name, at] = issue.path as [string, number | undefined]
  const all = values[name]!
  const value = shortened(at === undefined ? all.join(' ') : all[at]!)
  if (issue.code === 'invalid_value') {
    return { parameter: name, value, code: 'unknown-value', allowed: issue.values.map(String) }
  }
  if (issue.code === 'too_big' && issue.origin === 'array') return { parameter: name, value, code: 'repeated' }
  return { parameter: name, value, code: issue.code === 'too_big' && issue.origin === 'string' ? 'too-long' : 'out-of-range' } // prettier-ignore
}

function unknownOnes(query: URLSearchParams, known: readonly string[]): readonly Ignored[] {
  const ignored: Ignored[] = []
  for (const [name, value] of query) {
    if (ignored.length === MOST_NAMED) break
    if (known.includes(name)) continue
    ignored.push({ parameter: shortened(name), value: shortened(value), reason: 'unknown-parameter' })
  }
  return ignored
}
