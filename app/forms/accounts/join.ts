import { z } from 'zod'
import { emailField } from './email.ts'
import { isTypedTwice, newPasswordFields, NOT_TYPED_TWICE } from './password.ts'
import { nameField } from './own-account.ts'

/** A code from paper; whether it is one of ours is looked up. */
export const joinCodeForm = z.object({
  code: z.string('join-code-missing').trim().min(1, 'join-code-missing').max(60, 'join-code-unknown'),
})

/** Only the first administrator says which address is theirs. */
export const joinForm = z
  .object({ name: nameField, email: emailField.optional(), ...newPasswordFields })
  .refine(isTypedTwice, NOT_TYPED_TWICE)
