import type { AwardResult } from '#scoring/award/award-result.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { OtherPlaces } from '#scoring/award/category-stability.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { scoresInstead } from '#scoring/award/scores-instead.ts'
import type { Certainty, ToldStage } from '../../../components/award/result/result-view.ts'

/** How an award was judged, stage by stage: by how many, and never by whom. */
export function toldStages(rules: AwardRules, state: AwardState, result: AwardResult): ToldStage[] {
  return rules.stages.map((stage, place) => {
    const { id, title, kind, choices, scoring, advance } = stage
    const given = state.stages.get(id)!
    const counted = [...given.sheets, ...given.votes].filter(({ setAside }) => setAside === null)
    const groups = rules.groups.filter((group) => stage.groups.includes(group.id))
    const whole = groups.reduce((sum, { weight }) => sum + weight, 0)
    return {
      ...{ id, title, kind, choices, scoring, advance },
      isLast: place === rules.stages.length - 1,
      groups: groups.map((group) => ({ title: group.title, share: group.weight / whole })),
      criteria: rules.criteria
        .filter((criterion) => stage.criteria.includes(criterion.id))
        .map(({ title: words, levels }) => ({ title: words, from: levels[0]!.score, to: levels.at(-1)!.score })),
      entries: result.stages[place]!.outcome.categories.reduce((sum, { entries }) => sum + entries.length, 0),
      // Who puts a paper into a box is nobody's to count.
      judges: kind === 'ballot' ? null : new Set(counted.map(({ judge }) => judge)).size,
      given: counted.length,
      instead: result.stages[place]!.outcome.categories.flatMap((outcome) =>
        scoresInstead(outcome).map(({ group, why }) => ({
          why,
          of: [
            ...rules.categories.filter((each, _, all) => all.length > 1 && each.id === outcome.category),
            ...groups.filter((each) => groups.length > 1 && each.id === group),
          ].map((each) => each.title),
        })),
      ),
    }
  })
}

/** How clear the line is between winners and others of a category; null where no scores decide, but votes. */
export function certaintyOf(result: AwardResult, category: string): Certainty | null {
  const table = result.stages.at(-1)!.tables.find((one) => one.category === category)
  if (!table || table.entries.length === 0) return null
  const { places, bands, stability } = table
  const moved = (others: readonly OtherPlaces[]) =>
    others.filter(({ change }) => change.ok && change.value.enters.length + change.value.leaves.length > 0).length
  return {
    places,
    isContested: table.entries.length > places,
    why: bands.ok ? null : bands.why,
    unclear: table.entries.flatMap(({ entry, range }) => (range && range.best <= places && range.worst > places ? [entry] : [])), // prettier-ignore
    rules: { of: stability.rules.filter(({ change }) => change.ok).length, moved: moved(stability.rules) },
    judges: { of: stability.judges, moved: moved(stability.withoutJudge) },
    criteria: { of: stability.criteria, moved: moved(stability.withoutCriterion) },
  }
}
