/** What was done on the page of judges. */
export type JudgesNotice =
  { readonly did: 'detected' | 'invited'; readonly count: number } | { readonly did: 'lifted' | 'withdrawn' }

/** What was done on the page of judges a moment ago. */
export function readJudgesNotice(query: URLSearchParams): JudgesNotice | null {
  const count = query.get('found') ?? ''
  if (/^\d{1,6}$/.test(count)) return { did: 'detected', count: Number(count) }
  const invited = query.get('invited') ?? ''
  if (/^\d{1,6}$/.test(invited)) return { did: 'invited', count: Number(invited) }
  if (query.has('withdrawn')) return { did: 'withdrawn' }
  return query.has('lifted') ? { did: 'lifted' } : null
}
