import { CLOSED_VALUES, SEARCH_PARAMETERS } from '../api/parameters.ts'
import { PROBLEM_CODES, PROBLEM_STATUS } from '../api/problem.ts'
import type { ApiPageView } from '../components/api/api-page.tsx'
import { API_ADDRESSES, API_EXAMPLES, API_LIMIT, API_SECTIONS } from '../content/api.ts'
import { PARAMETER_WORDS } from '../content/api-parameters.ts'
import { PROBLEM_WORDS } from '../content/api-problems.ts'
import { env } from '../env.server.ts'
import { CASE_FACETS } from '../forms/case-filter.ts'
import type { Language } from '../i18n/languages.ts'

/** The parameters in the order a reader meets them; a new one that nobody has described stops the tests. */
const ORDER = ['q', ...CASE_FACETS, 'sort', 'page', 'per', 'lang']

/** What the interface for programs takes and gives, in one language. */
export function apiPage(language: Language): ApiPageView {
  const site = env.SITE_URL ?? `http://localhost:${env.PORT}`
  const perMinute = env.API_REQUESTS_PER_MINUTE
  const limit = (perMinute > 0 ? API_LIMIT.some : API_LIMIT.none)[language].replace('{n}', String(perMinute))
  return {
    addresses: API_ADDRESSES.map(({ address, says }) => ({ address, says: says[language] })),
    parameters: SEARCH_PARAMETERS.toSorted((left, right) => ORDER.indexOf(left) - ORDER.indexOf(right)).map((name) => ({
      name,
      says: PARAMETER_WORDS[name]![language],
      values: CLOSED_VALUES[name] ?? [],
    })),
    examples: API_EXAMPLES.map(({ says, command }) => ({
      says: says[language],
      command: command.replace('{site}', site),
    })),
    sections: API_SECTIONS.map(({ id, title, paragraphs }) => ({
      id,
      title: title[language],
      paragraphs: paragraphs.map((paragraph) => paragraph[language].replace('{limit}', limit)),
    })),
    problems: PROBLEM_CODES.map((code) => ({
      code,
      status: PROBLEM_STATUS[code],
      title: PROBLEM_WORDS[code].title[language],
      detail: PROBLEM_WORDS[code].detail[language],
    })),
  }
}
