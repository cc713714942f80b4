import { z } from 'zod'
import { oneLine } from './one-line.ts'

/** A code from paper; whether it is one of ours is looked up. */
export const linkCodeForm = z.object({
  code: oneLine('join-code-missing').pipe(z.string().min(1, 'join-code-missing').max(60, 'join-code-unknown')),
})
