/** Which sections and paragraphs of a text are the same ones. */
import type { Section } from '../sections.ts'
import type { Identity } from './align.ts'
import { wordsOf } from './diff-words.ts'

/** Line breaks and blanks at the ends say nothing. */
export const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()
export const sameText = (a: string, b: string): boolean => a === b || plain(a) === plain(b)

/** The share of words two texts have in common, whatever their order (Dice's coefficient). */
export function textLikeness(a: string, b: string): number {
  const words = (text: string): readonly string[] => wordsOf(text).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const [left, right] = [words(a), words(b)]
  const counts = new Map<string, number>()
  for (const word of left) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of right) {
    const count = counts.get(word) ?? 0
    if (count > 0) shared++
    counts.set(word, count - 1)
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length)
}

/** Sections are known by their heading; under a new heading, by their text. */
export const SECTION_IDENTITY: Identity<Pick<Section, 'anchor' | 'markdown'>> = {
  name: ({ anchor }) => anchor,
  same: (a, b) => plain(a.markdown) !== '' && sameText(a.markdown, b.markdown),
  likeness: (a, b) => textLikeness(a.markdown, b.markdown),
}
