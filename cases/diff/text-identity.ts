/** Which sections and paragraphs of a text are the same ones. */
import type { Section } from '../sections.ts'
import type { Identity } from './align.ts'
import { wordsOf } from './diff-words.ts'

/** Line breaks and blanks at the ends say nothing. */
export const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()
export const sameText = (a: string, b: string): boolean => a === b || plain(a) === plain(b)

/** How often each word stands in a text. */
function wordCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of wordsOf(text)) if (/[\p{L}\p{N}]/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * The share of words two texts have in common, whatever their order (Dice's coefficient). Made anew for each comparison
 * of two lists, it counts the words of each text once.
 */
export function textLikeness(): (a: string, b: string) => number {
  const known = new Map<string, { readonly counts: ReadonlyMap<string, number>; readonly total: number }>()
  const counted = (text: string) => {
    const found = known.get(text)
    if (found) return found
    const counts = wordCounts(text)
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    known.set(text, { counts, total })
    return { counts, total }
  }
  return (a, b) => {
    const [left, right] = [counted(a), counted(b)]
    let shared = 0
    for (const [word, count] of left.counts) shared += Math.min(count, right.counts.get(word) ?? 0)
    return left.total + right.total === 0 ? 0 : (2 * shared) / (left.total + right.total)
  }
}

/** Sections are known by their heading; under a new heading, by their text. */
export function sectionIdentity(): Identity<Pick<Section, 'anchor' | 'markdown'>> {
  const likeness = textLikeness()
  return {
    name: ({ anchor }) => anchor,
    same: (a, b) => plain(a.markdown) !== '' && sameText(a.markdown, b.markdown),
    // The text before the first heading is never that of another section.
    likeness: (a, b) => (a.anchor === '' || b.anchor === '' ? 0 : likeness(a.markdown, b.markdown)),
  }
}
