import { createContext } from 'react'

/**
 * A page with a part that writes style sheets of its own, as a text editor does: its policy names a nonce, made anew for
 * each answer, that such sheets have to carry. Only for pages that are never kept by a cache, where the nonce would be
 * everybody's. A route says so with `export { styledByScript as handle } from '../style-nonce.ts'`.
 */
export const styledByScript = { styledByScript: true } as const

export const isStyledByScript = (handle: unknown): boolean =>
  (handle as Partial<typeof styledByScript> | undefined)?.styledByScript === true

/** The nonce of the answer being rendered; known on the server only. In the browser elements keep theirs as `element.nonce`. */
export const StyleNonce = createContext<string | undefined>(undefined)
