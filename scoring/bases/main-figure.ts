/** Which figures stand for a case: the one it measures itself by, and the money it is known to have. */
import type { CaseFacts, FundingFact, Observation, ObservationBasis, OutcomeFact } from '../facts.ts'
import { newestObservation } from '../net-value/quantity.ts'
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
 * The money a case is compared by: the first amount it lists for the project, else for its programme. A company's
 * budget is not the project's, and a statement without an amount is none. Null where there is no such amount.
 */
export function mainMoneyOf(facts: Pick<CaseFacts, 'funding'>): BaseFigure | null {
  const known = facts.funding.flatMap((fact, place) => {
    const { amountCny, scope } = fact
    return amountCny === undefined || scope === 'company' ? [] : [{ fact, amountCny, scope, place }]
  })
  const first = known.find(({ scope }) => scope === 'project') ?? known[0]
  if (first === undefined) return null
  return {
    id: `funding/${first.place}`,
    value: first.amountCny,
    unit: 'CNY',
    qualifier: first.fact.qualifier ?? 'exact',
    covers: yearsOf(first.fact),
    scope: first.scope,
  }
}

/** The years an amount is for; unknown where only a start is given, since the date of a report is not an end. */
function yearsOf({ year, period }: FundingFact): ObservationBasis | null {
  if (year !== undefined) return { kind: 'annual', year }
  if (period?.start === undefined || period.end === undefined) return null
  return { kind: 'cumulative', from: period.start, to: period.end }
}
