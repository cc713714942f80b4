import { z } from 'zod'

export const LONGEST_PASSWORD = 200
export const SHORTEST_NEW_PASSWORD = 10

/** A password as it is given to sign in; whether it is a good one was asked when it was chosen. */
export const passwordField = z.string('password-missing').min(1, 'password-missing').max(LONGEST_PASSWORD, 'password-too-long') // prettier-ignore

/**
 * A new password, in the one spelling that every input method comes to. Whether it is easily guessed is asked on the
 * server (services/accounts/password-strength.server.ts).
 */
export const newPasswordField = passwordField
  .transform((text) => text.normalize('NFKC'))
  .superRefine((text, context) => {
    const length = [...text].length
    if (length < SHORTEST_NEW_PASSWORD) context.addIssue('password-too-short')
    if (length > LONGEST_PASSWORD) context.addIssue('password-too-long')
  })

/** For a form in which a new password is typed twice, because nobody sees what they type. */
export const newPasswordFields = { newPassword: newPasswordField, again: z.string('password-again') } as const

/** The check of a form with `newPasswordFields`: `.refine(isTypedTwice, NOT_TYPED_TWICE)`. */
export const isTypedTwice = (form: { readonly newPassword: string; readonly again: string }): boolean =>
  form.newPassword === form.again.normalize('NFKC')
export const NOT_TYPED_TWICE = { path: ['again'], message: 'password-again' }
