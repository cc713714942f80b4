import { z } from 'zod'
import { emailField } from './email.ts'

export const resetForm = z.object({ email: emailField })
