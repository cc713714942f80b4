import { useLoaderData } from '@remix-run/react'
import { createContext } from 'react'

/**
 * A page that is only read: it is sent as a finished document without React and without its data a second time, and
 * `browser/` adds what reading needs. A route says so with `export { stillPage as handle } from '../still-page.ts'`, and
 * its loader returns `forDocument(…)`.
 */
export const stillPage = { still: true } as const

export const isStill = (handle: unknown): boolean => (handle as Partial<typeof stillPage> | undefined)?.still === true

/** What a loader has found for a document. */
export interface ForDocument<Data> {
  readonly inDocument: () => Data
}

/**
 * Data for rendering a document and for nothing else. Writing it out for a browser would take a fifth of the time of a
 * page that has no use for it; a function is what Remix leaves out. So links to still pages are plain ones: a router
 * that asked for the data alone would get none.
 */
export function forDocument<Data>(data: Data): ForDocument<Data> {
  return { inDocument: () => data }
}

type DocumentLoader = (...args: never[]) => ForDocument<unknown> | Promise<ForDocument<unknown>>
type Found<Loader extends DocumentLoader> = ReturnType<Awaited<ReturnType<Loader>>['inDocument']>

/** What the loader of this still page has found. */
export function useDocumentData<Loader extends DocumentLoader>(): Found<Loader> {
  return documentData<Loader>(useLoaderData())!
}

/** The same from the `data` of a `meta` function; undefined where the loader has found nothing. */
export function documentData<Loader extends DocumentLoader>(data: unknown): Found<Loader> | undefined {
  return (data as ForDocument<Found<Loader>> | undefined)?.inDocument()
}

/** Addresses of the entry script and what it imports; known on the server only. */
export const EntryScript = createContext<{ readonly module: string; readonly imports: readonly string[] } | null>(null)
