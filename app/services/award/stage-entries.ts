import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { standingIn } from '#scoring/award/stage-readings.ts'

/** By state and stage: while a stage before is open it takes a model of all its scores, and many pages ask. */
const known = new WeakMap<AwardState, Map<string, readonly string[]>>()

/** Entries that stand in a stage: all that take part, and from the second stage on those that went on. */
export function entriesInStage(rules: AwardRules, state: AwardState, stage: Stage): readonly string[] {
  const byStage = known.get(state) ?? new Map<string, readonly string[]>()
  known.set(state, byStage)
  const entries = byStage.get(stage.id) ?? standingIn(rules, state, stage)
  byStage.set(stage.id, entries)
  return entries
}
