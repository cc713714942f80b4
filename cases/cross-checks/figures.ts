import type { Path } from '../problem.ts'
import type { FrontMatter } from '../schema.ts'
import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

/** Every figure has evidence; one without is shown with a mark, so this is a warning. */
export const checkFigureEvidence: CrossCheck = (matter, report) => {
  for (const path of figuresWithoutEvidence(matter)) report('figure-without-evidence', path)
}

/** The figures behind which no evidence stands. */
export function* figuresWithoutEvidence(matter: FrontMatter): Generator<Path> {
  for (const [index, fact] of matter.facts.entries()) if (fact.evidence.length === 0) yield ['facts', index]
  for (const [index, funding] of matter.funding.entries()) if (funding.evidence.length === 0) yield ['funding', index]
  if (matter.investments.state === 'listed')
    for (const [index, investment] of matter.investments.items.entries())
      if (investment.evidence.length === 0) yield ['investments', 'items', index]
  for (const [outcome, path] of outcomesWithPath(matter))
    for (const [index, observation] of outcome.observations.entries())
      if (observation.evidence.length === 0) yield [...path, 'observations', index]
}
