import { withWords, type CaseFilter } from '../forms/case-filter.ts'
import type { Language } from '../i18n/languages.ts'
import { readSearchQuery } from '../search/search-query.ts'
import type { Library } from './library.server.ts'
import { selectCases } from './case-selection.server.ts'

/** Other words that find something where a reader's found nothing. */
export interface LooserWords {
  readonly words: string
  readonly filter: CaseFilter
  readonly count: number
}

const MOST_SHOWN = 4
/** Looks at the index for one suggestion page: a long sentence is cut up no further. */
const MOST_TRIED = 60

/**
 * What to look for instead: all but one of several words, or of a long word the parts that the library knows, together
 * first and then alone. Facets stay as they are.
 */
export function looserWords(shelf: Library, filter: CaseFilter, language: Language): readonly LooserWords[] {
  let tried = 0
  const countOf = (words: string): number => {
    tried += 1
    if (tried > MOST_TRIED) return 0
    return selectCases(shelf, withWords(filter, words), language, { offset: 0, limit: 0 }).total
  }
  const words = readSearchQuery(filter.words).terms.map(({ word }) => word)
  const parts = words.length > 1 ? words : knownParts(words[0] ?? '', (part) => countOf(quotedIfSpaced(part)) > 0)
  const found: LooserWords[] = []
  for (const attempt of combinations(parts.map(quotedIfSpaced), words.length === 1)) {
    const count = countOf(attempt)
    if (count > 0) found.push({ words: attempt, filter: withWords(filter, attempt), count })
    if (found.length === MOST_SHOWN) break
  }
  return found
}

/** All together where that is not what was asked, all but one, then each alone. */
function combinations(parts: readonly string[], together: boolean): readonly string[] {
  const all = together ? [parts.join(' ')] : []
  const withoutOne = parts.length > 2 || !together ? parts.map((_, at) => parts.toSpliced(at, 1).join(' ')) : []
  return [...new Set([...all, ...withoutOne, ...parts])].filter((words) => words !== '')
}

/**
 * A sentence typed without spaces, cut into the longest pieces that occur somewhere, from left to right; single
 * characters say too little. 抖音帮人找走失老人 becomes 抖音, 走失老人 and what else the library knows.
 */
function knownParts(word: string, occurs: (part: string) => boolean): readonly string[] {
  const characters = [...word]
  const parts: string[] = []
  for (let at = 0; at + 1 < characters.length;) {
    let length = 1
    // Where two characters do not occur together, no more of them do.
    while (at + length < characters.length && occurs(characters.slice(at, at + length + 1).join(''))) length += 1
    const part = characters
      .slice(at, at + length)
      .join('')
      .trim()
    if (length > 1 && part !== word) parts.push(part)
    at += length
  }
  return parts
}

function quotedIfSpaced(word: string): string {
  return word.includes(' ') ? `"${word}"` : word
}
