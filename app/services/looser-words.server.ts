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
const MOST_TRIED = 40

/**
 * What to look for instead: all but one of several words, or the parts of a long word, those that find most left standing
 * first. Facets stay as they are.
 */
export function looserWords(shelf: Library, filter: CaseFilter, language: Language): readonly LooserWords[] {
  const words = readSearchQuery(filter.words).terms.map(({ word }) => word)
  const attempts = words.length > 1 ? withoutOne(words) : partsOf(words[0] ?? '', language)
  const found = attempts.slice(0, MOST_TRIED).flatMap((attempt) => {
    const looser = withWords(filter, attempt)
    const { total } = selectCases(shelf, looser, language, { offset: 0, limit: 0 })
    return total > 0 ? [{ words: attempt, filter: looser, count: total }] : []
  })
  return found.slice(0, MOST_SHOWN)
}

function withoutOne(words: readonly string[]): readonly string[] {
  const left = words.map((_, at) =>
    words
      .filter((_word, other) => other !== at)
      .map(quotedIfSpaced)
      .join(' '),
  )
  return [...new Set([...left, ...words.map(quotedIfSpaced)])]
}

/** A word of two parts is often two words: 长江大桥塌了 finds nothing, 长江大桥 may. Longer parts come first. */
function partsOf(word: string, language: Language): readonly string[] {
  const segments = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(word)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
  const shorter: string[] = []
  const characters = [...word]
  for (let length = characters.length - 1; length >= 2 && shorter.length < MOST_TRIED / 2; length -= 1) {
    shorter.push(characters.slice(0, length).join('').trim(), characters.slice(-length).join('').trim())
  }
  return [...new Set([...segments, ...shorter])].filter((part) => part !== word && part.length >= 2)
}

function quotedIfSpaced(word: string): string {
  return word.includes(' ') ? `"${word}"` : word
}
