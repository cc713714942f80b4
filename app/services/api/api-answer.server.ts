import { problem, PROBLEM_TYPE, type ParameterRefusal, type ProblemCode } from '../../api/problem.ts'
import { env } from '../../env.server.ts'
import type { Language } from '../../i18n/languages.ts'
import { requestLanguage } from '../../i18n/negotiate.ts'
import { logger } from '../../logger.server.ts'

export type ApiResult =
  | { readonly ok: true; readonly body: object }
  | { readonly ok: false; readonly code: ProblemCode; readonly refused?: readonly ParameterRefusal[] }

/**
 * Answers a program: JSON, or a problem in the language it asked for. Whatever goes wrong on our side is a problem too,
 * because a program can't read an error page.
 */
export async function apiAnswer(
  request: Request,
  make: (query: URLSearchParams, language: Language) => ApiResult | Promise<ApiResult>,
): Promise<Response> {
  const language = requestLanguage(request)
  const result = await attempt(() => make(new URL(request.url).searchParams, language))
  if (result.ok) {
    return new Response(`${JSON.stringify(result.body)}\n`, {
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, no-cache' },
    })
  }
  const said = problem(result.code, language, env.SITE_URL ?? '', result.refused)
  return new Response(`${JSON.stringify(said)}\n`, {
    status: said.status,
    headers: { 'Content-Type': PROBLEM_TYPE, 'Content-Language': language, 'Cache-Control': 'no-store' },
  })
}

async function attempt(make: () => ApiResult | Promise<ApiResult>): Promise<ApiResult> {
  try {
    return await make()
  } catch (error) {
    logger.error({ err: error }, 'a request of a program failed')
    return { ok: false, code: 'server-error' }
  }
}
