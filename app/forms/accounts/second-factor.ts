import { z } from 'zod'
import { nextAddress } from './next-address.ts'
import { oneLine } from './one-line.ts'
import { passwordField } from './password.ts'

/** Six digits as an app shows them: a space in the middle and full-width digits are fine. */
const codeField = z
  .string('code-missing')
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
  .pipe(z.string().min(1, 'code-missing').regex(/^\d{6}$/, 'code-form')) // prettier-ignore

export const setUpForm = z.object({
  sealed: z.string('setup-stale').regex(/^[A-Za-z0-9_-]{1,2000}$/, 'setup-stale'),
  code: codeField,
})
export const emptyForm = z.object({})

export const codeForm = z.object({ code: codeField, next: nextAddress('/account') })
export const recoveryForm = z.object({
  recovery: oneLine('code-missing').pipe(z.string().min(1, 'code-missing').max(100, 'recovery-code-wrong')),
  next: nextAddress('/account'),
})
export const confirmForm = z.object({ password: passwordField, next: nextAddress('/account') })
