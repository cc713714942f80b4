/** The same request for another page, without what had no effect. */
export function nextAddress(path: string, query: URLSearchParams, known: readonly string[], page: number): string {
  const next = new URLSearchParams([...query].filter(([name, value]) => known.includes(name) && value.trim() !== ''))
  next.set('page', String(page))
  return `${path}?${next}`
}
