import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { formToken } from '../form-token.ts'

const anId = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
export const LONGEST_POST = 4_000
const reason = oneLine('reason-short').pipe(z.string().min(10, 'reason-short').max(500, 'reason-short'))
/** A reason that need not be given. */
const reasonOrNot = z
  .string()
  .default('')
  .pipe(oneLine('missing'))
  .pipe(z.string().max(500, 'too-long'))
  .transform((text) => (text === '' ? undefined : text))

/** Fields of boxes that are ticked, each a name behind a word and a dot. */
const ticked = (fields: object, word: string): string[] =>
  Object.keys(fields).flatMap((name) => (name.startsWith(`${word}.`) ? [name.slice(word.length + 1)] : []))

export const attendanceForm = z
  .object({ stage: anId })
  .catchall(z.unknown())
  .transform((fields) => ({ stage: fields.stage, judges: ticked(fields, 'judge') }))

export const meetingItemForm = z.object({ stage: anId, entry: anId })

export const openBallotsForm = z
  .object({ stage: anId, again: reasonOrNot })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const entries = ticked(fields, 'entry')
    if (entries.length === 0) context.addIssue({ code: 'custom', path: ['entries'], message: 'ballot-none' })
    return { stage: fields.stage, entries, reason: fields.again }
  })

export const countForm = z.object({ stage: anId, ballot: anId, decision: reasonOrNot })
export const endBallotForm = z.object({ stage: anId, ballot: anId, endReason: reason })

const words = severalLines.pipe(z.string().min(1, 'missing').max(LONGEST_POST, 'too-long'))
export const postForm = z.object({
  words,
  said: z
    .string('unreadable')
    .regex(/^\d{1,6}$/, 'unreadable')
    .transform(Number),
})
export const correctForm = z.object({ post: anId, words })

/** One choice for each ballot on the page: a paper is given whole. */
export const papersForm = z
  .object({
    stage: anId,
    form: formToken,
    ballots: z.string('unreadable').regex(/^[\w-]{1,60}(?: [\w-]{1,60}){0,499}$/, 'unreadable'),
  })
  .catchall(z.unknown())
  .transform((fields, context) => {
    const choices: Record<string, 'yes' | 'no' | 'abstain'> = {}
    for (const id of fields.ballots.split(' ')) {
      const choice = (fields as Readonly<Record<string, unknown>>)[`choice.${id}`]
      if (choice === 'yes' || choice === 'no' || choice === 'abstain') choices[id] = choice
      else context.addIssue({ code: 'custom', path: [`choice.${id}`], message: 'ballot-choice' })
    }
    return { stage: fields.stage, form: fields.form, choices }
  })
