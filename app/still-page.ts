import { createContext } from 'react'

/**
 * A page that is only read: it is sent as a finished document without React and without its data a second time, and
 * `browser/` adds what reading needs. A route says so with `export { stillPage as handle } from '../still-page.ts'`, and
 * its loader returns `forDocument(…)`.
 */
export const stillPage = { still: true } as const

export const isStill = (handle: unknown): boolean => (handle as Partial<typeof stillPage> | undefined)?.still === true

/** Addresses of the entry script and what it imports; known on the server only. */
export const EntryScript = createContext<{ readonly module: string; readonly imports: readonly string[] } | null>(null)
