import { z } from 'zod'

/** RFC 5321 allows no longer address. */
const LONGEST = 254
const SHAPE = /^[^\s@<>(),;:"[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i

/**
 * An e-mail address. Full-width letters of an input method are read as plain ones; anything else beyond ASCII is
 * refused and named, because letters of other scripts look the same and would open an account beside somebody else's.
 */
export const emailField = z
  .string('email-missing')
  .transform((text) => text.normalize('NFKC').trim())
  .superRefine((text, context) => {
    if (text === '') return context.addIssue('email-missing')
    if (text.length > LONGEST) return context.addIssue('too-long')
    const foreign = [...text].find((character) => character < '!' || character > '~')
    if (foreign !== undefined) {
      context.addIssue({ code: 'custom', message: 'email-characters', params: { character: namedCharacter(foreign) } })
    } else if (!SHAPE.test(text)) context.addIssue('email-form')
  })

/** The spelling under which an address is one: no mail server tells `A@x.org` from `a@x.org`. */
export const emailKey = (email: string): string => email.toLowerCase()

function namedCharacter(character: string): string {
  const point = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return /\s|\p{C}/u.test(character) ? point : `${character} ${point}`
}
