import type { ProblemCode } from '../messages.ts'
import type { Detail, Path } from '../problem.ts'
import type { ProseUse } from '../prose.ts'
import type { FrontMatter } from '../schema.ts'

/** Reports a problem at a path of the facts. */
export type Report = (code: ProblemCode, path: Path, detail?: Detail) => void

/** A rule over more than one field. The facts have the right shape already; `use` is what the text cites. */
export type CrossCheck = (matter: FrontMatter, report: Report, use: ProseUse) => void

export type OutcomeEntry = FrontMatter['outcomes'][number]

/** Every outcome and harm with its path. */
export function* outcomesWithPath(matter: FrontMatter): Generator<readonly [OutcomeEntry, Path]> {
  for (const [index, outcome] of matter.outcomes.entries()) yield [outcome, ['outcomes', index]]
  if (matter.harms.state === 'listed')
    for (const [index, harm] of matter.harms.items.entries()) yield [harm, ['harms', 'items', index]]
}
