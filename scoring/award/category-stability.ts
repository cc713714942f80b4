import { flipWeights } from '../panel/ranks/flip-weights.ts'
import { rankEntries, type RankedEntry } from '../panel/ranks/shared-ranks.ts'
import { compareTop, type TopChange } from '../panel/ranks/top-places.ts'
import type { Refusal, Scored } from '../result.ts'
import type { AwardState } from './award-state.ts'
import type { EntryScore } from './entry-scores.ts'
import { SCORE_RULES, type AwardRules, type ScoreRule } from './rules.ts'
import { scoresUnder, type WorkedStage } from './stage-outcome.ts'
import { criterionShares, groupShares, stageSheets, type GroupSheet } from './stage-sheets.ts'

/** The first places under another rule, or without a judge or a criterion. */
export interface OtherPlaces {
  readonly name: string
  readonly change: Scored<TopChange>
}

export interface FlipPair {
  readonly first: string
  readonly second: string
  /** The least weight that has to move between criteria for the two to tie, and what the weights are then. */
  readonly smallest: Scored<{ readonly moved: number; readonly weights: Readonly<Record<string, number>> }>
  /** The weight of one criterion at which they tie, the others keeping their proportions. */
  readonly byCriterion: readonly { readonly criterion: string; readonly weight: Scored<number> }[]
}

export interface CategoryStability {
  /** How many are at the top that is asked about. */
  readonly places: number
  readonly rules: readonly OtherPlaces[]
  /** Judges and criteria without which somebody else has a place, or for whom that can't be said. */
  readonly withoutJudge: readonly OtherPlaces[]
  readonly withoutCriterion: readonly OtherPlaces[]
  /** How many were left out in turn. */
  readonly judges: number
  readonly criteria: number
  /** Of neighbours among the first and the one after them, by weighted means. */
  readonly flips: readonly FlipPair[]
}

/**
 * How firm the first places of each category are: under other rules, without each judge, without each criterion, and
 * under other weights. Exploration beside the result, which it never changes.
 *
 * @param places by category
 * @param hear is told how much is done, 0 to 1
 * @returns by category
 */
export function stageStability(
  rules: AwardRules,
  state: AwardState,
  worked: WorkedStage,
  places: ReadonlyMap<string, number>,
  hear: (share: number) => void,
): ReadonlyMap<string, CategoryStability> {
  const { stage, sheets, outcome } = worked
  const sealed = stage.scoring.rule
  const categoryOf = (entry: string) => state.entries.get(entry)!.category
  const judges = [...new Set(sheets.map(({ judge }) => judge))].sort()
  const turns = SCORE_RULES.length + judges.length + stage.criteria.length
  let done = 0
  const under = (some: readonly GroupSheet[], rule: ScoreRule) => {
    const ranked = rankings(scoresUnder(rules, worked, some, rule, categoryOf), categoryOf)
    hear(++done / turns)
    return ranked
  }
  const base = under(sheets, sealed)
  const standing = new Set(outcome.categories.flatMap(({ entries }) => entries.map(({ entry }) => entry)))
  const otherRules = SCORE_RULES.filter((rule) => rule !== sealed).map((rule) => [rule, under(sheets, rule)] as const)
  const withoutJudge = judges.map(
    (name) => [name, under(sheets.filter(({ judge }) => judge !== name), sealed)] as const, // prettier-ignore
  )
  const withoutCriterion = stage.criteria.toSorted().map(
    (name) => [name, under(stageSheets(rules, state, stage, standing, name), sealed)] as const, // prettier-ignore
  )
  const flipsOf = flipPairs(rules, worked)
  return new Map(
    rules.categories.map(({ id }) => {
      const top = places.get(id)!
      const was = base.get(id)
      const compared = (others: readonly (readonly [string, Rankings])[]) =>
        others.map(([name, ranking]) => ({ name, change: changeOf(was, ranking.get(id), top) }))
      const asked = Object.keys(criterionShares(rules, stage, id))
      const ofCategory = judges.filter((judge) =>
        sheets.some((sheet) => sheet.judge === judge && categoryOf(sheet.entry) === id),
      )
      return [
        id,
        {
          places: top,
          rules: compared(otherRules),
          withoutJudge: compared(withoutJudge.filter(([name]) => ofCategory.includes(name))).filter(moves),
          withoutCriterion:
            asked.length > 1 ? compared(withoutCriterion.filter(([name]) => asked.includes(name))).filter(moves) : [],
          judges: ofCategory.length,
          criteria: asked.length > 1 ? asked.length : 0,
          flips: was?.ok ? flipsOf(id, was.value, top) : [],
        },
      ]
    }),
  )
}

type Rankings = ReadonlyMap<string, Scored<readonly RankedEntry[]>>

/** By category; refused where one of its entries could not be scored for a reason beyond itself. */
function rankings(scores: ReadonlyMap<string, EntryScore>, categoryOf: (entry: string) => string): Rankings {
  const known = new Map<string, Map<string, number>>()
  const refused = new Map<string, Refusal>()
  for (const [entry, { score }] of scores) {
    const category = categoryOf(entry)
    if (!score.ok) {
      if (!OF_ENTRY.has(score.why.code)) refused.set(category, score.why)
      continue
    }
    const own = known.get(category) ?? new Map<string, number>()
    known.set(category, own.set(entry, score.value))
  }
  const categories = [...new Set([...known.keys(), ...refused.keys()])]
  return new Map(
    categories.map((category) => {
      const why = refused.get(category)
      return [category, why ? { ok: false, why } : { ok: true, value: rankEntries(known.get(category)!) }]
    }),
  )
}

/** An entry without sheets is left out of a ranking; a model that can't be fitted leaves no ranking. */
const OF_ENTRY: ReadonlySet<string> = new Set(['no-sheets', 'group-without-sheets'])

function changeOf(
  before: Scored<readonly RankedEntry[]> | undefined,
  after: Scored<readonly RankedEntry[]> | undefined,
  places: number,
): Scored<TopChange> {
  if (before === undefined || after === undefined) return { ok: false, why: { code: 'no-scores', detail: {} } }
  if (!before.ok) return before
  return after.ok ? { ok: true, value: compareTop(before.value, after.value, places) } : after
}

function moves({ change }: OtherPlaces): boolean {
  return !change.ok || !change.value.sameFirst || change.value.enters.length > 0 || change.value.leaves.length > 0
}

function flipPairs(rules: AwardRules, { stage, sheets }: WorkedStage) {
  const shares = groupShares(rules, stage)
  const byEntry = new Map<string, GroupSheet[]>()
  for (const sheet of sheets) byEntry.set(sheet.entry, [...(byEntry.get(sheet.entry) ?? []), sheet])
  /** Mean by criterion over the groups by their shares; a criterion that a group left out is not there. */
  const profileOf = (entry: string, criteria: readonly string[]): Readonly<Record<string, number>> =>
    Object.fromEntries(
      criteria.flatMap((criterion) => {
        const means = [...shares].map(([group, share]) => {
          const own = byEntry
            .get(entry)!
            .flatMap((sheet) => (sheet.group === group ? (sheet.answers[criterion] ?? []) : []))
          const sum = own.sort((one, other) => one - other).reduce((total, each) => total + each, 0)
          return own.length > 0 ? (share * sum) / own.length : null
        })
        return means.includes(null) ? [] : [[criterion, means.reduce<number>((sum, mean) => sum + mean!, 0)]]
      }),
    )
  return (category: string, ranking: readonly RankedEntry[], places: number): readonly FlipPair[] => {
    const weights = criterionShares(rules, stage, category)
    const criteria = Object.keys(weights)
    const order = ranking.slice(0, places + 1)
    return order.slice(1).map(({ entry: second }, place) => {
      const first = order[place]!.entry
      const flip = flipWeights(profileOf(first, criteria), profileOf(second, criteria), weights)
      return {
        first,
        second,
        smallest: flip.ok ? flip.value.smallest : flip,
        byCriterion: flip.ok
          ? Object.entries(flip.value.byCriterion).map(([criterion, swap]) => ({
              criterion,
              weight: swap.ok ? { ok: true as const, value: swap.value.to } : swap,
            }))
          : [],
      }
    })
  }
}
