/** Which entries a page shows. */
export interface EntriesQuery {
  readonly words: string
  readonly category: string
  readonly page: number
}

/** What a form of the page did a moment ago. */
export type EntriesNotice =
  | { readonly did: 'added'; readonly count: number }
  | { readonly did: 'checked'; readonly eligible: number; readonly ineligible: number }

const count = (text: string | null): number | undefined =>
  text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined

/** Reads the conditions of the page of entries; what means nothing is as if it were not there. */
export function readEntriesAsked(query: URLSearchParams): {
  readonly query: EntriesQuery
  readonly caseWords: string
  readonly notice: EntriesNotice | null
} {
  const words = (name: string) => (query.get(name) ?? '').slice(0, 100)
  return {
    query: { words: words('q'), category: words('category'), page: Math.max(1, count(query.get('page')) ?? 1) },
    caseWords: words('case'),
    notice: noticeOf(query),
  }
}

function noticeOf(query: URLSearchParams): EntriesNotice | null {
  const added = count(query.get('added'))
  if (added !== undefined) return { did: 'added', count: added }
  const [eligible, ineligible] = [count(query.get('eligible')), count(query.get('ineligible'))]
  return eligible === undefined || ineligible === undefined ? null : { did: 'checked', eligible, ineligible }
}

/** The address of the list under these conditions. */
export function entriesAddress(
  award: string,
  { words, category }: Pick<EntriesQuery, 'words' | 'category'>,
  page = 1,
): string {
  // prettier-ignore
  const query = new URLSearchParams()
  if (words !== '') query.set('q', words)
  if (category !== '') query.set('category', category)
  if (page > 1) query.set('page', String(page))
  return `/awards/${award}/office/entries${query.size === 0 ? '' : `?${query}`}`
}
