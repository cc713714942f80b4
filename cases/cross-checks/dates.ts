import type { LocalText } from '#scoring/facts.ts'
import { certainlyAfter } from '../partial-date.ts'
import type { Path } from '../problem.ts'
import { outcomesWithPath, type CrossCheck, type OutcomeEntry } from './cross-check.ts'

type Observation = OutcomeEntry['observations'][number]

/** Pairs of dates that belong to one thing stand in order. Partial dates pass while some reading of them is in order. */
export const checkDates: CrossCheck = (matter, report) => {
  const inOrder = (path: Path, earlier: NamedDate, later: NamedDate): void => {
    if (earlier[1] === undefined || later[1] === undefined || !certainlyAfter(earlier[1], later[1])) return
    const [earlierName, laterName] = [DATE_WORDS[earlier[0]], DATE_WORDS[later[0]]]
    const detail = { earlierName, earlier: earlier[1], laterName, later: later[1] }
    report('dates-out-of-order', [...path, later[0]], detail)
  }
  const period = (span: Span, path: Path): void => inOrder(path, ['start', span?.start], ['end', span?.end])

  period(matter.period, ['period'])
  for (const [index, component] of matter.components.entries())
    period(component.period, ['components', index, 'period'])
  for (const [index, funding] of matter.funding.entries()) period(funding.period, ['funding', index, 'period'])
  for (const [index, enquiry] of matter.enquiryLog.entries())
    inOrder(['enquiryLog', index], ['sent', enquiry.sent], ['replied', enquiry.replied])
  for (const [index, source] of matter.sources.entries())
    inOrder(['sources', index], ['date', source.date], ['accessed', source.accessed])

  for (const [outcome, path] of outcomesWithPath(matter)) {
    for (const [index, observation] of outcome.observations.entries()) {
      const at = [...path, 'observations', index]
      const { basis } = observation
      if (basis.kind === 'cumulative') inOrder([...at, 'basis'], ['from', basis.from], ['to', basis.to])
      inOrder(at, ['counted', lastDateOf(observation)], ['asOf', observation.asOf])
      if (certainlyAfter(observation.asOf, matter.asOf))
        report('observation-after-as-of', [...at, 'asOf'], { date: observation.asOf, asOf: matter.asOf })
    }
  }
}

type NamedDate = readonly [name: keyof typeof DATE_WORDS, date: string | undefined]
type Span = { readonly start?: string | undefined; readonly end?: string | undefined } | undefined

/** What the dates are called; the last one stands in different fields. */
const DATE_WORDS = {
  start: { 'zh-CN': '开始', en: 'the start' },
  end: { 'zh-CN': '结束', en: 'The end' },
  sent: { 'zh-CN': '发出', en: 'the sending' },
  replied: { 'zh-CN': '答复', en: 'The reply' },
  date: { 'zh-CN': '来源的日期', en: 'the date of the source' },
  accessed: { 'zh-CN': '查阅日期', en: 'The day it was accessed' },
  from: { 'zh-CN': '起始', en: 'the beginning' },
  to: { 'zh-CN': '截止', en: 'The end of the count' },
  asOf: { 'zh-CN': '资料截至', en: 'The as-of date' },
  counted: { 'zh-CN': '计数的截止日', en: 'the end of the count' },
} as const satisfies Readonly<Record<string, LocalText>>

/** The date up to which an observation counts. */
export function lastDateOf({ basis }: Observation): string {
  if (basis.kind === 'cumulative') return basis.to
  return basis.kind === 'annual' ? basis.year : basis.at
}
