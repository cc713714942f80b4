import { z } from 'zod'

/** Takes up an old revision; `replace`: the tag of the working copy that the person agrees to lose. */
export const restoreForm = z.object({
  replace: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'unreadable')
    .transform(Number)
    .optional(),
})
