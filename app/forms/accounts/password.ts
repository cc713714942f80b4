import { z } from 'zod'

export const LONGEST_PASSWORD = 200

/** A password as it is given to sign in; whether it is a good one was asked when it was chosen. */
export const passwordField = z.string('password-missing').min(1, 'password-missing').max(LONGEST_PASSWORD, 'password-too-long') // prettier-ignore
