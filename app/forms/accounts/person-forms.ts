import { z } from 'zod'
import { isAwardName, ROLES, WHOLE_SITE, type Grant } from '../../access/roles.ts'
import { oneLine } from './one-line.ts'

const reason = oneLine('reason-short').pipe(z.string().min(10, 'reason-short').max(500, 'reason-short'))

/** A role with the short name of an award, or without one. Whether the two fit is asked where it is given. */
export const grantForm = z
  .object({
    role: z.enum(ROLES, 'unreadable'),
    award: z
      .string()
      .default('')
      .transform((text) => text.normalize('NFKC').trim())
      .refine((text) => text === '' || isAwardName(text), 'award-form'),
  })
  .transform(({ role, award }): Grant => ({ role, scope: award === '' ? WHOLE_SITE : `award:${award}` }))

/** A role as the page has it. */
export const revokeForm = z.object({
  role: z.enum(ROLES, 'unreadable'),
  scope: z.string().regex(/^[a-z0-9:-]{0,100}$/),
})

export const actForm = z.object({ actReason: reason })
export const eraseForm = z.object({
  eraseReason: reason,
  eraseSure: oneLine('email-missing').pipe(z.string().max(254, 'too-long')),
})

/** The id of a person as it stands in an address; anything else is nobody's. */
export const isPersonId = (text: string): boolean => /^p_[A-Za-z0-9_-]{1,40}$/.test(text)
