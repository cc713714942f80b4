import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'

/** Another address of a case: its short name. */
export const addressForm = z.object({
  slug: oneLine('missing').pipe(
    z
      .string()
      .min(1, 'missing')
      .max(80, 'too-long')
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'slug-form'),
  ),
})
