import { z } from 'zod'
import { emailField } from './email.ts'
import { isTypedTwice, newPasswordFields, NOT_TYPED_TWICE } from './password.ts'
import { nameField } from './own-account.ts'

/** Only the first administrator says which address is theirs. */
export const joinForm = z
  .object({ name: nameField, email: emailField.optional(), ...newPasswordFields })
  .refine(isTypedTwice, NOT_TYPED_TWICE)
