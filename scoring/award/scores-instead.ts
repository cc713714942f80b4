import type { WithoutModel } from './scores-without-model.ts'
import type { CategoryOutcome } from './stage-outcome.ts'

/** Voter groups whose scores in a category are not the model's although the rule is `corrected`, and why; each once. */
export function scoresInstead({
  entries,
}: CategoryOutcome): readonly { readonly group: string; readonly why: WithoutModel }[] {
  const found = new Map<string, { group: string; why: WithoutModel }>()
  for (const { groups } of entries) {
    for (const { group, instead } of groups) {
      if (instead !== undefined) found.set(`${group}\u0000${instead}`, { group, why: instead })
    }
  }
  return [...found.values()]
}
