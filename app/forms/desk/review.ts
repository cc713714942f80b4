import { z } from 'zod'
import { severalLines } from '../several-lines.ts'
import { readPlace } from './remark-place.ts'

const LONGEST = 2_000

const required = severalLines.pipe(z.string().min(1, 'missing').max(LONGEST, 'too-long'))
const id = z.string('unreadable').regex(/^[a-z]_[A-Za-z0-9_-]{1,40}$/, 'unreadable')

export const askForm = z.object({ askMessage: required })
export const takeBackForm = z.object({ review: id })
export const returnForm = z.object({ review: id, returnNote: required })
export const approveForm = z.object({ review: id })
export const withdrawForm = z.object({ reasonZh: required, reasonEn: required })
export const followForm = z.object({ wanted: z.enum(['yes', 'no'], 'unreadable') })

export const remarkForm = z.object({
  number: z.coerce.number('unreadable').int().positive(),
  place: z.string('missing').transform((value, context) => {
    const anchor = readPlace(value)
    if (anchor) return anchor
    context.addIssue('unreadable')
    return z.NEVER
  }),
  remarkText: required,
})
export const answerForm = z.object({ remark: id, answerText: required })
export const settleForm = z.object({ remark: id })
