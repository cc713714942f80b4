import { z } from 'zod'
import {
  caseListSchema, caseSummarySchema, entranceSchema, facetSchema, localText, netValueSchema, searchAnswerSchema,
  searchResultSchema, snippetSchema,
} from '../../api/answers.ts' // prettier-ignore
import {
  CLOSED_VALUES, DEFAULT_PER_PAGE, LARGEST_PAGE, LIST_PARAMETERS, MOST_PER_PAGE, readCaseParameters, SEARCH_PARAMETERS,
} from '../../api/parameters.ts' // prettier-ignore
import { PROBLEM_STATUS, PROBLEM_TYPE, problemSchema, type ProblemCode } from '../../api/problem.ts'
import { PARAMETER_WORDS } from '../../content/api-parameters.ts'
import { PROBLEM_WORDS } from '../../content/api-problems.ts'
import { env } from '../../env.server.ts'
import { CASE_FACETS, LONGEST_WORDS } from '../../forms/case-filter.ts'
import { caseDownloadSchema } from '../case-json.ts'
import type { ApiResult } from './api-answer.server.ts'

/** Each schema under the name it has in the document. */
export const SCHEMAS = {
  Entrance: entranceSchema,
  SearchAnswer: searchAnswerSchema,
  SearchResult: searchResultSchema,
  Snippet: snippetSchema,
  Facet: facetSchema,
  CaseList: caseListSchema,
  CaseSummary: caseSummarySchema,
  NetValue: netValueSchema,
  LocalText: localText,
  Case: caseDownloadSchema,
  Problem: problemSchema,
} as const satisfies Record<string, z.ZodType>
type SchemaName = keyof typeof SCHEMAS

const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })

/** The interface described for programs: OpenAPI 3.1, its schemas made from those the answers are written by. */
export function apiDescription(query: URLSearchParams): ApiResult {
  const asked = readCaseParameters(query)
  if (!asked.ok) return { ok: false, code: 'invalid-parameters', refused: asked.refused }
  return { ok: true, body: openApiDocument(env.SITE_URL ?? '') }
}

/** @param site address of the site without a slash at its end; may be empty */
export function openApiDocument(site: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: '善度 Shandu',
      version: '1',
      description: 'Cases of corporate social innovation, each with two measures that are never added. Read only.',
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    externalDocs: { url: `${site}/about/api` },
    servers: [{ url: site === '' ? '/' : site }],
    paths: {
      '/api/v1': operation('Where everything is', 'Entrance', [], []),
      '/api/v1/search': operation('Search by words and conditions', 'SearchAnswer', SEARCH_PARAMETERS, []),
      '/api/v1/cases': operation('All cases by id, for a copy of the library', 'CaseList', LIST_PARAMETERS, []),
      '/api/v1/cases/{id}': operation('One case, whole', 'Case', ['id', 'lang'], ['case-not-found', 'case-retired']),
    },
    components: { schemas: schemas() },
  }
}

function operation(
  summary: string,
  answer: SchemaName,
  parameters: readonly string[],
  problems: readonly ProblemCode[],
): object {
  const refusals = (['invalid-parameters', ...problems, 'too-many-requests'] as const).map((code) => [
    PROBLEM_STATUS[code],
    { description: PROBLEM_WORDS[code].detail.en, content: { [PROBLEM_TYPE.split(';')[0]!]: { schema: ref('Problem') } } }, // prettier-ignore
  ])
  return {
    get: {
      summary,
      parameters: parameters.map(parameter),
      responses: {
        200: { description: 'The answer', content: { 'application/json': { schema: ref(answer) } } },
        304: { description: 'Nothing has changed since the ETag in If-None-Match.' },
        ...(Object.fromEntries(refusals) as object),
      },
    },
  }
}

function parameter(name: string): object {
  if (name === 'id') return { name, in: 'path', required: true, schema: { type: 'string' } }
  const repeatable = (CASE_FACETS as readonly string[]).includes(name)
  const one = valueSchema(name)
  return {
    name,
    in: 'query',
    description: PARAMETER_WORDS[name]!.en,
    schema: repeatable ? { type: 'array', items: one } : one,
  }
}

function valueSchema(name: string): object {
  if (name === 'page') return { type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: 1 }
  if (name === 'per') return { type: 'integer', minimum: 1, maximum: MOST_PER_PAGE, default: DEFAULT_PER_PAGE }
  const values = CLOSED_VALUES[name]
  return values ? { type: 'string', enum: values } : { type: 'string', maxLength: LONGEST_WORDS }
}

function schemas(): Readonly<Record<string, object>> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Fields may be added within a version, so a program has to put up with those it does not know.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _dialect, $id: _address, ...schema }]) => [name, schema]),
  )
}
