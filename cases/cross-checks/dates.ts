import { certainlyAfter } from '../partial-date.ts'
import type { Path } from '../problem.ts'
import { outcomesWithPath, type CrossCheck, type OutcomeEntry } from './cross-check.ts'

type Observation = OutcomeEntry['observations'][number]

/** Pairs of dates that belong to one thing stand in order. Partial dates pass while some reading of them is in order. */
export const checkDates: CrossCheck = (matter, report) => {
  const inOrder = (path: Path, earlier: NamedDate, later: NamedDate): void => {
    if (earlier[1] === undefined || later[1] === undefined || !certainlyAfter(earlier[1], later[1])) return
    const detail = { earlierName: earlier[0], earlier: earlier[1], laterName: later[0], later: later[1] }
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
      inOrder(at, [`basis.${LAST_DAY_FIELD[basis.kind]}`, lastDateOf(observation)], ['asOf', observation.asOf])
      if (certainlyAfter(observation.asOf, matter.asOf))
        report('observation-after-as-of', [...at, 'asOf'], { date: observation.asOf, asOf: matter.asOf })
    }
  }
}

type NamedDate = readonly [name: string, date: string | undefined]
type Span = { readonly start?: string | undefined; readonly end?: string | undefined } | undefined

const LAST_DAY_FIELD = { cumulative: 'to', annual: 'year', stock: 'at' } as const

/** The date up to which an observation counts. */
export function lastDateOf({ basis }: Observation): string {
  if (basis.kind === 'cumulative') return basis.to
  return basis.kind === 'annual' ? basis.year : basis.at
}
