/** Only with this name would Remix answer with bare loader data; readers ask with `.data`, which is typed and kept. */
const LOADER_DATA = '_data'

/**
 * The address of a request as path and query, however it was written: `//host/x` is a path and no other host,
 * `http://host/x` asks for `/x`, and a query that would ask for bare loader data asks for the page.
 * @returns undefined where it is no address of a page
 * @example pageAddress('//evil.example/cases') // => '/evil.example/cases'
 */
export function pageAddress(asked: string): string | undefined {
  let address = asked
  if (!address.startsWith('/')) {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined
    const { pathname, search } = new URL(address)
    address = pathname + search
  }
  if (/^\/[/\\]/.test(address)) address = address.replace(/^[/\\]+/, '/')
  const mark = address.indexOf('?')
  if (mark === -1 || !/_data|%/.test(address)) return address
  const query = new URLSearchParams(address.slice(mark + 1))
  if (!query.has(LOADER_DATA)) return address
  query.delete(LOADER_DATA)
  return query.size === 0 ? address.slice(0, mark) : `${address.slice(0, mark)}?${query}`
}
