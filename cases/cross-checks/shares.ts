import type { Unit } from '#scoring/units.ts'
import type { Path } from '../problem.ts'
import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

const WHOLE: Partial<Record<Unit, number>> = { percent: 100, share: 1 }

/** A part is never more than its whole. */
export const checkShares: CrossCheck = (matter, report) => {
  const check = (value: number, unit: Unit, path: Path): void => {
    const whole = WHOLE[unit]
    if (whole !== undefined && value > whole) report('share-above-whole', [...path, 'value'], { value, whole })
  }
  for (const [index, fact] of matter.facts.entries()) check(fact.value, fact.unit, ['facts', index])
  for (const [outcome, path] of outcomesWithPath(matter)) {
    for (const [index, observation] of outcome.observations.entries())
      check(observation.value, outcome.unit, [...path, 'observations', index])
    for (const [index, part] of (outcome.breakdown?.parts ?? []).entries())
      check(part.value, outcome.unit, [...path, 'breakdown', 'parts', index])
  }
}
