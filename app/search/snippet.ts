import { originalStretch } from './fold.ts'
import type { SearchDocument, SearchFieldName } from './search-document.ts'
import type { SearchQuery } from './search-query.ts'

/** A piece of a text; `hit` where a reader's word stands. */
export interface SnippetPart {
  readonly text: string
  readonly hit: boolean
}

/** Where a word was found, cut from the text as it is written. */
export interface Snippet {
  readonly field: SearchFieldName
  readonly language: 'zh-CN' | 'en'
  readonly parts: readonly SnippetPart[]
  /** True where the text goes on before or after the piece. */
  readonly cutBefore: boolean
  readonly cutAfter: boolean
}

/** Folded characters shown around the first hit of a snippet. */
const BEFORE = 36
const AFTER = 84
const MOST_HITS = 24

/**
 * Pieces of a document that show why it was found: the first place of each word, one piece a field, those in the
 * reader's language first where a word stands in both.
 * @param most pieces at most; a word found in a piece that is shown needs none of its own
 */
export function snippets(
  document: SearchDocument,
  query: SearchQuery,
  { language, most, skip = [] }: { language: 'zh-CN' | 'en'; most: number; skip?: readonly SearchFieldName[] },
): readonly Snippet[] {
  const words = query.terms.map(({ word, synonyms }) => [word, ...synonyms])
  const shown = new Map<number, { readonly from: number; readonly to: number }>()
  for (const alternatives of words) {
    const covered = [...shown].some(([number, { from, to }]) => {
      const piece = foldedField(document, number).slice(from, to)
      return alternatives.some((word) => piece.includes(word))
    })
    if (covered || shown.size >= most) continue
    const place = bestPlace(document, alternatives, language, skip)
    if (place && !shown.has(place.field)) {
      const length = foldedField(document, place.field).length
      // A word longer than a piece is shown whole.
      const to = Math.max(place.at + AFTER, place.end + BEFORE)
      shown.set(place.field, { from: Math.max(0, place.at - BEFORE), to: Math.min(length, to) })
    }
  }
  return [...shown].map(([number, { from, to }]) => {
    const { field, language: written, text, marks } = document.fields[number]!
    const folded = foldedField(document, number)
    const cut = originalStretch(text, marks, from, to)
    return {
      field,
      language: written,
      parts: highlighted(text, marks, folded, { from, to }, words.flat()),
      cutBefore: cut.start > 0,
      cutAfter: cut.end < text.trimEnd().length,
    }
  })
}

/** A whole short text (a title) with the words marked. */
export function marked(document: SearchDocument, number: number, query: SearchQuery): readonly SnippetPart[] {
  const { text, marks } = document.fields[number]!
  const folded = foldedField(document, number)
  if (folded === '') return [{ text, hit: false }]
  const words = query.terms.flatMap(({ word, synonyms }) => [word, ...synonyms])
  const parts = highlighted(text, marks, folded, { from: 0, to: folded.length }, words)
  return parts
}

interface Place {
  readonly field: number
  readonly at: number
  readonly end: number
}

/** The first place of any of the words, in the reader's language where there is one. */
function bestPlace(
  document: SearchDocument,
  words: readonly string[],
  language: string,
  skip: readonly SearchFieldName[],
): Place | undefined {
  let other: Place | undefined
  for (const [number, { field, language: written }] of document.fields.entries()) {
    if (skip.includes(field)) continue
    const folded = foldedField(document, number)
    const first = words
      .map((word) => ({ field: number, at: folded.indexOf(word), end: folded.indexOf(word) + word.length }))
      .filter(({ at }) => at >= 0)
      .sort((left, right) => left.at - right.at)[0]
    if (first && written === language) return first
    other ??= first
  }
  return other
}

function foldedField({ fields, folded }: SearchDocument, number: number): string {
  const next = fields[number + 1]?.start ?? folded.length
  return folded.slice(fields[number]!.start, next - 1)
}

/** Cuts a stretch of the folded text out of the original and marks every word in it. */
function highlighted(
  text: string,
  marks: SearchDocument['fields'][number]['marks'],
  folded: string,
  { from, to }: { readonly from: number; readonly to: number },
  words: readonly string[],
): readonly SnippetPart[] {
  const whole = originalStretch(text, marks, from, to)
  const parts: SnippetPart[] = []
  let reached = whole.start
  const add = (end: number, hit: boolean) => {
    if (end > reached) parts.push({ text: onOneLine(text.slice(reached, end)), hit })
    reached = Math.max(reached, end)
  }
  for (const { start, end } of hitsIn(folded, from, to, words)) {
    const hit = originalStretch(text, marks, start, end)
    add(Math.max(hit.start, reached), false)
    add(Math.min(hit.end, whole.end), true)
  }
  add(whole.end, false)
  return parts
}

/** Headings and entries of a list are kept apart where their lines are joined; sentences end by themselves. */
function onOneLine(text: string): string {
  return text
    .replace(/(?<=\p{P})\s*\n\s*/gu, ' ')
    .replace(/\s*\n\s*/gu, ' · ')
    .replace(/\s+/gu, ' ')
}

/** Stretches of the folded text that hold a word, joined where they touch. */
function hitsIn(folded: string, from: number, to: number, words: readonly string[]): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (const word of words) {
    for (let at = folded.indexOf(word, from); at >= 0 && at + word.length <= to; at = folded.indexOf(word, at + 1)) {
      found.push({ start: at, end: at + word.length })
      if (found.length > MOST_HITS * words.length) break
    }
  }
  found.sort((left, right) => left.start - right.start)
  const joined: { start: number; end: number }[] = []
  for (const hit of found) {
    const last = joined.at(-1)
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else joined.push(hit)
  }
  return joined.slice(0, MOST_HITS)
}
