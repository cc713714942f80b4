import { z } from 'zod'
import { emailField } from '../accounts/email.ts'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { formToken } from '../form-token.ts'

/** How long a text may be that is sent in, in characters; the pages say so. */
export const MOST_CORRECTION = 3_000
export const MOST_REPLY = 6_000
const MOST_SOURCE = 1_000
const MOST_LINE = 200
/** Of the whole form: a Chinese character takes nine bytes in it. */
export const MOST_SENT_BYTES = 128 * 1024

const optional = (most: number) => severalLines.pipe(z.string().max(most, 'too-long'))
const required = (most: number) => severalLines.pipe(z.string().min(1, 'missing').max(most, 'too-long'))
const line = oneLine('missing').pipe(z.string().min(1, 'missing').max(MOST_LINE, 'too-long'))
const optionalLine = oneLine('missing').default('').pipe(z.string().max(MOST_LINE, 'too-long'))
const optionalEmail = z
  .string()
  .default('')
  .transform((text) => text.trim())
  .pipe(z.union([z.literal(''), emailField]))

/** What each form on which something is sent in carries along. */
const carried = {
  form: formToken,
  /** A field that people do not see; programs that fill in everything do. */
  website: z.literal('', 'sent-in-trap').default(''),
}

/** Something in a case is wrong. */
export const correctionForm = z.object({
  ...carried,
  about: z.string('missing').max(400, 'unreadable'),
  text: required(MOST_CORRECTION),
  right: optional(MOST_CORRECTION),
  source: optional(MOST_SOURCE),
  name: optionalLine,
  email: optionalEmail,
})

/** What the organisation itself says about its case. */
export const replyForm = z.object({
  ...carried,
  organisation: line,
  speakerFunction: line,
  name: line,
  email: emailField,
  text: required(MOST_REPLY),
})

export type Correction = z.output<typeof correctionForm>
export type Reply = z.output<typeof replyForm>
