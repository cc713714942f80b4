import { fork } from '../../random.ts'
import { assignReadings } from '../../panel/planning/assign-readings.ts'
import { scored, type Scored } from '../../result.ts'
import type { AwardState } from '../award-state.ts'
import type { AwardEvent } from '../event.ts'
import { foldEvents } from '../fold-events.ts'
import type { AwardRules, Stage } from '../rules.ts'
import { goingOn, workedStages, type StageOutcome } from '../stage-outcome.ts'
import { readersOf } from '../stage-sheets.ts'
import { madeUpJudges, type MadeUpJudge } from './made-up-judges.ts'
import { madeUpBallots, madeUpSheets, madeUpVotes, type MadeUpReading } from './made-up-scores.ts'

export interface RehearsalSetup {
  readonly rulesDigest: string
  /** Numbers in place of names: E01, E02 … */
  readonly entries: readonly {
    readonly entry: string
    readonly category: string
    readonly organisation: string
    readonly attributes: Readonly<Record<string, string>>
    readonly digest: string
  }[]
  readonly judges: readonly { readonly judge: string; readonly group: string }[]
}

/**
 * The whole history of a made-up award under real rules, from the sealing to the close of the last stage, drawn by a
 * seed: some judges severe, lenient, careless or in conflict, some readings never finished. What it comes to is computed
 * as that of any award.
 *
 * @param seed a safe integer, else `RangeError`
 * @returns the refusals of `assignReadings` where the judges can't read so much, and of `foldEvents`
 */
export function rehearsalEvents(rules: AwardRules, setup: RehearsalSetup, seed: number): Scored<readonly AwardEvent[]> {
  const people = madeUpJudges(setup.judges, seed)
  const events = [...rehearsalOpening(setup, seed)]
  for (const stage of rules.stages) {
    const state = foldEvents(rules, events)
    if (!state.ok) return state
    const readings = madeUpReadings(rules, state.value, stage, people, seed)
    if (!readings.ok) return readings
    const planned = readings.value.map(({ entry, judge }): AwardEvent => ({ kind: 'reading', stage: stage.id, entry, judge })) // prettier-ignore
    events.push(...(stage.reads === null ? [] : planned), ...madeUpScores(rules, stage, readings.value, people, seed))
    const given = foldEvents(rules, events)
    if (!given.ok) return given
    events.push({ kind: 'stage.close', stage: stage.id, goesOn: goingOn(outcomeOf(rules, given.value, stage)) })
  }
  return scored(events)
}

/** What happens before anybody judges: rules, entries, judges, and who keeps out of what. */
export function rehearsalOpening(
  { rulesDigest, entries, judges }: RehearsalSetup,
  seed: number,
): readonly AwardEvent[] {
  return [
    { kind: 'rules', version: 1, digest: rulesDigest, reasonDigest: null },
    ...entries.map((entry): AwardEvent => ({ kind: 'entry', ...entry, revision: 1 })),
    ...entries.map(({ entry }): AwardEvent => ({ kind: 'entry.eligible', entry, eligible: true, failed: [] })),
    ...judges.map(({ judge, group }): AwardEvent => ({ kind: 'judge', judge, group })),
    ...recusals(entries, madeUpJudges(judges, seed), seed),
  ]
}

/** Each judge with a conflict keeps out of one entry. */
function recusals(
  entries: RehearsalSetup['entries'],
  people: readonly MadeUpJudge[],
  seed: number,
): readonly AwardEvent[] {
  return people.flatMap(({ judge, temperament }): AwardEvent[] => {
    const entry = entries[Math.floor(fork(seed, `conflict ${judge}`)() * entries.length)]?.entry
    return temperament === 'conflicted' && entry !== undefined
      ? [{ kind: 'recuse', entry, judge, reasonDigest: null }]
      : []
  })
}

function outcomeOf(rules: AwardRules, state: AwardState, stage: Stage): StageOutcome {
  return workedStages(rules, state).find(({ outcome }) => outcome.stage === stage.id)!.outcome
}

/**
 * Who reads what in a stage: a plan drawn by the seed where the rules ask for a number of readings, else all who may.
 * @returns the refusals of `assignReadings`
 */
export function madeUpReadings(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  people: readonly MadeUpJudge[],
  seed: number,
): Scored<readonly MadeUpReading[]> {
  const standing = outcomeOf(rules, state, stage)
    .categories.flatMap(({ entries }) => entries.map(({ entry }) => entry))
    .sort()
  if (standing.length === 0) return scored([])
  const plan = plannedReadings(state, stage, people, standing, seed)
  if (!plan.ok) return plan
  return scored(plan.value.map(({ entry, judge }) => ({ entry, judge, category: state.entries.get(entry)!.category })))
}

/** What made-up judges give in a stage for what they read; of a secret ballot the counts. */
export function madeUpScores(
  rules: AwardRules,
  stage: Stage,
  readings: readonly MadeUpReading[],
  people: readonly MadeUpJudge[],
  seed: number,
): readonly AwardEvent[] {
  if (stage.kind === 'ballot') return madeUpBallots(stage, readings, people, seed)
  if (stage.kind === 'rubric' || stage.kind === 'live') return madeUpSheets(rules, stage, readings, people, seed)
  return madeUpVotes(stage, readings, people, seed)
}

/** All who may read, or with a number of readings a plan of them; each group reads every entry so often. */
function plannedReadings(
  state: AwardState,
  stage: Stage,
  people: readonly MadeUpJudge[],
  standing: readonly string[],
  seed: number,
): Scored<readonly { readonly entry: string; readonly judge: string }[]> {
  const { reads, cap } = stage
  if (reads === null) {
    const readers = readersOf(state, stage, state.stages.get(stage.id)!)
    return scored(standing.flatMap((entry) => readers(entry).map((judge) => ({ entry, judge }))))
  }
  const all: { readonly entry: string; readonly judge: string }[] = []
  for (const group of stage.groups) {
    const own = people.filter((judge) => judge.group === group).map(({ judge }) => judge)
    const plan = assignReadings(
      {
        entries: standing.map((entry) => ({ entry, reads })),
        judges: own.map((judge) => ({ judge, cap: cap ?? standing.length })),
        forbidden: standing.flatMap((entry) =>
          own.filter((judge) => state.recused.get(entry)?.has(judge)).map((judge) => ({ entry, judge })),
        ),
      },
      { seed },
    )
    if (!plan.ok) return plan
    all.push(...plan.value.readings)
  }
  return scored(all)
}
