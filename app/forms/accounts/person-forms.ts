import { z } from 'zod'
import { ROLES, WHOLE_SITE, type Grant } from '../../access/roles.ts'

const reason = z
  .string('reason-short')
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
  )
  .pipe(z.string().min(10, 'reason-short').max(500, 'reason-short'))

const AWARD = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** A role with the short name of an award, or without one. Whether the two fit is asked where it is given. */
export const grantForm = z
  .object({
    role: z.enum(ROLES, 'unreadable'),
    award: z
      .string()
      .default('')
      .transform((text) => text.normalize('NFKC').trim())
      .refine((text) => text === '' || (text.length <= 80 && AWARD.test(text)), 'award-form'),
  })
  .transform(({ role, award }): Grant => ({ role, scope: award === '' ? WHOLE_SITE : `award:${award}` }))

/** A role as the page has it. */
export const revokeForm = z.object({
  role: z.enum(ROLES, 'unreadable'),
  scope: z.string().regex(/^[a-z0-9:-]{0,100}$/),
})

export const actForm = z.object({ actReason: reason })
export const eraseForm = z.object({ eraseReason: reason, eraseSure: z.string('email-missing').max(254, 'too-long') })

/** The id of a person as it stands in an address; anything else is nobody's. */
export const isPersonId = (text: string): boolean => /^p_[A-Za-z0-9_-]{1,40}$/.test(text)
