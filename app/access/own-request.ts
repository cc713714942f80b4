/**
 * Whether a request that writes was made by a page of ours. Browsers say so in `Sec-Fetch-Site`, which no page can set,
 * wherever the connection is safe; elsewhere, and older ones, in `Origin`. A request that says neither is refused: no
 * browser sends a form without one of them.
 * @param origin under which this site is reached
 */
export function isOwnRequest(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  return site === null ? headers.get('origin') === origin : site === 'same-origin'
}
