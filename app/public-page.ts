import type { HeadersFunction } from '@remix-run/node'

/** For pages that are the same for every reader of a language: kept rendered by the server, asked for anew by browsers. */
export const publicHeaders: HeadersFunction = ({ errorHeaders }) =>
  errorHeaders ?? new Headers({ 'Cache-Control': 'public, no-cache' })
