import { inOneGo } from '../in-one-go.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AwardEvent } from './event.ts'
import type { AwardRules } from './rules.ts'

/** So many other judges at least stand behind each change of what a judge is told. */
export const OTHERS_BETWEEN_LOOKS = 3

/** It moves on at most so often while as many sheets come as there are. */
const BATCHES = 20

interface GivenSheet {
  readonly entry: string
  readonly judge: string
  readonly pair: string
  /** By criterion, of those with a weight. */
  readonly scores: Readonly<Record<string, number>>
  /** As it is told in the earlier half, and in the later. */
  readonly told: readonly [ToldSheet, ToldSheet]
}

/** A sheet of another judge in one half of what is told: `earlier` or `later` beside the judge's own, as it reads. */
interface ToldSheet {
  readonly judge: string
  readonly half: 0 | 1
  readonly scores: string
}

/**
 * How many events, from the first, the feedback of a judge goes up to. What it tells of others is how often they gave each
 * level beside the earlier and the later half of the judge's own sheets. It moves on only when in each half the sheets of
 * at least three other judges have changed, or none: whoever compares two looks, also after submitting an own sheet so
 * that more can be compared, learns what came of three together and of none by itself. A sheet that was taken out again
 * meanwhile, or put back as it was, is no change.
 *
 * @param judge who belongs to a group by the events
 */
export const feedbackCut = (...asked: Parameters<typeof feedbackCutInSteps>): number =>
  inOneGo(feedbackCutInSteps(...asked))

/** The same in steps, since it looks through a large award many times. */
export function* feedbackCutInSteps(
  rules: AwardRules,
  events: readonly AwardEvent[],
  stage: string,
  judge: string,
): Generator<void, number> {
  const weighed = new Set(rules.criteria.flatMap(({ id, weight }) => (weight > 0 ? id : [])))
  const groups = new Map<string, string>()
  /** By entry, then judge. */
  const given = new Map<string, Map<string, GivenSheet>>()
  const own = new Set<string>()
  const aside = nothingAside()
  let told: ReadonlyMap<string, ToldSheet> = new Map()
  let cut = 0
  let since = 0
  for (const [index, event] of events.entries()) {
    if (event.kind === 'judge') groups.set(event.judge, event.group)
    else if (event.kind === 'sheet' && event.stage === stage) {
      const scores = Object.fromEntries(Object.entries(event.scores).filter(([criterion]) => weighed.has(criterion)))
      const ofEntry = given.get(event.entry) ?? new Map<string, GivenSheet>()
      given.set(event.entry, ofEntry.set(event.judge, asGiven(event.judge, event.entry, scores)))
      if (event.judge === judge) own.add(event.entry)
      since += 1
    } else if (setAside(aside, event, stage)) since += 1
    // Many sheets move on by many, so that a large award need not be looked through for each.
    if (since < Math.max(OTHERS_BETWEEN_LOOKS, told.size / BATCHES)) continue
    since = 0
    const counts = (sheet: GivenSheet | undefined): sheet is GivenSheet =>
      sheet !== undefined && groups.get(sheet.judge) === groups.get(judge) && !isAside(aside, sheet)
    const now = toldOf(
      [...own].map((entry) => [...given.get(entry)!.values()].filter(counts)),
      judge,
    )
    if (mayMoveOn(told, now)) {
      told = now
      cut = index + 1
    }
    yield
  }
  return cut
}

const pairOf = (judge: string, entry: string) => `${judge} ${entry}`

function asGiven(judge: string, entry: string, scores: GivenSheet['scores']): GivenSheet {
  const asTold = (half: 0 | 1): ToldSheet => ({ judge, half, scores: read })
  const read = canonicalJson(scores)
  return { entry, judge, pair: pairOf(judge, entry), scores, told: [asTold(0), asTold(1)] }
}

/**
 * The sheets of others that what is told rests on, by judge and entry.
 * @param entries the sheets that count of each, in the order in which the judge submitted
 */
function toldOf(entries: readonly (readonly GivenSheet[])[], judge: string): ReadonlyMap<string, ToldSheet> {
  const beside = entries
    .map((sheets) => {
      const own = Object.keys(sheets.find((sheet) => sheet.judge === judge)?.scores ?? {})
      return sheets.filter((sheet) => sheet.judge !== judge && own.some((criterion) => Object.hasOwn(sheet.scores, criterion))) // prettier-ignore
    })
    .filter((sheets) => sheets.length > 0)
  const middle = Math.ceil(beside.length / 2)
  const told = new Map<string, ToldSheet>()
  beside.forEach((sheets, place) => {
    for (const sheet of sheets) told.set(sheet.pair, sheet.told[place < middle ? 0 : 1])
  })
  return told
}

function mayMoveOn(before: ReadonlyMap<string, ToldSheet>, now: ReadonlyMap<string, ToldSheet>): boolean {
  const changed = [new Set<string>(), new Set<string>()] as const
  for (const [pair, is] of now) {
    const was = before.get(pair)
    if (was?.half === is.half && was.scores === is.scores) continue
    changed[is.half].add(is.judge)
    if (was) changed[was.half].add(was.judge)
  }
  for (const [pair, was] of before) if (!now.has(pair)) changed[was.half].add(was.judge)
  const counts = changed.map(({ size }) => size).filter((size) => size > 0)
  return counts.length > 0 && counts.every((size) => size >= OTHERS_BETWEEN_LOOKS)
}

/** Each by itself keeps a sheet from counting. */
interface Aside {
  /** Judges who are removed. */
  readonly judges: Set<string>
  /** Pairs of judge and entry. */
  readonly recused: Set<string>
  readonly readings: Set<string>
  /** Entries. */
  readonly withdrawn: Set<string>
  readonly ineligible: Set<string>
}

const nothingAside = (): Aside => ({
  judges: new Set(),
  recused: new Set(),
  readings: new Set(),
  withdrawn: new Set(),
  ineligible: new Set(),
})

const isAside = (aside: Aside, { judge, entry, pair }: GivenSheet): boolean =>
  aside.judges.has(judge) ||
  aside.recused.has(pair) ||
  aside.readings.has(pair) ||
  aside.withdrawn.has(entry) ||
  aside.ineligible.has(entry)

/** @returns whether the event is one that sets sheets aside, or counts them again */
function setAside(aside: Aside, event: AwardEvent, stage: string): boolean {
  const put = (set: Set<string>, key: string, isIn: boolean) => {
    if (isIn) set.add(key)
    else set.delete(key)
    return true
  }
  switch (event.kind) {
    case 'judge.remove':
    case 'judge.restore':
      return put(aside.judges, event.judge, event.kind === 'judge.remove')
    case 'recuse':
    case 'recuse.lift':
      return put(aside.recused, pairOf(event.judge, event.entry), event.kind === 'recuse')
    case 'reading':
    case 'reading.remove':
      return event.stage === stage && put(aside.readings, pairOf(event.judge, event.entry), event.kind === 'reading.remove') // prettier-ignore
    case 'entry.withdraw':
      return put(aside.withdrawn, event.entry, true)
    case 'entry.eligible':
      return put(aside.ineligible, event.entry, !event.eligible)
    default:
      return false
  }
}
