import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { standingAfter, stageOutcome } from '#scoring/award/stage-outcome.ts'

/** Entries that stand in a stage: all that take part, and from the second stage on those that went on. */
export function entriesInStage(rules: AwardRules, state: AwardState, stage: Stage): string[] {
  const before = rules.stages[rules.stages.findIndex(({ id }) => id === stage.id) - 1]
  if (!before) {
    return [...state.entries.values()]
      .filter(({ eligible, withdrawn }) => eligible !== false && !withdrawn)
      .map(({ id }) => id)
  }
  const standing = standingAfter(state, before, () => {
    const outcome = stageOutcome(rules, state, before.id)
    if (!outcome.ok) throw new Error(`the rules know no stage ${before.id}`)
    return outcome.value
  })
  return [...standing]
}
