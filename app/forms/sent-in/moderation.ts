import { z } from 'zod'
import { severalLines } from '../several-lines.ts'

const MOST_ANSWER = 2_000

/** The lists of the desk, by what has come of it. */
export const SENT_IN_LISTS = ['waiting', 'accepted', 'declined', 'spam', 'ended'] as const
export type SentInList = (typeof SENT_IN_LISTS)[number]

/** What a moderator can decide. */
export const SENT_IN_DECISIONS = ['waiting', 'accepted', 'declined', 'spam'] as const
export type SentInDecision = (typeof SENT_IN_DECISIONS)[number]

/**
 * What can still be decided of something. What was answered stays answered: of a correction readers see that it was, and
 * a reply that they see ends by being taken off the page, with a line that says so.
 */
export function decisionsLeft(kind: 'correction' | 'reply', state: string): readonly SentInDecision[] {
  if (kind === 'reply' && state === 'accepted') return ['accepted']
  if (kind === 'reply' && state === 'declined') return ['accepted', 'declined', 'spam']
  return state === 'accepted' || state === 'declined' ? ['accepted', 'declined'] : SENT_IN_DECISIONS
}

/** Which list is asked for, and which page of it; what cannot be read is what waits, from its start. */
export const sentInQuery = z.object({
  state: z.enum(SENT_IN_LISTS).catch('waiting'),
  page: z.coerce.number().int().positive().max(10_000).catch(1),
})

const words = severalLines.pipe(z.string().max(MOST_ANSWER, 'too-long'))
const tag = z.coerce.number('unreadable').int('unreadable').positive('unreadable')

export const decisionForm = z.object({
  tag,
  state: z.enum(SENT_IN_DECISIONS, 'missing'),
  answerZh: words,
  answerEn: words,
  /** Number of the revision in which it was put right. */
  revision: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().regex(/^(?:[1-9]\d{0,8})?$/, 'unreadable'))
    .transform((text) => (text === '' ? undefined : Number(text))),
  verifiedBy: words,
  note: words,
})
export type Decision = z.output<typeof decisionForm>

/** A reply that readers see is taken away from them. */
export const endReplyForm = z.object({ tag })
export const eraseSenderForm = z.object({})
