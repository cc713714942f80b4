import { z } from 'zod'

/** What a case may be long, twice over: its parser says by itself, with the place, where one is too long. */
const LONGEST_TEXT = 2 * 1024 * 1024
/** Bytes of a request that carries both texts of a case. */
export const MOST_TEXT_BYTES = 3 * 1024 * 1024

const LONGEST_MESSAGE = 500

const text = z.string('unreadable').max(LONGEST_TEXT, 'too-long')
const tag = z.coerce.number('unreadable').int('unreadable').positive('unreadable')
/** A form sends an English text that there is not as an empty field. */
const english = text.optional()
const message = z.string('missing').trim().min(1, 'missing').max(LONGEST_MESSAGE, 'too-long')

/** What a script sends while somebody types. */
export const keepForm = z.object({ tag, text, english })

/** That somebody still has the case open. */
export const seenForm = z.object({})

/** What a script shows beside the text: the text as a page. */
export const pageForm = z.object({ text })

const choice = z.union([z.enum(['mine', 'theirs', 'base']), z.object({ value: z.union([text, z.number()]) })])

/** Makes a revision of what has been kept. */
export const saveForm = z.object({
  tag,
  message,
  choices: z.object({ head: z.string().max(200), picks: z.record(z.string().max(500), choice) }).optional(),
})

/** Without scripts: keeps both texts and makes a revision of them in one go. A browser sends line ends as two characters. */
export const plainSaveForm = z.object({
  tag,
  message,
  text: text.transform(withOwnLineEnds),
  english: text.transform((value) => (value.trim() === '' ? undefined : withOwnLineEnds(value))).optional(),
})

function withOwnLineEnds(value: string): string {
  return value.replaceAll('\r\n', '\n')
}
