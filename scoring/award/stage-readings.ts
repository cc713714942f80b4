import { AWARD_METHOD, type AwardMethods } from './award-methods.ts'
import type { AwardState } from './award-state.ts'
import { ballotCounts, readingsOf, readingsTaken, takesPart, type EntryReadings } from './readings-taken.ts'
import type { AwardRules, Stage } from './rules.ts'
import { standingAfter, stageOutcome } from './stage-outcome.ts'
import { countedSheets } from './stage-sheets.ts'

/**
 * Ids of the entries that stand in a stage: all that take part, and from the second stage on those that went on. Only
 * where the stage before it is open it rests on scores, and takes as long as they do.
 */
export function standingIn(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  methods: AwardMethods = AWARD_METHOD,
): readonly string[] {
  const before = rules.stages[rules.stages.findIndex(({ id }) => id === stage.id) - 1]
  if (!before) return [...state.entries.values()].filter(takesPart).map(({ id }) => id)
  return standingAfter(state, before, () => {
    const outcome = stageOutcome(rules, state, before.id, methods)
    if (!outcome.ok) throw new RangeError(`Expected a stage of the rules but got ${before.id}.`)
    return outcome.value
  })
}

/**
 * How far each entry of a stage has been read, by id: what `stageOutcome` says of it, without working out a score.
 *
 * @param standing ids of the entries that stand in it
 */
export function stageReadings(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  standing: readonly string[],
): readonly EntryReadings[] {
  const hasSheets = stage.kind === 'rubric' || stage.kind === 'live'
  const sheets = hasSheets ? countedSheets(rules, state, stage, new Set(standing)) : []
  const read = { taken: readingsTaken(state, stage, sheets), ballots: ballotCounts(state, stage) }
  return [...standing].sort().map((entry) => readingsOf(stage, entry, read))
}
