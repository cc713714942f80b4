import { findDeliberation, listPosts } from '#db/repositories/award/deliberation.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import type { EntryMeetingView, FirstScoresView, PostView, SheetShown, Speaker } from '../../../components/award/meeting/meeting-view.ts' // prettier-ignore
import { sheetPath } from '../../../components/award/judge/sheet-view.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { askedCriteria, asksScores, type AskedCriterion } from '../judging/judged-entry.server.ts'
import { wordsOf } from '../words.server.ts'
import { hearingOf, isCorrectable, maySpeak, postsBy } from './deliberation.server.ts'
import { knowsJudges, type MeetingContext } from './meeting-page.server.ts'

/**
 * What is said about an entry, and its first scores with what has changed since.
 * @returns undefined where it is not the reader's to hear; why is not told
 */
export async function entryMeetingPage(
  db: Db,
  visit: AwardVisit,
  context: MeetingContext,
  entry: string,
  language: Language,
): Promise<EntryMeetingView | undefined> {
  const { attendee, standing, now, home, titles, entries } = context
  const hearing = hearingOf(attendee, standing, now, entry)
  const place = { award: home.award.id, stage: now.stage.id, entry }
  const known = titles.get(entry)
  // What was deliberated before it left the stage stays there to read.
  const isHere = entries.includes(entry) || hearing === 'open'
  if (hearing === 'hidden' || !known || !isHere) return undefined
  const isOpen = hearing === 'open'
  const deliberation = await findDeliberation(db, place)
  const speakers = await speakersOf(db, context, entry)
  const own = attendee.judge?.id
  const posts = isOpen ? await listPosts(db, place) : []
  const hasSheet = standing.state.stages.get(now.stage.id)!.sheets.some((sheet) => sheet.entry === entry && sheet.judge === own) // prettier-ignore
  return {
    home,
    at: visit.now,
    entry: { id: entry, ...known },
    hearing,
    openedAt: deliberation?.openedAt ?? null,
    sheet: hasSheet || hearing === 'own-first' ? sheetPath(home.award.id, now.stage.id, entry) : null,
    scores: isOpen && asksScores(now.stage) ? await firstScores(db, context, entry, speakers, language) : null,
    posts: posts.map((post) => postView(post, context, speakers, visit.now)),
    said: postsBy(posts, attendee).length,
    maySpeak: isOpen && maySpeak(attendee, now),
  }
}

/** Who somebody is to the reader, by the id of a judge. */
export type Speakers = (judge: string | undefined) => Speaker

/**
 * Names where the reader is to know them, else numbers. A number belongs to a judge for one entry alone: over several,
 * who stands aside from which would tell whose it is.
 */
export async function speakersOf(db: Db, { attendee, now, home }: MeetingContext, entry: string): Promise<Speakers> {
  const judges = await listJudges(db, home.award.id)
  const isNamed = knowsJudges(attendee, now.stage)
  const names = new Map(judges.map(({ id, name }) => [id, name]))
  const mixed = judges
    .filter(({ group }) => now.stage.groups.includes(group))
    .map(({ id }) => ({ id, key: sha256(`${home.award.id} ${now.stage.id} ${entry} ${id}`) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  return (judge) => {
    if (judge === undefined) return { as: 'chair' }
    if (judge === attendee.judge?.id) return { as: 'you' }
    const name = names.get(judge)
    if (isNamed && name) return { as: 'name', name }
    return { as: 'number', number: mixed.findIndex(({ id }) => id === judge) + 1 }
  }
}

type SheetEvent = Extract<AwardEvent, { readonly kind: 'sheet' }>

/** A sheet with when it was submitted. */
interface Given {
  readonly event: SheetEvent
  readonly at: string
}

/** The first scores of an entry as the reader may see them, with what has changed since. */
export async function firstScores(
  db: Db,
  { attendee, standing, now, home }: MeetingContext,
  entry: string,
  speakers: Speakers,
  language: Language,
): Promise<FirstScoresView> {
  const { stage, gate } = now
  const { rules, judge: own } = attendee
  const category = standing.state.entries.get(entry)!.category
  const criteria = askedCriteria({ rules }, stage, category)
  const counted = new Set(
    standing.state.stages
      .get(stage.id)!
      .sheets.filter((sheet) => sheet.entry === entry && sheet.setAside === null)
      .map(({ judge }) => judge),
  )
  const kept = keptFrom(own !== undefined, stage.blind.scores, gate !== 'open')
  const histories = historiesOf(standing.events, stage.id, entry)
  const reasons = await wordsOf(db, home.award.id, [...histories.values()].flatMap(({ changes }) => changes.flatMap(({ event: { change } }) => change?.reasonDigest ?? []))) // prettier-ignore
  const rows = [...histories]
    .filter(([judge]) => counted.has(judge) && (kept === null || judge === own?.id))
    .map(([judge, { first, changes }]) => ({
      who: speakers(judge),
      first: shown(criteria, first.event),
      changes: changes.map(({ event, at }) => ({
        ...shown(criteria, event),
        at,
        reason: event.change === null ? null : (reasons.get(event.change.reasonDigest) ?? null),
      })),
    }))
  return {
    criteria: criteria.map(({ id, title }) => ({ id, title: title[language] })),
    rows: rows.sort((one, other) => orderOf(one.who).localeCompare(orderOf(other.who), language, { numeric: true })),
    kept,
  }
}

/** The reader's own first, then by name or number. */
function orderOf(who: Speaker): string {
  if (who.as === 'you') return ''
  return who.as === 'name' ? who.name : who.as === 'number' ? `${who.number}` : '0'
}

/** Why a judge sees their own sheet alone; whoever does not judge sees all that the rules let them watch. */
function keptFrom(
  judges: boolean,
  blind: 'after-own' | 'after-stage' | 'never',
  isOver: boolean,
): FirstScoresView['kept'] {
  if (!judges || blind === 'after-own') return null
  if (blind === 'never') return 'never'
  return isOver ? null : 'after-stage'
}

/** For each judge the sheet that was sealed, and those in its place since. A first sheet that came later is a first one. */
function historiesOf(events: readonly LoggedEvent[], stage: string, entry: string) {
  const histories = new Map<string, { first: Given; changes: Given[] }>()
  let isSealed = false
  for (const { event, at } of events) {
    if (event.kind === 'deliberation' && event.stage === stage && event.entry === entry) isSealed = true
    if (event.kind !== 'sheet' || event.stage !== stage || event.entry !== entry) continue
    const history = histories.get(event.judge)
    if (history === undefined || !isSealed) histories.set(event.judge, { first: { event, at }, changes: [] })
    else history.changes.push({ event, at })
  }
  return histories
}

function shown(criteria: readonly AskedCriterion[], { scores }: SheetEvent): SheetShown {
  return { mean: sheetMean(criteria, scores)?.mean ?? null, scores: criteria.map(({ id }) => scores[id] ?? null) }
}

function postView(
  { id, judge, personId, at, wordings }: Awaited<ReturnType<typeof listPosts>>[number],
  { attendee, now }: MeetingContext,
  speakers: Speakers,
  moment: string,
): PostView {
  const last = wordings.at(-1)
  const isOwn = personId === attendee.visitor.personId
  return {
    id,
    who: isOwn ? { as: 'you' } : speakers(judge),
    at,
    text: last?.text ?? null,
    canCorrect: isOwn && last?.text !== undefined && maySpeak(attendee, now) && isCorrectable({ at }, moment),
    earlier: wordings.slice(0, -1).map((wording) => ({ text: wording.text ?? null, at: wording.at })),
  }
}
