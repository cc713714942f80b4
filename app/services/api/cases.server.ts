import { listRetiredCases } from '#db/repositories/case.ts'
import { isCaseSlug } from '#db/repositories/revision.ts'
import type { CaseListAnswer } from '../../api/answers.ts'
import { LIST_PARAMETERS, readCaseParameters, readListParameters, type ListRequest } from '../../api/parameters.ts'
import { database } from '../../database.server.ts'
import { env } from '../../env.server.ts'
import { caseDownload } from '../case-json.ts'
import { library, type Library } from '../library.server.ts'
import type { ApiResult } from './api-answer.server.ts'
import { caseSummary } from './case-summary.server.ts'
import { nextAddress } from './next-address.ts'

/** All published cases by id: what a copy of the library goes by. */
export async function apiCases(query: URLSearchParams): Promise<ApiResult> {
  const asked = readListParameters(query)
  if (!asked.ok) return { ok: false, code: 'invalid-parameters', refused: asked.refused }
  return { ok: true, body: caseListAnswer(await library(), asked.request, query, env.SITE_URL ?? '') }
}

/**
 * The same for a given library, whose cases stand by id.
 * @param site address of the site without a slash at its end; may be empty
 */
export function caseListAnswer(
  shelf: Library,
  { page, per, ignored }: ListRequest,
  query: URLSearchParams,
  site: string,
): CaseListAnswer {
  const pages = Math.ceil(shelf.cases.length / per)
  const offset = (page - 1) * per
  return {
    total: shelf.cases.length,
    page,
    per,
    pages,
    next: page < pages ? nextAddress(`${site}/api/v1/cases`, query, LIST_PARAMETERS, page + 1) : null,
    ignored: [...ignored],
    libraryVersion: shelf.version,
    results: shelf.cases.slice(offset, offset + per).map((entry) => caseSummary(entry, site)),
  }
}

/** One case, whole. A retired one is told from one that never was, so that copies of it can be removed. */
export async function apiCase(id: string, query: URLSearchParams): Promise<ApiResult> {
  const asked = readCaseParameters(query)
  if (!asked.ok) return { ok: false, code: 'invalid-parameters', refused: asked.refused }
  const entry = (await library()).byId.get(id)
  if (entry) return { ok: true, body: caseDownload(entry, env.SITE_URL ?? '') }
  const retired = isCaseSlug(id) && (await listRetiredCases((await database()).db, [id])).length > 0
  return { ok: false, code: retired ? 'case-retired' : 'case-not-found' }
}
