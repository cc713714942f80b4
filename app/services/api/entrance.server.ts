import type { Entrance } from '../../api/answers.ts'
import { readCaseParameters } from '../../api/parameters.ts'
import { env } from '../../env.server.ts'
import { FACTS_LICENCE } from '../case-json.ts'
import type { ApiResult } from './api-answer.server.ts'

/** Where everything of the interface is. */
export function apiEntrance(query: URLSearchParams): ApiResult {
  const asked = readCaseParameters(query)
  if (!asked.ok) return { ok: false, code: 'invalid-parameters', refused: asked.refused }
  const site = env.SITE_URL ?? ''
  const body: Entrance = {
    name: '善度 Shandu',
    version: '1',
    documentation: `${site}/about/api`,
    openapi: `${site}/api/v1/openapi.json`,
    search: `${site}/api/v1/search`,
    cases: `${site}/api/v1/cases`,
    case: `${site}/api/v1/cases/{id}`,
    licence: { text: 'CC-BY-4.0', facts: FACTS_LICENCE },
    requestsPerMinute: env.API_REQUESTS_PER_MINUTE === 0 ? null : env.API_REQUESTS_PER_MINUTE,
  }
  return { ok: true, body }
}
