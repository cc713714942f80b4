import { listClosedStages } from '#db/repositories/award/closed-stage.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import {
  findEntryRevision,
  listEntries,
  listEntryContents,
  type Entry,
  type EntryRevision,
} from '#db/repositories/award/entry.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import { countSubmittedSheets, listSheetsOfJudge, type Sheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import type { Stage } from '#scoring/award/rules.ts'
import type { JudgeHome, PledgeView, QueueItem, QueueStage, InterestsView } from '../../../components/award/judge/judge-view.ts' // prettier-ignore
import { sheetPath } from '../../../components/award/judge/sheet-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { asksScores, askedCriteria, isJudgedHere, type JudgedEntry } from './judged-entry.server.ts'
import { homeOf } from '../judges/judge-home.server.ts'
import { paperPledgeOf } from '../judges/paper-pledge.server.ts'
import { pledgeDigest, unaskedEntries } from '../judges/joining.server.ts'
import { isHandedIn } from '../events/opening-events.server.ts'
import { judgesOfStage } from './others.server.ts'
import { entriesToRead, gateOf, seatOf, type Seat } from '../judges/seat.server.ts'
import { queueCalibration } from '../calibration/queue-calibration.server.ts'
import { sheetContent } from './sheet-content.ts'

export interface QueuePage {
  readonly home: JudgeHome
  readonly stages: readonly QueueStage[]
  /** Entries that came after the judge declared. */
  readonly unasked: number
}

/**
 * What a judge has to read, by stage, what needs them first on top.
 * @returns undefined where there is no such award
 */
export async function queuePage(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<QueuePage | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer) return undefined
  const home = await homeOf(db, answer, visit, language)
  if (!answer.ok || !home.pledged || !home.declared) return { home, stages: [], unasked: 0 }
  const { seat } = answer
  const entries = await listEntries(db, awardId)
  const unasked = unaskedEntries(entries.filter(isHandedIn), seat.judge.declaredAt)
  const waiting = new Set(unasked.map(({ id }) => id))
  const [contents, sheets, closed] = [
    await namelessContents(db, seat),
    await listSheetsOfJudge(db, awardId, seat.judge.id),
    await listClosedStages(db, awardId),
  ]
  const stages: QueueStage[] = []
  for (const stage of seat.rules.stages.filter(({ groups }) => groups.includes(seat.judge.group))) {
    const gate = gateOf(seat, stage, closed, visit.now)
    const items = []
    const isOver = gate === 'closed' || gate === 'frozen'
    const calibration = isOver || !asksScores(stage) ? null : await queueCalibration(db, seat, stage)
    if (gate !== 'not-open' && isJudgedHere(stage)) {
      const own = sheets.filter(({ stageId }) => stageId === stage.id)
      const item = itemOf({ seat, stage, contents, own, language })
      const readable = entries.filter(({ id }) => !waiting.has(id))
      items.push(...(await inQueue(db, seat, stage, readable, own)).map(({ entry }) => item(entry)))
    }
    stages.push({
      id: stage.id,
      title: stage.title[language],
      opensAt: stage.opensAt,
      closesAt: stage.closesAt,
      gate,
      isClosedEarly: isOver && Date.parse(visit.now) < Date.parse(stage.closesAt),
      waits: gate === 'not-open' && Date.parse(visit.now) >= Date.parse(stage.opensAt),
      isHere: isJudgedHere(stage),
      choices: stage.kind === 'vote' ? stage.choices : null,
      judges: await judgesOfStage(db, awardId, stage),
      items,
      calibration,
    })
  }
  return { home, stages, unasked: unasked.length }
}

/** What a judge may read in a stage, what needs them first on top. */
async function inQueue(db: Db, seat: Seat, stage: Stage, entries: readonly Entry[], own: readonly Sheet[]) {
  const readable = await entriesToRead(db, seat, stage, { entries })
  const read = await countSubmittedSheets(db, seat.award.id, stage.id)
  return inReadingOrder(readable, seat.judge, read)
    .map((entry) => {
      const sheet = own.find(({ entryId }) => entryId === entry.id)
      return { entry, state: stateOf(entry, sheet, sheetContent(sheet, entry.revision).submitted?.revision) }
    })
    .sort((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
}

/** The next entry of a stage that waits for its judge, beside the one at hand. */
export async function nextInQueue(
  db: Db,
  { seat, stage, entry: { id: atHand } }: Pick<JudgedEntry, 'seat' | 'stage' | 'entry'>,
  language: Language,
): Promise<{ readonly address: string; readonly title: string } | null> {
  const awardId = seat.award.id
  const entries = await listEntries(db, awardId)
  const unasked = new Set(unaskedEntries(entries, seat.judge.declaredAt))
  const own = (await listSheetsOfJudge(db, awardId, seat.judge.id)).filter(({ stageId }) => stageId === stage.id)
  const queue = await inQueue(db, seat, stage, entries.filter((entry) => !unasked.has(entry)), own) // prettier-ignore
  const next = queue.find(({ entry, state }) => entry.id !== atHand && state !== 'submitted')?.entry
  if (!next) return null
  const revision = stage.blind.entrants ? await findEntryRevision(db, awardId, next.id, next.revision) : undefined
  return {
    address: sheetPath(awardId, stage.id, next.id),
    title: shownTitle(stage, next, revision, language) || next.id,
  }
}

/** What was revised needs its judge first, then what was begun. */
const ORDER: readonly QueueItem['state'][] = ['stale', 'draft', 'new', 'submitted']

/** Fewest readings first; where they are equal, in an order of each judge's own, so that all do not begin with the same. */
function inReadingOrder(entries: readonly Entry[], judge: Judge, read: ReadonlyMap<string, number>): Entry[] {
  const own = (id: string) => ownOrder(`${judge.id} ${id}`)
  return [...entries].sort(
    (one, other) => (read.get(one.id) ?? 0) - (read.get(other.id) ?? 0) || own(one.id) - own(other.id),
  )
}

/** FNV-1a: the same for the same text, and else without a pattern. */
function ownOrder(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

interface ItemContext {
  readonly seat: Seat
  readonly stage: Stage
  readonly contents: ReadonlyMap<string, EntryRevision>
  readonly own: readonly Sheet[]
  readonly language: Language
}

const itemOf =
  ({ seat, stage, contents, own, language }: ItemContext) =>
  (entry: Entry): QueueItem => {
    const sheet = own.find(({ entryId }) => entryId === entry.id)
    const content = sheetContent(sheet, entry.revision)
    const asked = asksScores(stage) ? askedCriteria(seat, stage, entry.category) : []
    const category = seat.rules.categories.find(({ id }) => id === entry.category)
    return {
      id: entry.id,
      title: shownTitle(stage, entry, contents.get(entry.id), language),
      category: category?.title[language] ?? entry.category,
      state: stateOf(entry, sheet, content.submitted?.revision),
      answered: asked.filter(({ id }) => content.current.answers.scores[id] !== undefined).length,
      asked: asked.length,
      yes: asksScores(stage) ? null : (content.submitted?.answers.yes ?? null),
      address: sheetPath(seat.award.id, stage.id, entry.id),
    }
  }

/** How far a judge is with an entry. */
export function stateOf(
  entry: Entry,
  sheet: Sheet | undefined,
  submittedRevision: number | undefined,
): QueueItem['state'] {
  if (!sheet) return 'new'
  if (submittedRevision === undefined) return 'draft'
  return submittedRevision < entry.revision ? 'stale' : 'submitted'
}

/** Contents are read for the titles of copies without names alone: they are long, and a queue has none of them else. */
export async function namelessContents(db: Db, { award, rules }: Seat): Promise<ReadonlyMap<string, EntryRevision>> {
  return rules.stages.some(({ blind }) => blind.entrants) ? listEntryContents(db, award.id) : new Map()
}

/** The title a judge may see: of the redacted copy where entrants are hidden, else none. */
export function shownTitle(
  stage: Stage,
  entry: Entry,
  revision: EntryRevision | undefined,
  language: Language,
): string {
  if (!stage.blind.entrants) return entry.title[language]
  return revision?.redacted?.title[language] ?? ''
}

/** @returns undefined where there is no such award */
export async function pledgePage(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<PledgeView | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer) return undefined
  const { judge } = answer.ok ? answer.seat : answer
  return {
    home: await homeOf(db, answer, visit, language),
    name: judge?.name ?? '',
    signedAt: judge?.pledgedAt ?? null,
    paper: (judge && (await paperPledgeOf(db, awardId, judge))) ?? null,
    digest: judge?.pledgeDigest ?? pledgeDigest(language),
  }
}

/** @returns undefined where there is no such award */
export async function interestsPage(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<InterestsView | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer) return undefined
  const home = await homeOf(db, answer, visit, language)
  if (!answer.ok || !home.pledged) {
    return { home, asOf: visit.now, declaredAt: null, isBlind: false, organisations: [], standsAside: [] }
  }
  const { rules, judge } = answer.seat
  const entries = (await listEntries(db, awardId)).filter(isHandedIn)
  const conflicts = await listConflicts(db, awardId, { judge: judge.id })
  const about = new Map(conflicts.map((conflict) => [conflict.entry, conflict]))
  const isBlind = rules.stages.some(({ blind, groups }) => blind.entrants && groups.includes(judge.group))
  const unasked = new Set(unaskedEntries(entries, judge.declaredAt).map(({ organisation }) => organisation))
  const names = [...new Set(entries.map(({ organisation }) => organisation))]
  return {
    home,
    asOf: visit.now,
    declaredAt: judge.declaredAt ?? null,
    isBlind,
    organisations: names
      .map((name) => {
        const own = entries.filter(({ organisation }) => organisation === name)
        const found = own.flatMap(({ id }) => about.get(id) ?? [])[0]
        return {
          name,
          titles: isBlind ? [] : own.map(({ title }) => title[language]),
          isNew: judge.declaredAt !== undefined && unasked.has(name),
          source: found && own.every(({ id }) => about.has(id)) ? found.source : null,
          kind: found?.kind ?? null,
        }
      })
      .sort((one, other) => Number(other.isNew) - Number(one.isNew) || one.name.localeCompare(other.name, language)),
    standsAside: isBlind
      ? []
      : entries
          .filter(({ id }) => about.has(id))
          .map(({ id, title, organisation }) => ({ id, title: title[language], organisation })),
  }
}
