import { z } from 'zod'
import { LANGUAGES } from '../../i18n/languages.ts'
import { emailField } from '../accounts/email.ts'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { entryFields } from './entry-fields.ts'

/** A form with one file of ten megabytes beside its fields. */
export const MOST_ENTRY_BYTES = 12 * 1024 * 1024
const LONGEST_TEXT = 256 * 1024
/** What a script sends, which is the same text once more. */
export const MOST_KEPT_BYTES = 512 * 1024

const tag = z.coerce.number('unreadable').int('unreadable').min(1, 'unreadable')

/** Who wants a link by which they can enter. */
export const askForm = z.object({ email: emailField })

/** All of the form as its page sends it: what is typed, and which files are to go. */
export const entryDraftForm = z.looseObject({ tag }).transform((sent) => ({
  tag: sent.tag,
  fields: entryFields(sent),
  drop: Object.keys(sent).flatMap((name) => (name.startsWith('drop.') ? [name.slice('drop.'.length)] : [])),
}))

/** What a script sends while somebody writes: the fields as one text, so that it can be compared with another window's. */
export const keepEntryForm = z
  .object({ tag, text: z.string('unreadable').max(LONGEST_TEXT, 'too-long') })
  .transform(({ tag: sent, text }, context) => {
    try {
      const value: unknown = JSON.parse(text)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        return { tag: sent, fields: entryFields(value as Record<string, unknown>) }
      }
    } catch {
      // Said below.
    }
    context.addIssue({ code: 'custom', path: ['text'], message: 'unreadable' })
    return z.NEVER
  })

export const withdrawForm = z.object({ reason: oneLine('missing').default('').pipe(z.string().max(500, 'too-long')) })

/** Addresses as they are pasted: parted by line ends, commas or semicolons, with or without names around them. */
export const inviteEntrantsForm = z.object({
  addresses: severalLines.pipe(z.string().min(1, 'missing').max(20_000, 'too-long')),
  language: z.enum(LANGUAGES),
})

export const entrantForm = z.object({ entrant: z.string('missing').regex(/^[\w-]{1,60}$/, 'missing') })

export const MOST_INVITED = 200

/** What can be read as addresses, each once, and what cannot. */
export function readAddresses(text: string): {
  readonly emails: readonly string[]
  readonly unread: readonly string[]
} {
  const emails = new Map<string, string>()
  const unread: string[] = []
  for (const piece of text.split(/[\n,;，；、]+/)) {
    const said = (/<([^<>]+)>/.exec(piece)?.[1] ?? piece).trim()
    if (said === '') continue
    const read = emailField.safeParse(said)
    if (read.success) emails.set(read.data.toLowerCase(), read.data)
    else unread.push(said.slice(0, 100))
  }
  return { emails: [...emails.values()], unread }
}
