import type { ScoreRow } from '../panel/model/score-row.ts'
import { sheetsOf } from '../panel/ranks/sheets.ts'
import type { AwardState, StageState } from './award-state.ts'
import type { AwardRules, Stage } from './rules.ts'

/** A counted sheet as one number: the weighted mean over what was answered. */
export interface GroupSheet {
  readonly entry: string
  readonly judge: string
  readonly group: string
  readonly score: number
  /** By criterion, as answered. */
  readonly answers: Readonly<Record<string, number>>
}

/**
 * Shares of the criteria that a stage asks of a category, summing to 1.
 *
 * @param without a criterion to leave out
 * @returns empty where nothing is left that has a weight
 */
export function criterionShares(
  rules: AwardRules,
  stage: Stage,
  category: string,
  without?: string,
): Readonly<Record<string, number>> {
  const asked = rules.criteria.filter(
    ({ id, weight, categories }) =>
      weight > 0 &&
      id !== without &&
      stage.criteria.includes(id) &&
      (categories === null || categories.includes(category)),
  )
  const sum = asked.reduce((total, { weight }) => total + weight, 0)
  return Object.fromEntries(asked.map(({ id, weight }) => [id, weight / sum]))
}

/** Shares of the voter groups of a stage, summing to 1. */
export function groupShares(rules: AwardRules, stage: Stage): ReadonlyMap<string, number> {
  const own = rules.groups.filter(({ id, weight }) => weight > 0 && stage.groups.includes(id))
  const sum = own.reduce((total, { weight }) => total + weight, 0)
  return new Map(own.map(({ id, weight }) => [id, weight / sum]))
}

/**
 * The sheets of a stage that count, for the entries that stand in it; sorted by entry, then judge. A sheet on which
 * nothing with a weight was answered is no sheet: the reading is unfinished.
 */
export function stageSheets(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  standing: ReadonlySet<string>,
  without?: string,
): readonly GroupSheet[] {
  return countedSheets(rules, state, stage, standing, without).map(({ entry, judge, group, answers, shares: own }) => {
    const rows = Object.entries(answers).map(([criterion, score]): ScoreRow => ({ entry, judge, criterion, score }))
    const sheet = sheetsOf(rows, own)
    if (!sheet.ok) throw new RangeError(`Expected a sheet of ${judge} on ${entry} but got ${sheet.why.code}.`)
    return { entry, judge, group, answers, score: sheet.value[0]!.score }
  })
}

/** The same without their numbers, for who asks only which there are. */
export function countedSheets(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  standing: ReadonlySet<string>,
  without?: string,
): readonly (Omit<GroupSheet, 'score'> & { readonly shares: Readonly<Record<string, number>> })[] {
  const { sheets } = state.stages.get(stage.id)!
  const groups = new Set(groupShares(rules, stage).keys())
  const shares = new Map(rules.categories.map(({ id }) => [id, criterionShares(rules, stage, id, without)]))
  return sheets.flatMap((sheet) => {
    const group = state.judges.get(sheet.judge)!.group
    if (sheet.setAside !== null || !standing.has(sheet.entry) || !groups.has(group)) return []
    const own = shares.get(state.entries.get(sheet.entry)!.category)!
    const answers = Object.fromEntries(
      Object.entries(sheet.scores).filter(([criterion]) => Object.hasOwn(own, criterion)),
    )
    return Object.keys(answers).length > 0
      ? [{ entry: sheet.entry, judge: sheet.judge, group, answers, shares: own }]
      : []
  })
}

/** The judges who are to read an entry in a stage, sorted: those given it, or with no number of readings all who may. */
export function readersOf(state: AwardState, stage: Stage, ofStage: StageState): (entry: string) => readonly string[] {
  const mayTakePart = (judge: string, entry: string) => {
    const { group, removed } = state.judges.get(judge)!
    return !removed && stage.groups.includes(group) && !(state.recused.get(entry)?.has(judge) ?? false)
  }
  const byEntry = (readings: StageState['readings']) => {
    const lists = new Map<string, string[]>()
    for (const { entry, judge } of readings) lists.set(entry, [...(lists.get(entry) ?? []), judge])
    return lists
  }
  if (stage.reads !== null) {
    const given = byEntry(ofStage.readings)
    return (entry) => (given.get(entry) ?? []).filter((judge) => mayTakePart(judge, entry))
  }
  const ended = byEntry(ofStage.ended)
  const all = [...state.judges.keys()]
  return (entry) => all.filter((judge) => mayTakePart(judge, entry) && !(ended.get(entry) ?? []).includes(judge))
}
