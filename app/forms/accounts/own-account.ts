import { z } from 'zod'
import { LANGUAGES } from '../../i18n/languages.ts'
import { oneLine } from './one-line.ts'
import { isTypedTwice, newPasswordFields, NOT_TYPED_TWICE, passwordField } from './password.ts'

const LONGEST_NAME = 100

/** What somebody is called: one line, no control characters. */
export const nameField = oneLine('name-missing').pipe(
  z.string().min(1, 'name-missing').max(LONGEST_NAME, 'name-missing'),
)

export const nameAndLanguageForm = z.object({ name: nameField, language: z.enum(LANGUAGES) })

/** With the password as it is now, where there is one. */
export const changePasswordForm = z
  .object({ oldPassword: passwordField, ...newPasswordFields })
  .refine(isTypedTwice, NOT_TYPED_TWICE)
export const setPasswordForm = z.object(newPasswordFields).refine(isTypedTwice, NOT_TYPED_TWICE)

export const PASSWORD_SECRETS = ['oldPassword', 'newPassword', 'again'] as const

const publicId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
export const endSessionForm = z.object({ session: publicId })
export const nothingForm = z.object({})
