import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'

/** A pledge that was signed on paper: on which day, and where the paper or its scan lies. */
export const paperPledgeForm = z.object({
  signedOn: z.iso.date('missing'),
  keptWhere: oneLine('missing').pipe(z.string().min(1, 'missing').max(500, 'too-long')),
})
