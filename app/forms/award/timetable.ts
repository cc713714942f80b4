import { z } from 'zod'
import { oneLine } from '../accounts/one-line.ts'
import { severalLines } from '../several-lines.ts'

const place = {
  stage: z.string('missing').min(1, 'missing').max(100, 'unreadable'),
  tag: z.coerce.number('unreadable').int('unreadable').min(0, 'unreadable'),
}
const MOST_BREAKS = 40
const MOST_BREAK_MINUTES = 1440

function minutes(least: number, most: number) {
  return z
    .string('missing')
    .default('')
    .transform((text, context) => {
      const plain = text.normalize('NFKC').trim()
      const number = /^\d{1,4}$/.test(plain) ? Number(plain) : NaN
      if (number >= least && number <= most) return number
      context.addIssue({ code: 'custom', message: 'timetable-minutes', params: { least, most } })
      return z.NEVER
    })
}

const breaks = severalLines.transform((text, context) => {
  const rows = text.normalize('NFKC').split('\n').map((line) => line.trim()).filter((line) => line !== '') // prettier-ignore
  const read = rows.map((line) => /^(\d{1,3})[\s,，、]+(\d{1,4})$/.exec(line))
  const found = read.flatMap((match) => (match ? [{ after: Number(match[1]), minutes: Number(match[2]) }] : []))
  const isWhole =
    found.length === rows.length &&
    rows.length <= MOST_BREAKS &&
    new Set(found.map(({ after }) => after)).size === found.length &&
    found.every((one) => one.after > 0 && one.minutes > 0 && one.minutes <= MOST_BREAK_MINUTES)
  if (isWhole) return found
  context.addIssue({ code: 'custom', message: 'timetable-breaks' })
  return z.NEVER
})

/** How long presentations take and from when on, by the clock of the award. */
export const timesForm = z.object({
  ...place,
  starts: z
    .string('missing')
    .trim()
    .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/, 'timetable-no-such-time')
    .transform((wall) => wall.replace(' ', 'T')),
  talk: minutes(1, 240),
  questions: minutes(0, 240),
  change: minutes(0, 120),
  breaks,
  room: oneLine('unreadable').default('').pipe(z.string().max(200, 'too-long')),
})

export const orderPlaceForm = z.object(place)

export const handOrderForm = z.object({
  ...place,
  order: severalLines.transform((text) =>
    text
      .normalize('NFKC')
      .split(/[\s,，、]+/)
      .filter((id) => id !== '')
      .map((id) => id.toUpperCase()),
  ),
  reason: severalLines.pipe(z.string().min(10, 'reason-short').max(1000, 'too-long')),
})

export const publishForm = z.object({ ...place, published: z.enum(['yes', 'no'], 'unreadable').transform((said) => said === 'yes') }) // prettier-ignore

export const timetableAddress = (award: string, stage?: string): string =>
  `/awards/${award}/office/timetable${stage === undefined ? '' : `?${new URLSearchParams({ stage })}`}`

export const clockAddress = (award: string, stage: string): string =>
  `/awards/${award}/clock?${new URLSearchParams({ stage })}`
