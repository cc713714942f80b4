import { foldWithMarks, type FoldedText } from './fold.ts'
import type { IndexedText } from './text-segment.ts'

/** What a text is of a case, in the order of what a hit there is worth. */
export const SEARCH_FIELDS = ['title', 'organisation', 'summary', 'text', 'outcomes', 'partners', 'evidence'] as const
export type SearchFieldName = (typeof SEARCH_FIELDS)[number]

/** One text of a case as a reader sees it, in the language it is written in. */
export interface SearchField {
  readonly field: SearchFieldName
  readonly language: 'zh-CN' | 'en'
  readonly text: string
}

/** All texts of a case, folded one after the other, so that one look finds a word in any of them. */
export interface SearchDocument extends IndexedText {
  readonly id: string
  readonly fields: readonly (SearchField & { readonly start: number; readonly marks: FoldedText['marks'] })[]
}

/** Stands between two texts and can't be searched for: folded text holds no line break. */
const BETWEEN = '\n'

/** @param fields in any order; they are put into that of `SEARCH_FIELDS` */
export function searchDocument(id: string, fields: readonly SearchField[]): SearchDocument {
  const ordered = SEARCH_FIELDS.flatMap((name) => fields.filter(({ field }) => field === name))
  let folded = ''
  let titleEnd = 0
  let summaryEnd = 0
  const placed = ordered.map((field) => {
    const { folded: piece, marks } = foldWithMarks(field.text)
    const start = folded.length
    folded += piece + BETWEEN
    if (field.field === 'title' || field.field === 'organisation') titleEnd = folded.length
    if (titleEnd === folded.length || field.field === 'summary') summaryEnd = folded.length
    return { ...field, start, marks }
  })
  return { id, fields: placed, folded, tierEnds: [titleEnd, summaryEnd] }
}
