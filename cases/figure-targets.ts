/** The figures of a case that its text can link to as `fact:id`, `fact:id@2021-02` or `fact:id/part`. */
import type { Unit } from '#scoring/units.ts'
import { latestDay } from './partial-date.ts'
import type { FrontMatter } from './schema.ts'

export interface FigureTarget {
  readonly value: number
  readonly unit: Unit
}

type OutcomeEntry = FrontMatter['outcomes'][number]

/** Outcomes and harms together: both have observations and share one set of ids. */
export function allOutcomes(matter: FrontMatter): readonly OutcomeEntry[] {
  return matter.harms.state === 'listed' ? [...matter.outcomes, ...matter.harms.items] : matter.outcomes
}

/** The observation that speaks for the latest date; of equal ones the last written. */
export function newestObservation(outcome: OutcomeEntry): OutcomeEntry['observations'][number] | undefined {
  return outcome.observations.reduce<OutcomeEntry['observations'][number] | undefined>(
    (newest, candidate) =>
      newest === undefined || latestDay(candidate.asOf) >= latestDay(newest.asOf) ? candidate : newest,
    undefined,
  )
}

/** Finds the figure behind a link target, in the words after `fact:`. */
export type FindFigure = (target: string) => FigureTarget | 'unknown' | 'without-value'

/** Prepares the look-up for one case. */
export function figureFinder(matter: FrontMatter): { readonly find: FindFigure; readonly ids: readonly string[] } {
  const facts = new Map(matter.facts.map((fact) => [fact.id, fact]))
  const outcomes = new Map(allOutcomes(matter).map((outcome) => [outcome.id, outcome]))
  const find: FindFigure = (target) => {
    const fact = facts.get(target)
    if (fact) return fact
    const [, id = '', mark, rest] = /^([^@/]+)(?:([@/])(.+))?$/.exec(target) ?? []
    const outcome = outcomes.get(id)
    if (!outcome) return 'unknown'
    if (mark === '/') {
      const part = outcome.breakdown?.parts.find((candidate) => candidate.id === rest)
      return part ? { value: part.value, unit: outcome.unit } : 'unknown'
    }
    if (mark === '@') {
      const observation = outcome.observations.findLast((candidate) => candidate.asOf === rest)
      return observation ? { value: observation.value, unit: outcome.unit } : 'unknown'
    }
    const newest = newestObservation(outcome)
    return newest ? { value: newest.value, unit: outcome.unit } : 'without-value'
  }
  return { find, ids: [...facts.keys(), ...outcomes.keys()] }
}
