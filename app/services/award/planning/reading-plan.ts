import type { Judge } from '#db/repositories/award/judge.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { assignReadings } from '#scoring/panel/planning/assign-readings.ts'
import { scored, unscorable, type Scored } from '#scoring/result.ts'
import { entriesInStage } from '../stage-entries.ts'
import { heardBy } from './heard.ts'

/** What a plan is made from: where the award stands, its judges, and what has been given out and begun. */
export interface PlanFrom {
  readonly rules: AwardRules
  readonly state: AwardState
  readonly stage: Stage
  readonly judges: readonly Judge[]
  /** Readings of the stage that were given out and not taken back. */
  readonly standing: readonly Reading[]
  /** Those with a sheet, a vote or a draft: they are never taken back by a plan. */
  readonly begun: readonly Reading[]
  /** With something written as well, and taken back since: no plan gives them again, or what was set aside would count. */
  readonly takenBack: readonly Reading[]
  /** The social issue of each entry that is a case of the library. */
  readonly issues: ReadonlyMap<string, string>
  readonly seed: number
}

export interface ReadingPlan {
  /** Sorted by entry, then judge. */
  readonly readings: readonly Reading[]
  readonly added: readonly Reading[]
  readonly removed: readonly Reading[]
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  /** Pairs that must not meet. */
  readonly forbidden: readonly Reading[]
  /** Readings whose judge knows the category or the social issue well; null where no judge has said what they know. */
  readonly known: number | null
}

const keyOf = ({ entry, judge }: Reading): string => `${entry} ${judge}`

/**
 * Who reads what in a stage. Each group of judges reads every entry as often as the stage says, or each judge of the
 * group does where it says nothing; nobody reads what they have a conflict with, what was taken back from them once
 * they had begun, or what they may have heard others speak of, and what has been begun stays.
 * @returns refusals of `assignReadings`; `ballot` for a stage in which nobody reads
 */
export function planOf(from: PlanFrom): Scored<ReadingPlan> {
  const { rules, state, stage, standing, begun, takenBack } = from
  if (stage.kind === 'ballot') return unscorable('ballot')
  const entries = entriesInStage(rules, state, stage)
  const judges = from.judges.filter(({ removedAt, group }) => removedAt === undefined && stage.groups.includes(group))
  const isHere = new Set(judges.map(({ id }) => id))
  const inPlan = new Set(entries)
  const recused = entries.flatMap((entry) => [...(state.recused.get(entry) ?? [])].map((judge) => ({ entry, judge })))
  const heard = pairsHeard(from, entries)
  const apart = new Map([...recused, ...takenBack, ...heard].map((reading) => [keyOf(reading), reading]))
  const forbidden = [...apart.values()].filter(({ entry, judge }) => inPlan.has(entry) && isHere.has(judge))
  const barred = new Set(forbidden.map(keyOf))
  const mayStand = (reading: Reading) => inPlan.has(reading.entry) && isHere.has(reading.judge) && !barred.has(keyOf(reading)) // prettier-ignore
  // Of what the jury deliberates on nobody is given more: it is read by those who have it.
  const deliberated = new Set(state.stages.get(stage.id)!.deliberated)
  const settled = standing.filter(({ entry }) => deliberated.has(entry))
  const fixed = [...new Map([...begun, ...settled].map((reading) => [keyOf(reading), reading])).values()].filter(mayStand) // prettier-ignore
  const readings: Reading[] = []
  for (const group of stage.groups) {
    const own = judges.filter((judge) => judge.group === group)
    const planned = groupPlan({ ...from, entries, own, barred, forbidden, fixed, deliberated })
    if (!planned.ok) return planned
    readings.push(...planned.value)
  }
  readings.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const isPlanned = new Set(readings.map(keyOf))
  const stands = new Set(standing.map(keyOf))
  // A sheet that counts for nothing as long as its judge stands aside counts again when that is lifted.
  const stays = new Set(begun.map(keyOf))
  return scored({
    readings,
    added: readings.filter((reading) => !stands.has(keyOf(reading))),
    // What a removed judge has stays theirs, for when they are brought back.
    removed: standing.filter((reading) => !isPlanned.has(keyOf(reading)) && isHere.has(reading.judge) && !stays.has(keyOf(reading))), // prettier-ignore
    entries,
    judges: judges.map(({ id }) => id).sort(),
    forbidden,
    known: knownReadings(from, judges, readings),
  })
}

/** Of the entries that are deliberated on, with each judge who may have heard of it. */
function pairsHeard({ state, stage, judges }: PlanFrom, entries: readonly string[]): Reading[] {
  const hasHeard = heardBy(state, stage)
  return entries.flatMap((entry) => judges.map(({ id }) => ({ entry, judge: id }))).filter(hasHeard)
}

function knownReadings(from: PlanFrom, judges: readonly Judge[], readings: readonly Reading[]): number | null {
  const hasSaid = judges.some(({ expertise, issues = [] }) => expertise.length + issues.length > 0)
  const byId = new Map(judges.map((judge) => [judge.id, judge]))
  return hasSaid ? readings.filter(({ entry, judge }) => closeness(from, byId.get(judge)!, entry) > 0).length : null
}

/** How near an entry is to what a judge knows well: its social issue tells more than the category it was entered in. */
function closeness({ state, issues: issueOf }: PlanFrom, { expertise, issues = [] }: Judge, entry: string): number {
  const issue = issueOf.get(entry)
  const knowsIssue = issue !== undefined && issues.includes(issue)
  return (knowsIssue ? 2 : 0) + (expertise.includes(state.entries.get(entry)!.category) ? 1 : 0)
}

function groupPlan(
  from: PlanFrom & {
    readonly entries: readonly string[]
    readonly own: readonly Judge[]
    readonly barred: ReadonlySet<string>
    readonly forbidden: readonly Reading[]
    readonly fixed: readonly Reading[]
    readonly deliberated: ReadonlySet<string>
  },
): Scored<readonly Reading[]> {
  const { stage, entries, own, barred, seed, standing, deliberated } = from
  if (entries.length === 0) return unscorable('no-entries')
  if (own.length === 0) return unscorable('no-judges')
  if (stage.reads === null) {
    const all = entries.flatMap((entry) => own.map(({ id }) => ({ entry, judge: id })))
    return scored(all.filter((reading) => !barred.has(keyOf(reading))))
  }
  const isOwn = new Set(own.map(({ id }) => id))
  const ofGroup = ({ judge }: Reading) => isOwn.has(judge)
  const most = stage.cap ?? entries.length
  // Only their order within a judge counts: nobody is given more for knowing much.
  const preferences = own.flatMap((judge) =>
    entries
      .map((entry) => ({ entry, judge: judge.id, value: closeness(from, judge, entry) }))
      .filter(({ value }) => value > 0),
  )
  const problem = {
    entries: entries.map((entry) => ({ entry, reads: deliberated.has(entry) ? 0 : stage.reads! })),
    judges: own.map(({ id, cap }) => ({ judge: id, cap: Math.min(cap ?? most, most) })),
    forbidden: from.forbidden.filter(ofGroup),
    fixed: from.fixed.filter(ofGroup),
    preferences,
  }
  const previous = standing.filter(ofGroup)
  const assigned = assignReadings(previous.length > 0 ? { ...problem, previous } : problem, { seed })
  return assigned.ok ? scored(assigned.value.readings) : assigned
}
