import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { formToken } from '../form-token.ts'

/** How long the grounds of an objection and its answer may be, in characters; the pages say so. */
export const MOST_GROUNDS = 3_000
export const MOST_ANSWER = 2_000
const MOST_LINE = 200
/** Of the whole form: a Chinese character takes nine bytes in it. */
export const MOST_OBJECTION_BYTES = 64 * 1024
/** What the whole result is called in the field of what an objection is about. */
export const WHOLE_RESULT = 'result'

const line = oneLine('missing').default('').pipe(z.string().max(MOST_LINE, 'too-long'))
const words = severalLines.pipe(z.string().max(MOST_ANSWER, 'too-long'))
const id = z.string('unreadable').regex(/^[\w-]{1,100}$/, 'unreadable')

/** Anybody's objection to a result on public notice. Whether a name has to be there the rules of the award say. */
export const objectionForm = z.object({
  form: formToken,
  /** A field that people do not see; programs that fill in everything do. */
  website: z.literal('', 'sent-in-trap').default(''),
  about: id,
  grounds: severalLines.pipe(z.string().min(1, 'missing').max(MOST_GROUNDS, 'too-long')),
  name: line,
  contact: line,
})
export type ObjectionForm = z.output<typeof objectionForm>

/** What the award office answers: everybody reads it. */
export const objectionAnswerForm = z
  .object({ objection: id, upheld: z.enum(['yes', 'no'], 'objection-decide'), answerZh: words, answerEn: words })
  .refine(({ answerZh, answerEn }) => answerZh !== '' || answerEn !== '', { path: ['answerZh'], message: 'missing' })

export const eraseObjectorForm = z.object({ objection: id })

/** A sheet that the chair corrects: its scores are fields of their own, as on the sheet of a judge. */
export const correctionForm = z
  .looseObject({
    objection: id,
    stage: id,
    judge: id,
    entry: id,
    tag: z.coerce.number('unreadable').int('unreadable').positive('unreadable'),
    reason: severalLines.pipe(z.string().min(10, 'reason-short').max(1_000, 'too-long')),
  })
  .transform(({ objection, stage, judge, entry, tag, reason, ...fields }, context) => {
    const scores: Record<string, number> = {}
    for (const [name, value] of Object.entries(fields)) {
      if (!name.startsWith('score.') || typeof value !== 'string' || value === '') continue
      const score = Number(value)
      if (Number.isFinite(score)) scores[name.slice('score.'.length)] = score
      else context.addIssue({ code: 'custom', path: [name], message: 'unreadable' })
    }
    return { objection, stage, judge, entry, tag, reason, scores }
  })
export type Correction = z.output<typeof correctionForm>
