import { z } from 'zod'
import { severalLines } from '../several-lines.ts'
import { readPaperNumber } from './paper-number.ts'
import { submitForm } from './sheet.ts'

const id = z.string('missing').min(1, 'missing').max(100, 'unreadable')
const tag = z.coerce.number('unreadable').int('unreadable').positive('unreadable')
const number = z.coerce.number('unreadable').int('unreadable').positive('unreadable')
const reason = severalLines.pipe(z.string().min(10, 'reason-short').max(1000, 'too-long'))

/** Whose sheets of a stage are printed: a field `judge.…` for each. */
export const orderForm = z.looseObject({ stage: id }).transform(({ stage, ...rest }) => ({
  stage,
  judges: Object.keys(rest).flatMap((name) => (name.startsWith('judge.') ? [name.slice('judge.'.length)] : [])),
}))

/** What somebody reads on a sheet; fields as on the sheet of a judge. What is blank on the paper stays blank. */
export const typeForm = submitForm.transform(({ tag, answers, incomplete }) => ({ tag, answers, incomplete }))

/** The same once more, of what two have typed differently, with how it was settled. */
export const settleForm = submitForm.transform(({ tag, answers, incomplete, reason: why = '' }, context) => {
  if (why.length < 10) context.addIssue({ code: 'custom', path: ['reason'], message: 'reason-short' })
  return { tag, answers, incomplete, reason: why }
})

/** Confirms what another has settled. */
export const confirmPaperForm = z.object({ tag })

export const voidPaperForm = z.object({ tag, words: reason })

/** What a judge says against what was typed for them. */
export const objectPaperForm = z.object({ number, tag, words: reason })

export const PAPER_FILTERS = ['open', 'all', 'objected'] as const

/** Which sheets a list shows, and a number that was typed to find one. */
export function readPaperAsked(query: URLSearchParams) {
  const typed = query.get('number')?.trim().slice(0, 40) ?? ''
  const show = PAPER_FILTERS.find((one) => one === query.get('show')) ?? 'open'
  return { show, typed, number: typed === '' ? undefined : readPaperNumber(typed), ordered: query.get('ordered') }
}

export const paperAddress = (award: string, number?: number): string =>
  `/awards/${award}/office/paper${number === undefined ? '' : `/${number}`}`

/** The sheets of a stage to print: all that wait, or those of one judge, or one sheet alone. */
export function printAddress(
  award: string,
  which: { readonly stage?: string; readonly judge?: string; readonly sheet?: number },
): string {
  const query = new URLSearchParams(Object.entries(which).map(([name, value]) => [name, String(value)]))
  return `/awards/${award}/office/paper/print?${query}`
}

export function readPrintAsked(query: URLSearchParams) {
  const sheet = query.get('sheet') ?? ''
  const key = (name: string) => query.get(name)?.slice(0, 100) ?? null
  return { stage: key('stage'), judge: key('judge'), sheet: /^[1-9]\d{0,8}$/.test(sheet) ? Number(sheet) : null }
}

/** Which sheet an address names; 0, which is none, for what is no number. */
export function readSheetPlace({ award = '', number = '' }: Readonly<Record<string, string | undefined>>) {
  return { award, number: /^[1-9]\d{0,8}$/.test(number) ? Number(number) : 0 }
}
