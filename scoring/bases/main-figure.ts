/** Which figures stand for a case: the one it measures itself by, and the money it is known to have. */
import type { CaseFacts, FundingFact, Observation, ObservationBasis, OutcomeFact } from '../facts.ts'
import { newestObservation } from '../net-value/quantity.ts'
import { daySpan } from '../social-value/calendar.ts'
import type { OutcomeKind } from '../vocabulary.ts'
import type { BaseFigure } from './basis.ts'

export interface MainFigure {
  readonly outcome: OutcomeFact
  readonly observation: Observation
}

const PREFERRED: readonly OutcomeKind[] = ['outcome', 'output', 'reach', 'transfer']

/**
 * The figure a case is compared by: of its benefits with a figure up to its date, the first that it lists as an
 * outcome; where there is none the first output, then reach, then money passed on. Null where no benefit has a figure.
 */
export function mainFigureOf(facts: Pick<CaseFacts, 'asOf' | 'outcomes'>): MainFigure | null {
  const figures = facts.outcomes.flatMap((outcome) => {
    const observation = newestObservation(outcome.observations, facts.asOf)
    return outcome.sign === 'benefit' && observation ? [{ outcome, observation }] : []
  })
  const [first = null] = PREFERRED.flatMap((kind) => figures.filter(({ outcome }) => outcome.kind === kind))
  return first
}

/** An outcome with one of its observations as a figure that can be put on a basis. */
export function outcomeFigure({ outcome, observation }: MainFigure): BaseFigure {
  return {
    id: outcome.id,
    value: observation.value,
    unit: outcome.unit,
    qualifier: observation.qualifier,
    covers: observation.basis,
    component: outcome.component,
    scope: null,
  }
}

/**
 * The money a case is compared by: an amount for the project, else for its programme; of several one whose years are
 * known, and of these the one that ends last, then the one listed first. A company's budget is not the project's, and a
 * statement without an amount is none. Null where there is no such amount.
 */
export function mainMoneyOf(facts: Pick<CaseFacts, 'funding'>): BaseFigure | null {
  const known = facts.funding.flatMap((fact, place): readonly BaseFigure[] => {
    const { amountCny, scope, qualifier = 'exact' } = fact
    if (amountCny === undefined || scope === 'company') return []
    return [{ id: `funding/${place}`, value: amountCny, unit: 'CNY', qualifier, covers: yearsOf(fact), scope }]
  })
  const own = known.filter(({ scope }) => scope === 'project')
  return (own.length > 0 ? own : known).toSorted((left, right) => lastDay(right) - lastDay(left))[0] ?? null
}

/** Zero where the years are unknown. */
function lastDay({ covers }: BaseFigure): number {
  if (covers === null || covers.kind === 'stock') return 0
  return daySpan(covers.kind === 'annual' ? covers.year : covers.to).latest
}

/** The years an amount is for; unknown where only a start is given, since the date of a report is not an end. */
function yearsOf({ year, period }: FundingFact): ObservationBasis | null {
  if (year !== undefined) return { kind: 'annual', year }
  if (period?.start === undefined || period.end === undefined) return null
  return { kind: 'cumulative', from: period.start, to: period.end }
}
