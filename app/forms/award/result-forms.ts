import { z } from 'zod'

export const MOST_PACKAGE_MEGABYTES = 16

/** A form that brings a package, and perhaps the seal it was published with. */
export const REPLAY_FORM = {
  form: z.object({
    seal: z
      .string()
      .default('')
      .transform((text) => text.trim().toLowerCase())
      .pipe(z.string().regex(/^(?:[0-9a-f]{64})?$/, 'seal-form')),
  }),
  withFiles: true,
  maxBytes: MOST_PACKAGE_MEGABYTES * 1024 * 1024 + 16 * 1024,
  tooLarge: { field: 'file', code: 'package-large', values: { limit: `${MOST_PACKAGE_MEGABYTES} MB` } },
} as const
