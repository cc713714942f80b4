import { fold } from './fold.ts'
import { synonymsOf } from './synonyms.ts'

/** One condition of a query: a case's text has to hold the word, or one of those that mean the same. */
export interface SearchTerm {
  /** Folded. */
  readonly word: string
  readonly synonyms: readonly string[]
}

export interface SearchQuery {
  readonly terms: readonly SearchTerm[]
  /** What was not looked for: words beyond the limit, and accents without a letter, which fold to nothing. */
  readonly ignored: readonly string[]
}

export const MOST_TERMS = 16

/** What stands between two quotation marks, English or Chinese, is one word, spaces and all, and is taken as it is. */
const PARTS = /(?<=^|\s)(?:"([^"]+)"|“([^“”]+)”)(?=\s|$)|(\S+)/gu

/**
 * Reads what a reader typed. Spaces separate words, all of which have to occur; a pair of "…" holds words together;
 * nothing else has a meaning, so the syntax of any search engine is looked for as it stands.
 * @example readSearchQuery('SROI "Game Card"').terms.map(({ word }) => word) // => ['sroi', 'game card']
 */
export function readSearchQuery(words: string): SearchQuery {
  const terms = new Map<string, SearchTerm>()
  const ignored: string[] = []
  for (const match of words.replace(/\p{Cc}/gu, ' ').matchAll(PARTS)) {
    const quoted = match[1] ?? match[2]
    const bare = match[3] ?? ''
    const word = fold(quoted ?? bare)
    if (terms.has(word)) continue
    if (word === '' || terms.size === MOST_TERMS) ignored.push(quoted ?? bare)
    else terms.set(word, { word, synonyms: quoted === undefined ? synonymsOf(word) : [] })
  }
  return { terms: [...terms.values()], ignored }
}

/**
 * The same query for nothing but the words that were typed: those that others stand for as well are put between
 * quotation marks.
 * @example onlyExact('SROI 餐盒') // => '"SROI" 餐盒'
 */
export function onlyExact(words: string): string {
  return words.replace(
    PARTS,
    (part: string, _plain: string | undefined, _curly: string | undefined, bare: string | undefined) =>
      bare !== undefined && synonymsOf(fold(bare)).length > 0 ? `"${bare}"` : part,
  )
}
