import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'
import { unknownFields } from './reminder-words.ts'

const anId = z.string('missing').regex(/^[\w-]{1,60}$/, 'missing')
const known = (text: string): boolean => unknownFields(text).length === 0
const subject = oneLine('missing').pipe(z.string().min(1, 'missing').max(200, 'too-long').refine(known, 'reminder-field')) // prettier-ignore
const text = severalLines.pipe(z.string().min(1, 'missing').max(4_000, 'too-long').refine(known, 'reminder-field'))

const letter = { subjectZh: subject, textZh: text, subjectEn: subject, textEn: text }
const asked = { stage: anId, whom: z.enum(['unfinished', 'not-started', 'not-declared'], 'missing'), ...letter }

type Letter = Readonly<Record<'subjectZh' | 'textZh' | 'subjectEn' | 'textEn', string>>
const wordsOf = ({ subjectZh, textZh, subjectEn, textEn }: Letter) => ({
  subject: { 'zh-CN': subjectZh, en: subjectEn },
  text: { 'zh-CN': textZh, en: textEn },
})

/** A reminder, looked at before anybody is written to. */
export const reminderForm = z.object(asked).transform(({ stage, whom, ...words }) => ({ stage, whom, ...wordsOf(words) })) // prettier-ignore

/** The same with those who were seen and chosen, each a box of its own. */
export const sendReminderForm = z
  .object(asked)
  .catchall(z.unknown())
  .transform(({ stage, whom, subjectZh, textZh, subjectEn, textEn, ...boxes }) => ({
    stage,
    whom,
    ...wordsOf({ subjectZh, textZh, subjectEn, textEn }),
    judges: Object.keys(boxes).flatMap((name) => (name.startsWith('to.') ? [name.slice('to.'.length)] : [])),
  }))

export const MOST_AUTO_DAYS = 5
const LONGEST_DAYS = 60

/** Days before a deadline: 7, 3, 1. */
export const autoReminderForm = z
  .object({
    days: z
      .string()
      .default('')
      .transform((said) => said.normalize('NFKC').trim())
      .pipe(z.string().regex(/^\d{1,2}(?:[\s,;、]+\d{1,2})*$/, 'reminder-days'))
      .transform((said) => [...new Set(said.split(/[\s,;、]+/).map(Number))].sort((one, other) => one - other))
      .refine((days) => days.length <= MOST_AUTO_DAYS && days.every((day) => day >= 1 && day <= LONGEST_DAYS), 'reminder-days'), // prettier-ignore
    ...letter,
  })
  .transform(({ days, ...words }) => ({ days, ...wordsOf(words) }))
