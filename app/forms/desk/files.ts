import { z } from 'zod'

/** A file of ten megabytes with what a form puts around it; a little more, so that who is just above it is told why. */
export const MOST_FILE_FORM_BYTES = 12 * 1024 * 1024

/** A form that brings a file in its field `file`. */
export const addFileForm = z.object({})

/** Asks what files there are. */
export const listFilesForm = z.object({})

/** Names one file of the working copy. */
export const namedFileForm = z.object({ path: z.string('missing').min(1, 'missing').max(300, 'too-long') })

/** A form that brings the copy of a source, with the address it was read at. */
export const copyForm = z.object({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .catch(undefined),
})
