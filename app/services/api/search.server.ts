import type { ApiSnippet, SearchAnswer } from '../../api/answers.ts'
import {
  MOST_NAMED, readSearchParameters, SEARCH_PARAMETERS, wordsNotLookedFor, type SearchRequest,
} from '../../api/parameters.ts' // prettier-ignore
import { env } from '../../env.server.ts'
import type { Language } from '../../i18n/languages.ts'
import type { SearchQuery } from '../../search/search-query.ts'
import { marked, snippets, type SnippetPart } from '../../search/snippet.ts'
import { selectCases } from '../case-selection.server.ts'
import { library, type Library, type LibraryCase } from '../library.server.ts'
import type { ApiResult } from './api-answer.server.ts'
import { caseSummary } from './case-summary.server.ts'
import { nextAddress } from './next-address.ts'

/** Pieces of text beside the title that show why a case was found. */
const MOST_SNIPPETS = 3

/** Cases under the conditions of an address, for a program. */
export async function apiSearch(query: URLSearchParams, language: Language): Promise<ApiResult> {
  const asked = readSearchParameters(query)
  if (!asked.ok) return { ok: false, code: 'invalid-parameters', refused: asked.refused }
  return { ok: true, body: searchAnswer(await library(), asked.request, query, language, env.SITE_URL ?? '') }
}

/**
 * The same for a given library.
 * @param site address of the site without a slash at its end; may be empty
 */
export function searchAnswer(
  shelf: Library,
  { filter, page, per, ignored }: SearchRequest,
  query: URLSearchParams,
  language: Language,
  site: string,
): SearchAnswer {
  const selection = selectCases(shelf, filter, language, { offset: (page - 1) * per, limit: per })
  const { terms, ignored: wordsLeftOut } = selection.query
  const pages = Math.ceil(selection.total / per)
  const facets = Object.entries(selection.choices).map(([facet, choices]) => [facet, [...choices]])
  return {
    total: selection.total,
    page,
    per,
    pages,
    next: page < pages ? nextAddress(`${site}/api/v1/search`, query, SEARCH_PARAMETERS, page + 1) : null,
    ignored: [...wordsNotLookedFor(wordsLeftOut), ...ignored].slice(0, MOST_NAMED),
    query: {
      words: terms.map(({ word }) => word),
      synonyms: Object.fromEntries(
        terms.filter(({ synonyms }) => synonyms.length > 0).map(({ word, synonyms }) => [word, [...synonyms]]),
      ),
    },
    sort: filter.sort,
    facets: Object.fromEntries(facets) as SearchAnswer['facets'],
    results: selection.cases.map((entry) => ({
      ...caseSummary(entry, site),
      snippets: terms.length === 0 ? [] : foundIn(entry, selection.query, language),
    })),
  }
}

/** Titles that hold a word, then pieces of other texts. */
function foundIn({ searched }: LibraryCase, query: SearchQuery, language: Language): ApiSnippet[] {
  const titles = searched.fields.flatMap(({ field, language: written }, number) => {
    if (field !== 'title') return []
    const parts = marked(searched, number, query)
    if (!parts.some(({ hit }) => hit)) return []
    return [{ field, language: written, ...textAndHits(parts), cutBefore: false, cutAfter: false }]
  })
  const pieces = snippets(searched, query, { language, most: MOST_SNIPPETS, skip: ['title'] })
  return [...titles, ...pieces.map(({ parts, ...piece }) => ({ ...piece, ...textAndHits(parts) }))]
}

/** The pieces joined, and where those that are hits lie in the whole. */
function textAndHits(parts: readonly SnippetPart[]): Pick<ApiSnippet, 'text' | 'hits'> {
  let text = ''
  const hits: [number, number][] = []
  for (const part of parts) {
    if (part.hit) hits.push([text.length, text.length + part.text.length])
    text += part.text
  }
  return { text, hits }
}
