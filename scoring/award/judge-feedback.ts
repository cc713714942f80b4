import { inOneGo } from '../in-one-go.ts'
import { scored, unscorable, type Scored } from '../result.ts'
import { fQuantile } from '../stats/f-distribution.ts'
import type { AwardEvent } from './event.ts'
import { foldEvents } from './fold-events.ts'
import { LEVEL } from './panel-fits.ts'
import type { AwardRules, Stage } from './rules.ts'
import { countedSheets, type GroupSheet } from './stage-sheets.ts'

/**
 * What has to be there before a judge is told anything that others' scores are in. `own`: sheets of the judge. `others`:
 * judges of the group with sheets on the same entries. `shared`: sheets of those on these entries, of which nobody gave
 * more than half. `drift`: own sheets before drift is told, with `half` sheets of others beside each half of them.
 */
export const FEEDBACK_LEAST = { own: 5, others: 3, shared: 8, drift: 8, half: 4 } as const

/** Numbers that others' scores are in are told in steps of this share of the scale, shares of levels in steps of this. */
const STEPS_OF_SCALE = 40
const STEP_OF_SHARE = 0.05

/** In points; above 0 lenient, or becoming so. Ends are rounded outwards, and the true one lies between them with at least 90 % of certainty. */
export interface Told {
  readonly value: number
  readonly low: number
  readonly high: number
}

export interface ScaleUse {
  /** Lowest first. `own`: how often the judge gave it; `panel`: share of what the others gave on the same entries. */
  readonly levels: readonly { readonly score: number; readonly own: number; readonly panel: number }[]
}

export interface JudgeFeedback {
  /** How many other judges of the group are in it. */
  readonly others: number
  /** Own scores less those of the others on the same entries and criteria, on average. */
  readonly severity: Scored<Told>
  readonly scale: Scored<ScaleUse>
  /** The same for the later half of the own sheets less that of the earlier half. */
  readonly drift: Scored<Told>
}

type AnsweredSheet = Omit<GroupSheet, 'score'>

/** What the judge gave an entry on a criterion, beside what others gave there. */
interface Cell {
  readonly entry: string
  /** Whose levels the criterion has: scores of one scale can stand for each other. */
  readonly scale: string
  readonly own: number
  readonly others: readonly number[]
}

/**
 * What a judge can be told of their own scoring beside that of others on the same entries, and nothing from which the
 * score of another judge could be worked out. All that is told of the others depends on **how often** they gave each
 * level beside the earlier and beside the later half of the judge's own sheets, and in no way on who gave it, to which
 * entry, or on which criterion: so each of their scores could be any other that stands in the same half. Where a half
 * holds one level alone nothing is told. It says nothing of any entry. See also `FEEDBACK_LEAST` and `feedbackCut`.
 *
 * The price is width: intervals take the others' scores of a sheet as one, and do not use that scores on the same entry
 * go together.
 *
 * @param events of the award up to `feedbackCut`
 * @returns each part, or why it can't be told: `few-own`, `few-others` (also where they gave one level alone, which the
 *   reason must not tell), `levels-differ` (criteria with different scales)
 * @throws RangeError where the rules have no such stage, or the events do not hold together
 */
export const judgeFeedback = (...asked: Parameters<typeof judgeFeedbackInSteps>): JudgeFeedback =>
  inOneGo(judgeFeedbackInSteps(...asked))

/** The same in steps. */
export function* judgeFeedbackInSteps(
  rules: AwardRules,
  events: readonly AwardEvent[],
  stageId: string,
  judge: string,
): Generator<void, JudgeFeedback> {
  const stage = rules.stages.find(({ id }) => id === stageId)
  if (!stage) throw new RangeError(`Expected a stage of the rules but got ${stageId}.`)
  const none = (why: Scored<never>): JudgeFeedback => ({ others: 0, severity: why, scale: why, drift: why })
  const fewOwn = (sheets: number, least: number) => unscorable('few-own', { sheets, least })
  const fewOthers = unscorable('few-others', { least: FEEDBACK_LEAST.others })
  if (events.length === 0) return none(fewOthers)
  const state = foldEvents(rules, events)
  if (!state.ok) throw new RangeError(`Expected events that hold together but got ${state.why.code}.`)
  yield
  const sheets = countedSheets(rules, state.value, stage, new Set(state.value.entries.keys()))
  yield
  const own = inOrderGiven(sheets, events, stageId, judge)
  if (own.length < FEEDBACK_LEAST.own) return none(fewOwn(own.length, FEEDBACK_LEAST.own))
  const ownOf = new Map(own.map((sheet) => [sheet.entry, sheet]))
  const shared = sheets.filter(
    (sheet) => sheet.judge !== judge && sheet.group === own[0]!.group && hasCommon(ownOf.get(sheet.entry), sheet),
  )
  const sharedOf = byEntry(shared)
  const beside = own.filter(({ entry }) => sharedOf.has(entry))
  if (beside.length < FEEDBACK_LEAST.own || !areEnough(shared)) return none(fewOthers)
  const half = Math.ceil(beside.length / 2)
  const halves = [beside.slice(0, half), beside.slice(half)].map((part) => ({
    cells: cellsOf(rules, part, sharedOf),
    sheets: sum(part.map(({ entry }) => sharedOf.get(entry)!.length)),
  }))
  const [earlier, later] = halves as [(typeof halves)[0], (typeof halves)[0]]
  const whole = { cells: [...earlier.cells, ...later.cells], sheets: shared.length }
  const isDriftTold = own.length >= FEEDBACK_LEAST.drift && halves.every((part) => part.sheets >= FEEDBACK_LEAST.half)
  if ((isDriftTold ? halves : [whole]).some(({ cells }) => isOneLevel(cells))) return none(fewOthers)
  yield
  const step = stepOf(rules, stage)
  const told = (difference: Difference, df: number) => scored(inSteps(intervalOf(difference, df), step))
  const severity = told(differenceOf(whole), beside.length - 1)
  yield
  const scale = scaleOf(rules, stage, own, whole.cells)
  yield
  const drift = isDriftTold
    ? told(less(differenceOf(later), differenceOf(earlier)), beside.length - 2)
    : own.length < FEEDBACK_LEAST.drift
      ? fewOwn(own.length, FEEDBACK_LEAST.drift)
      : fewOthers
  return { others: new Set(shared.map((sheet) => sheet.judge)).size, severity, scale, drift }
}

/** The sheets of a judge in the order in which they were submitted first. */
function inOrderGiven(
  sheets: readonly AnsweredSheet[],
  events: readonly AwardEvent[],
  stage: string,
  judge: string,
): readonly AnsweredSheet[] {
  const first = new Map<string, number>()
  events.forEach((event, place) => {
    if (event.kind !== 'sheet' || event.stage !== stage || event.judge !== judge || first.has(event.entry)) return
    first.set(event.entry, place)
  })
  return sheets
    .filter((sheet) => sheet.judge === judge)
    .sort((one, other) => first.get(one.entry)! - first.get(other.entry)!)
}

const hasCommon = (one: AnsweredSheet | undefined, other: AnsweredSheet): boolean =>
  one !== undefined && Object.keys(one.answers).some((criterion) => Object.hasOwn(other.answers, criterion))

function byEntry<T extends { readonly entry: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(one.entry)
    if (group) group.push(one)
    else groups.set(one.entry, [one])
  }
  return groups
}

/** Whether enough others stand behind what the judge would be told, none of them for more than half. */
function areEnough(shared: readonly AnsweredSheet[]): boolean {
  const given = new Map<string, number>()
  for (const { judge } of shared) given.set(judge, (given.get(judge) ?? 0) + 1)
  return (
    shared.length >= FEEDBACK_LEAST.shared &&
    given.size >= FEEDBACK_LEAST.others &&
    Math.max(...given.values()) * 2 <= shared.length
  )
}

function cellsOf(
  rules: AwardRules,
  own: readonly AnsweredSheet[],
  sharedOf: ReadonlyMap<string, readonly AnsweredSheet[]>,
): readonly Cell[] {
  const scales = new Map(rules.criteria.map(({ id, levels }) => [id, JSON.stringify(levels.map(({ score }) => score))]))
  return own.flatMap(({ entry, answers }) =>
    Object.entries(answers).flatMap(([criterion, given]) => {
      const others = sharedOf.get(entry)!.flatMap((sheet) => sheet.answers[criterion] ?? [])
      return others.length > 0 ? [{ entry, scale: scales.get(criterion)!, own: given, others }] : []
    }),
  )
}

/** Whether of some scale the others gave one level alone: then each of these scores would be known. */
function isOneLevel(cells: readonly Cell[]): boolean {
  const levels = new Map<string, Set<number>>()
  for (const { scale, others } of cells) {
    const given = levels.get(scale) ?? new Set<number>()
    for (const score of others) given.add(score)
    levels.set(scale, given)
  }
  return [...levels.values()].some(({ size }) => size < 2)
}

interface Difference {
  readonly value: number
  readonly variance: number
}

/**
 * How much more the judge gave than the others, with each own score counted as often as others scored the same: so both
 * means are of the same entries and criteria.
 */
function differenceOf({ cells, sheets }: { readonly cells: readonly Cell[]; readonly sheets: number }): Difference {
  // Sorted, so that the sum is the same to the last bit whoever gave what.
  const others = [...Float64Array.from(cells.flatMap((cell) => cell.others)).sort()]
  const weight = ({ others: beside }: Cell) => beside.length / others.length
  const own = sum(cells.map((cell) => cell.own * weight(cell)))
  const entries = [...byEntry(cells).values()].map((of) => ({
    mean: sum(of.map((cell) => cell.own)) / of.length,
    weight: sum(of.map(weight)),
  }))
  const ownVariance = varianceOf(entries.map(({ mean }) => mean)) * sum(entries.map((entry) => entry.weight ** 2))
  return {
    value: own - sum(others) / others.length,
    variance: ownVariance + varianceOf(others) / sheets,
  }
}

const less = (one: Difference, other: Difference): Difference => ({
  value: one.value - other.value,
  variance: one.variance + other.variance,
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function varianceOf(numbers: readonly number[]): number {
  if (numbers.length < 2) return 0
  const mean = sum(numbers) / numbers.length
  return sum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - 1)
}

function intervalOf({ value, variance }: Difference, df: number): Told {
  // The square of a t is an F with one degree of freedom.
  const reach = Math.sqrt(variance * fQuantile(LEVEL, 1, df))
  return { value, low: value - reach, high: value + reach }
}

function stepOf(rules: AwardRules, stage: Stage): number {
  const asked = rules.criteria.filter(({ id }) => stage.criteria.includes(id))
  const scores = asked.flatMap(({ levels }) => levels.map(({ score }) => score))
  return (Math.max(...scores) - Math.min(...scores)) / STEPS_OF_SCALE
}

/** Rounded, the interval to its outside; a hair of the computation does not move an end. */
function inSteps({ value, low, high }: Told, step: number): Told {
  const to = (number: number, round: (steps: number) => number) => tidy(round(tidy(number / step)) * step)
  return { value: to(value, Math.round), low: to(low, Math.floor), high: to(high, Math.ceil) }
}

const tidy = (value: number): number => Number(value.toFixed(9)) + 0

function scaleOf(
  rules: AwardRules,
  stage: Stage,
  own: readonly AnsweredSheet[],
  cells: readonly Cell[],
): Scored<ScaleUse> {
  const scales = rules.criteria
    .filter(({ id }) => stage.criteria.includes(id))
    .map(({ levels }) => levels.map(({ score }) => score))
  const [scale = []] = scales
  if (scales.some((one) => JSON.stringify(one) !== JSON.stringify(scale))) return unscorable('levels-differ')
  const given = own.flatMap(({ answers }) => Object.values(answers))
  const others = cells.flatMap((cell) => cell.others)
  const times = (list: readonly number[], score: number) => list.filter((one) => one === score).length
  return scored({
    levels: scale.map((score) => ({
      score,
      own: times(given, score),
      panel: tidy(Math.round(times(others, score) / others.length / STEP_OF_SHARE) * STEP_OF_SHARE),
    })),
  })
}
