import { z } from 'zod'

/** A code from paper; whether it is one of ours is looked up. */
export const linkCodeForm = z.object({
  code: z.string('join-code-missing').trim().min(1, 'join-code-missing').max(60, 'join-code-unknown'),
})
