import { scored, type Refusal, type Scored } from '../result.ts'
import { roundDeep } from '../stats/round-significant.ts'
import { sharedRanks } from '../panel/ranks/shared-ranks.ts'
import { AWARD_METHOD, type AwardMethods } from './award-methods.ts'
import type { AwardState } from './award-state.ts'
import { bandsOf, type CategoryBands } from './category-bands.ts'
import { placeChances, type PlaceChances } from './category-chances.ts'
import { stageStability, type CategoryStability } from './category-stability.ts'
import { whyNotComparable } from './entry-scores.ts'
import type { AwardEvent } from './event.ts'
import { foldEvents } from './fold-events.ts'
import { LEVEL, type PanelFit } from './panel-fits.ts'
import { panelReport, type PanelReport } from './panel-report.ts'
import type { AwardRules } from './rules.ts'
import { selection, type CategorySelection } from './selection.ts'
import { workedStages, type StageOutcome, type WorkedStage } from './stage-outcome.ts'
import { groupShares } from './stage-sheets.ts'
import { waterfalls, type GroupWaterfall } from './waterfall.ts'

/** Figures of a result are given to so many digits: machines may differ in the last ones. */
const DIGITS = 10

/** How much is done after each step, of the whole and of a stage with sheets: as measured on 1,000 entries. */
const WORKED_SHARE = 0.07
const DONE = { fits: 0.05, chances: 0.3, stability: 0.85 } as const

export interface TableEntry {
  readonly entry: string
  /** Mean of the sheets, over the groups by their shares; null where a group has none. */
  readonly raw: number | null
  readonly rawRank: number | null
  /** From a typical judge of each group, with its interval. */
  readonly corrected: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly correctedRank: number | null
  readonly chances: PlaceChances | null
  /** Places that hold for the whole category at once. */
  readonly range: { readonly best: number; readonly worst: number } | null
  readonly waterfall: readonly GroupWaterfall[]
}

export interface CategoryTable {
  readonly category: string
  /** How many places the chances are about. */
  readonly places: number
  /** Why nothing is corrected: `not-comparable` across panels that share nobody, or no sheets. */
  readonly why: Refusal | null
  readonly bands: Scored<CategoryBands['bands']>
  /** In the order of the stage's outcome. */
  readonly entries: readonly TableEntry[]
  readonly stability: CategoryStability
}

export interface StageResult {
  readonly outcome: StageOutcome
  /** Of rubric and live stages; else empty. */
  readonly panels: readonly PanelReport[]
  readonly tables: readonly CategoryTable[]
}

export interface AwardResult {
  readonly format: 1
  readonly methods: AwardMethods
  /** Of intervals and bands. */
  readonly level: number
  readonly rulesVersion: number
  readonly stages: readonly StageResult[]
  readonly selection: readonly CategorySelection[]
}

/**
 * Everything an award comes to, from its rules and its events alone: the same two give the same result on every machine.
 * What decides is `stages[].outcome` by the sealed rule and `selection`; tables and panels stand beside it and say how
 * firm it is. A figure that can't be given is a reason in its place. Notices, objections and the end leave it as it is,
 * so that the digest on a notice is still that of the result when it has become final.
 *
 * @param rules the last sealed
 * @param events all, from the first
 * @param hear is told how much of the work is done, from 0 to 1 and never less than before; it decides nothing
 * @param methods of another version, for what was sealed under them
 * @returns refusals of `foldEvents`
 */
export function awardResult(
  rules: AwardRules,
  events: readonly AwardEvent[],
  hear: (share: number) => void = () => undefined,
  methods: AwardMethods = AWARD_METHOD,
): Scored<AwardResult> {
  const folded = foldEvents(rules, events)
  if (!folded.ok) return folded
  const state = folded.value
  const worked = workedStages(rules, state, methods)
  hear(WORKED_SHARE)
  /** Of the work on one stage after another. */
  const hearOf = (index: number) => (share: number) => hear(WORKED_SHARE + ((1 - WORKED_SHARE) * (index + share)) / worked.length) // prettier-ignore
  const result: AwardResult = {
    format: 1,
    methods,
    level: LEVEL,
    rulesVersion: state.rulesVersion,
    stages: worked.map((each, index) => stageResult(rules, state, each, index === worked.length - 1, hearOf(index))),
    selection: selection(
      rules,
      state,
      worked.map(({ outcome }) => outcome),
      methods,
    ),
  }
  return scored(roundDeep(result, DIGITS))
}

const LEAVES_RESULT: ReadonlySet<AwardEvent['kind']> = new Set([
  'freeze',
  'notice',
  'objection',
  'objection.answer',
  'final',
])

/** Whether an event leaves the result as it is, to the byte, whatever it says. */
export function leavesResult({ kind }: AwardEvent): boolean {
  return LEAVES_RESULT.has(kind)
}

/**
 * What each judge did to an entry in a stage: its waterfall by voter group.
 *
 * @returns empty where the entry is not corrected
 */
export function entryWaterfall(result: AwardResult, stage: string, entry: string): readonly GroupWaterfall[] {
  const tables = result.stages.find(({ outcome }) => outcome.stage === stage)?.tables ?? []
  return tables.flatMap(({ entries }) => entries).find((each) => each.entry === entry)?.waterfall ?? []
}

type Hear = (share: number) => void

function stageResult(
  rules: AwardRules,
  state: AwardState,
  worked: WorkedStage,
  isLast: boolean,
  hear: Hear,
): StageResult {
  const { stage, outcome } = worked
  if (stage.kind !== 'rubric' && stage.kind !== 'live') return { outcome, panels: [], tables: [] }
  const fits = worked.fits()
  hear(DONE.fits)
  const places = new Map(
    rules.categories.map(({ id, places: own }) => [
      id,
      !isLast && stage.advance.by === 'first' ? stage.advance.entries : own,
    ]),
  )
  return { outcome, panels: fits.map(panelReport), tables: tablesOf(rules, state, worked, fits, places, hear) }
}

function tablesOf(
  rules: AwardRules,
  state: AwardState,
  worked: WorkedStage,
  fits: readonly PanelFit[],
  places: ReadonlyMap<string, number>,
  hear: Hear,
): readonly CategoryTable[] {
  const { stage, outcome } = worked
  const shares = groupShares(rules, stage)
  const steps = new Map<string, Map<string, GroupWaterfall>>()
  for (const fit of fits) {
    const ofGroup = steps.get(fit.group) ?? new Map<string, GroupWaterfall>()
    steps.set(fit.group, ofGroup)
    for (const [entry, waterfall] of waterfalls(fit, shares.get(fit.group)!)) ofGroup.set(entry, waterfall)
  }
  const widths = halfWidths(fits)
  const raws = rawMeans(worked, shares)
  const prepared = outcome.categories.map(({ category, entries }) => {
    const all = entries.map(({ entry }) => entry)
    const apart = whyNotComparable(all, fits)
    const read = all.filter((entry) => raws.has(entry))
    const unfitted = fits.find(
      ({ model, entries: own }) => !model.ok && own.some((entry) => read.includes(entry)),
    )?.model
    const noSheets: Refusal = { code: 'no-sheets', detail: {} }
    const why = apart ?? (unfitted && !unfitted.ok ? unfitted.why : null) ?? (read.length === 0 ? noSheets : null)
    return { category, all, why, corrected: why === null ? read.toSorted() : [] }
  })
  const chances = placeChances(
    fits,
    shares,
    prepared.map(({ category, corrected }) => ({ entries: corrected, top: places.get(category)! })),
  )
  hear(DONE.chances)
  const bands = bandsOf(fits, shares)
  const stability = stageStability(rules, state, worked, places, (share) => hear(DONE.chances + (DONE.stability - DONE.chances) * share)) // prettier-ignore
  return prepared.map(({ category, all, why, corrected }) => {
    const found = why === null ? bands(corrected) : { ok: false as const, why }
    const isCorrected = new Set(corrected)
    const ranged = found.ok ? found.value.ranges : undefined
    const estimates = new Map(
      corrected.map((entry) => {
        const parts = [...shares.keys()].map((group) => steps.get(group)!.get(entry)!)
        const value = parts.reduce((sum, part) => sum + part.share * part.corrected, 0)
        const halfWidth = Math.sqrt(
          [...shares].reduce((sum, [group, share]) => sum + (share * widths.get(`${group}\u0000${entry}`)!) ** 2, 0),
        )
        return [entry, { value, low: value - halfWidth, high: value + halfWidth, parts }]
      }),
    )
    const correctedRanks = ranksOf(estimates, ({ value }) => value)
    const rawRanks = ranksOf(new Map(all.flatMap((entry) => (raws.has(entry) ? [[entry, raws.get(entry)!]] : []))), (raw) => raw) // prettier-ignore
    return {
      category,
      places: places.get(category)!,
      why,
      bands: found.ok ? scored(found.value.bands) : found,
      entries: all.map((entry) => {
        const estimate = estimates.get(entry)
        return {
          entry,
          raw: raws.get(entry) ?? null,
          rawRank: rawRanks.get(entry) ?? null,
          corrected: estimate ? { value: estimate.value, low: estimate.low, high: estimate.high } : null,
          correctedRank: correctedRanks.get(entry) ?? null,
          chances: (isCorrected.has(entry) ? chances.get(entry) : undefined) ?? null,
          range: ranged?.get(entry) ?? null,
          waterfall: estimate?.parts ?? [],
        }
      }),
      stability: stability.get(category)!,
    }
  })
}

function ranksOf<T>(values: ReadonlyMap<string, T>, scoreOf: (value: T) => number): ReadonlyMap<string, number> {
  const ranks = sharedRanks([...values.values()].map(scoreOf))
  return new Map([...values.keys()].map((entry, index) => [entry, ranks[index]!]))
}

/** Plain means over the groups, of entries that every group has read. */
function rawMeans({ sheets }: WorkedStage, shares: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const given = new Map<string, number[]>()
  for (const { entry, group, score } of sheets) {
    const key = `${group}\u0000${entry}`
    const own = given.get(key)
    if (own) own.push(score)
    else given.set(key, [score])
  }
  const entries = [...new Set(sheets.map(({ entry }) => entry))]
  return new Map(
    entries.flatMap((entry) => {
      const means = [...shares].map(([group, share]) => {
        const own = given.get(`${group}\u0000${entry}`)
        return own ? (share * own.toSorted((one, other) => one - other).reduce((sum, each) => sum + each, 0)) / own.length : null // prettier-ignore
      })
      return means.includes(null) ? [] : [[entry, means.reduce<number>((sum, mean) => sum + mean!, 0)] as const]
    }),
  )
}

/** Half the width of the interval of each corrected score, by group and entry. */
function halfWidths(fits: readonly PanelFit[]): ReadonlyMap<string, number> {
  return new Map(
    fits.flatMap(({ group, model }) =>
      model.ok
        ? model.value.entries.map(({ name, score }) => [`${group}\u0000${name}`, (score.high - score.low) / 2] as const)
        : [],
    ),
  )
}
