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
  /** By criterion, of those with a weight. */
  readonly scores: Readonly<Record<string, number>>
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
export function feedbackCut(rules: AwardRules, events: readonly AwardEvent[], stage: string, judge: string): number {
  const weighed = new Set(rules.criteria.flatMap(({ id, weight }) => (weight > 0 ? id : [])))
  const groups = new Map<string, string>()
  /** By entry, then judge. */
  const given = new Map<string, Map<string, GivenSheet>>()
  const own = new Set<string>()
  const aside = new Set<string>()
  let told: ReadonlyMap<string, ToldSheet> = new Map()
  let cut = 0
  let since = 0
  events.forEach((event, index) => {
    if (event.kind === 'judge') groups.set(event.judge, event.group)
    else if (event.kind === 'sheet' && event.stage === stage) {
      const scores = Object.fromEntries(Object.entries(event.scores).filter(([criterion]) => weighed.has(criterion)))
      const ofEntry = given.get(event.entry) ?? new Map<string, GivenSheet>()
      given.set(event.entry, ofEntry.set(event.judge, { entry: event.entry, judge: event.judge, scores }))
      if (event.judge === judge) own.add(event.entry)
      since += 1
    } else if (setAside(aside, event, stage)) since += 1
    // Many sheets move on by many, so that a large award need not be looked through for each.
    if (since < Math.max(OTHERS_BETWEEN_LOOKS, told.size / BATCHES)) return
    since = 0
    const counts = (sheet: GivenSheet | undefined): sheet is GivenSheet =>
      sheet !== undefined &&
      groups.get(sheet.judge) === groups.get(judge) &&
      !asideKeys(sheet).some((key) => aside.has(key))
    const now = toldOf(
      [...own].map((entry) => [...given.get(entry)!.values()].filter(counts)),
      judge,
    )
    if (!mayMoveOn(told, now)) return
    told = now
    cut = index + 1
  })
  return cut
}

/**
 * The sheets of others that what is told rests on, by judge and entry.
 * @param entries the sheets that count of each, in the order in which the judge submitted
 */
function toldOf(entries: readonly (readonly GivenSheet[])[], judge: string): ReadonlyMap<string, ToldSheet> {
  const beside = entries
    .map((sheets) => {
      const own = sheets.find((sheet) => sheet.judge === judge)?.scores ?? {}
      return sheets.filter((sheet) => sheet.judge !== judge && Object.keys(sheet.scores).some((criterion) => Object.hasOwn(own, criterion))) // prettier-ignore
    })
    .filter((sheets) => sheets.length > 0)
  const middle = Math.ceil(beside.length / 2)
  return new Map(
    beside.flatMap((sheets, place) =>
      sheets.map((sheet): [string, ToldSheet] => [
        `${sheet.judge} ${sheet.entry}`,
        { judge: sheet.judge, half: place < middle ? 0 : 1, scores: canonicalJson(sheet.scores) },
      ]),
    ),
  )
}

function mayMoveOn(before: ReadonlyMap<string, ToldSheet>, now: ReadonlyMap<string, ToldSheet>): boolean {
  const changed = [new Set<string>(), new Set<string>()] as const
  for (const key of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [before.get(key), now.get(key)]
    if (was?.half === is?.half && was?.scores === is?.scores) continue
    for (const sheet of [was, is]) if (sheet) changed[sheet.half].add(sheet.judge)
  }
  const counts = changed.map(({ size }) => size).filter((size) => size > 0)
  return counts.length > 0 && counts.every((size) => size >= OTHERS_BETWEEN_LOOKS)
}

/** Each by itself keeps a sheet from counting. */
const asideKeys = ({ entry, judge }: GivenSheet): string[] => [
  `judge ${judge}`,
  `recused ${judge} ${entry}`,
  `reading ${judge} ${entry}`,
  `withdrawn ${entry}`,
  `ineligible ${entry}`,
]

/** @returns whether the event is one that sets sheets aside, or counts them again */
function setAside(aside: Set<string>, event: AwardEvent, stage: string): boolean {
  const put = (key: string, isAside: boolean) => {
    if (isAside) aside.add(key)
    else aside.delete(key)
    return true
  }
  switch (event.kind) {
    case 'judge.remove':
    case 'judge.restore':
      return put(`judge ${event.judge}`, event.kind === 'judge.remove')
    case 'recuse':
    case 'recuse.lift':
      return put(`recused ${event.judge} ${event.entry}`, event.kind === 'recuse')
    case 'reading':
    case 'reading.remove':
      return event.stage === stage && put(`reading ${event.judge} ${event.entry}`, event.kind === 'reading.remove')
    case 'entry.withdraw':
      return put(`withdrawn ${event.entry}`, true)
    case 'entry.eligible':
      return put(`ineligible ${event.entry}`, !event.eligible)
    default:
      return false
  }
}
