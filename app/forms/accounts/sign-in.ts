import { z } from 'zod'
import { emailField } from './email.ts'
import { nextAddress } from './next-address.ts'
import { passwordField } from './password.ts'

export const signInForm = z.object({
  email: emailField,
  password: passwordField,
  next: nextAddress('/account'),
})
