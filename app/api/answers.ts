import { z } from 'zod'
import { CARBON_PRICES, ROW_STATUSES } from '#scoring/vocabulary.ts'
import { CASE_FACETS, CASE_SORTS, type CaseFacet } from '../forms/case-filter.ts'
import { SEARCH_FIELDS } from '../search/search-document.ts'
import { ignoredSchema, LARGEST_PAGE, MOST_PER_PAGE } from './parameters.ts'

/**
 * What `/api/v1` answers. Within version 1 fields may be added; none is renamed, removed or given another meaning.
 * Descriptions stand in the published OpenAPI document.
 */
export const localText = z.object({ 'zh-CN': z.string(), en: z.string() })
const score = z.number().min(0).max(100)
const amount = z.number().nullable()
const ends = z.object({ low: z.number(), high: z.number() }).nullable()
const count = z.int().min(0)
const moment = z.string().describe('ISO 8601, UTC')

export const netValueSchema = z
  .object({
    method: z.literal('nv/1'),
    status: z.enum(['net', 'net-incomplete', 'benefits-only', 'bounds-only', 'nothing-priced']),
    currency: z.literal('CNY'),
    priceYear: z.literal(2023),
    counts: z.record(z.enum(ROW_STATUSES), count),
    amounts: z
      .array(
        z.object({
          carbonPrice: z.enum(CARBON_PRICES),
          median: amount,
          p05: amount,
          p95: amount,
          bounds: ends,
          scenario: ends,
        }),
      )
      .describe('One where no change rests on a carbon price, else one for each headline price. Never add them up.'),
  })
  .describe('Yuan of 2023. null is "not known", never zero.')

export const caseSummarySchema = z.object({
  id: z.string(),
  kind: z.enum(['full', 'short']),
  title: localText,
  summary: localText,
  organisation: z.object({
    key: z.string().describe('Value for the parameter `organisation`'),
    name: localText,
    industry: z.string(),
  }),
  issue: z.string(),
  url: z.string().describe('The page of the case'),
  api: z.string().describe('The whole case as JSON'),
  index: z
    .object({ method: z.literal('svii/1'), lower: score, upper: score, coverage: z.number().min(0).max(1) })
    .describe('Social value impact index: bounds on 0-100 and the share of weight that is known'),
  netValue: netValueSchema,
  asOf: z.string().describe('Date of the facts: YYYY, YYYY-MM or YYYY-MM-DD'),
  revision: z.object({ number: z.int().min(1), digest: z.string(), createdAt: moment }),
  updated: moment.describe('When the revision was written or its figures were computed, whichever was later'),
})
export type CaseSummary = z.infer<typeof caseSummarySchema>

export const snippetSchema = z.object({
  field: z.enum(SEARCH_FIELDS),
  language: z.enum(['zh-CN', 'en']),
  text: z.string(),
  hits: z
    .array(z.tuple([count, count]))
    .describe('Start and end of each hit in `text`, end excluded, in UTF-16 code units (as JavaScript counts)'),
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
})
export type ApiSnippet = z.infer<typeof snippetSchema>

export const searchResultSchema = caseSummarySchema.extend({ snippets: z.array(snippetSchema) })
export type SearchResult = z.infer<typeof searchResultSchema>

const paging = {
  total: count.describe('All cases that meet the conditions, not only those on this page'),
  page: z.int().min(1).max(LARGEST_PAGE),
  per: z.int().min(1).max(MOST_PER_PAGE),
  pages: count,
  next: z.string().nullable().describe('Address of the next page; null on the last'),
  ignored: z.array(ignoredSchema).describe('What could be read and made no difference'),
}

export const caseListSchema = z.object({
  ...paging,
  libraryVersion: count.describe('Rises with every change of the library. Where it differs between two pages, start again.'), // prettier-ignore
  results: z.array(caseSummarySchema).describe('Ordered by id'),
})
export type CaseListAnswer = z.infer<typeof caseListSchema>

export const facetSchema = z.array(
  z.object({
    value: z.string(),
    count: count.describe('Cases shown if this value alone were chosen here, every other condition kept'),
    chosen: z.boolean(),
  }),
)

export const searchAnswerSchema = z.object({
  ...paging,
  query: z
    .object({ words: z.array(z.string()), synonyms: z.record(z.string(), z.array(z.string())) })
    .describe('The words as they were looked for, and what else each of them found'),
  sort: z.enum(CASE_SORTS),
  facets: z.object(
    Object.fromEntries(CASE_FACETS.map((facet) => [facet, facetSchema])) as Record<CaseFacet, typeof facetSchema>,
  ),
  results: z.array(searchResultSchema),
})
export type SearchAnswer = z.infer<typeof searchAnswerSchema>

export const entranceSchema = z.object({
  name: z.string(),
  version: z.literal('1'),
  documentation: z.string(),
  openapi: z.string(),
  search: z.string(),
  cases: z.string(),
  case: z.string().describe('A template: put the id in'),
  licence: z.object({ text: z.string(), facts: z.string() }),
  requestsPerMinute: z.int().min(1).nullable().describe('For each client; null where there is no limit'),
})
export type Entrance = z.infer<typeof entranceSchema>
