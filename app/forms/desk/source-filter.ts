import { z } from 'zod'
import { SOURCE_KINDS, type SourceKind } from '#scoring/vocabulary.ts'
import { shortened } from '../shortened.ts'

/** What the register can be narrowed down to; a source has to meet all that are chosen. */
export const SOURCE_MARKS = ['old', 'unreachable', 'moved', 'contradicted', 'unused', 'no-access', 'no-copy'] as const
export type SourceMark = (typeof SOURCE_MARKS)[number]

export const SOURCE_SORTS = ['uses', 'title', 'date', 'accessed', 'checked'] as const
export type SourceSort = (typeof SOURCE_SORTS)[number]

export interface SourceFilter {
  /** Words of the title or the publisher. */
  readonly words: string
  readonly marks: readonly SourceMark[]
  readonly kind: SourceKind | null
  readonly sort: SourceSort
  /** From 1. */
  readonly page: number
}

/** Something in the address that the register does not know: left out, and the page says so. */
export interface LeftOutSourceCondition {
  readonly name: 'q' | 'show' | 'kind' | 'sort' | 'page'
  readonly value: string
}

const LONGEST_WORDS = 200
const page = z.string().regex(/^[1-9]\d{0,5}$/).transform(Number) // prettier-ignore

/** Reads the conditions of an address, whatever it holds. */
export function readSourceFilter(query: URLSearchParams): {
  readonly filter: SourceFilter
  readonly leftOut: readonly LeftOutSourceCondition[]
} {
  const leftOut: LeftOutSourceCondition[] = []
  const once = <Value>(name: LeftOutSourceCondition['name'], schema: z.ZodType<Value>): Value | undefined => {
    const value = query.get(name)
    if (value === null || value === '') return undefined
    const read = schema.safeParse(value)
    if (!read.success) leftOut.push({ name, value: shortened(value) })
    return read.success ? read.data : undefined
  }
  const marks = new Set<SourceMark>()
  for (const value of query.getAll('show').slice(0, 30)) {
    const read = z.enum(SOURCE_MARKS).safeParse(value)
    if (read.success) marks.add(read.data)
    else if (value !== '') leftOut.push({ name: 'show', value: shortened(value) })
  }
  const filter = {
    words: once('q', z.string().trim().max(LONGEST_WORDS)) ?? '',
    marks: SOURCE_MARKS.filter((mark) => marks.has(mark)),
    kind: once('kind', z.enum(SOURCE_KINDS)) ?? null,
    sort: once('sort', z.enum(SOURCE_SORTS)) ?? SOURCE_SORTS[0],
    page: once('page', page) ?? 1,
  }
  return { filter, leftOut }
}

/** The address of the register under these conditions; equal conditions have equal addresses. */
export function sourcesAddress({ words, marks, kind, sort, page }: SourceFilter, path = '/desk/sources'): string {
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  for (const mark of marks) query.append('show', mark)
  if (kind !== null) query.set('kind', kind)
  if (sort !== SOURCE_SORTS[0]) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}
