import { z } from 'zod'

export const MOST_IMPORT_MEGABYTES = 20

/** A form that brings a file to be put into a case. */
export const IMPORT_FORM = {
  form: z.object({}),
  withFiles: true,
  // The largest file and what a form says around it.
  maxBytes: MOST_IMPORT_MEGABYTES * 1024 * 1024 + 16 * 1024,
  tooLarge: { field: 'file', code: 'import-too-large', values: { limit: `${MOST_IMPORT_MEGABYTES} MB` } },
} as const

/** How a text is put in; anything else is the safe way. */
export const placing = z.enum(['add', 'replace']).catch('add')

export const confirmImportForm = z.object({
  how: placing,
  seen: z.string('unreadable').regex(/^[0-9a-f]{64}$/, 'unreadable'),
})
export const discardImportForm = z.object({})
