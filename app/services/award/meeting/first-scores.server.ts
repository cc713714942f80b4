import type { Db } from '#db/schema.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import type { FirstScoresView, SheetShown, Speaker } from '../../../components/award/meeting/meeting-view.ts'
import { sheetMean } from '../../../forms/award/sheet-mean.ts'
import type { Language } from '../../../i18n/languages.ts'
import { askedCriteria, type AskedCriterion } from '../judging/judged-entry.server.ts'
import { wordsOf } from '../words.server.ts'
import type { MeetingContext } from './meeting-page.server.ts'
import type { Speakers } from './speakers.server.ts'

type SheetEvent = Extract<AwardEvent, { readonly kind: 'sheet' }>

/** A sheet with when it was submitted. */
interface Given {
  readonly event: SheetEvent
  readonly at: string
}

/** The first scores of one of the entries that were read. */
export type FirstScores = (entry: string, speakers: Speakers, language: Language) => FirstScoresView

/**
 * The first scores of entries as the reader may see them, with what has changed since: what happened is gone through
 * once, and the database asked once, for all of them.
 */
export async function readFirstScores(
  db: Db,
  { attendee, standing, now, home }: MeetingContext,
  entries: readonly string[],
): Promise<FirstScores> {
  const { stage, gate } = now
  const { rules, judge: own } = attendee
  const counted = new Set(standing.state.stages.get(stage.id)!.sheets.filter(({ setAside }) => setAside === null).map(keyOf)) // prettier-ignore
  const kept = keptFrom(own !== undefined, stage.blind.scores, gate !== 'open')
  const histories = historiesOf(standing.events, stage.id, entries)
  const changed = [...histories.values()].flatMap((ofEntry) => [...ofEntry.values()].flatMap(({ changes }) => changes))
  const reasons = await wordsOf(db, home.award.id, changed.flatMap(({ event: { change } }) => change?.reasonDigest ?? [])) // prettier-ignore
  return (entry, speakers, language) => {
    const criteria = askedCriteria({ rules }, stage, standing.state.entries.get(entry)!.category)
    const rows = [...histories.get(entry)!]
      .filter(([judge]) => counted.has(keyOf({ entry, judge })) && (kept === null || judge === own?.id))
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
}

const keyOf = ({ entry, judge }: { readonly entry: string; readonly judge: string }): string => `${entry} ${judge}`

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

/**
 * For each entry and judge the sheet that was sealed, and those in its place since. A first sheet that came later is a
 * first one.
 */
function historiesOf(events: readonly LoggedEvent[], stage: string, entries: readonly string[]) {
  const histories = new Map(entries.map((entry) => [entry, new Map<string, { first: Given; changes: Given[] }>()]))
  const sealed = new Set<string>()
  for (const { event, at } of events) {
    if (event.kind === 'deliberation' && event.stage === stage) sealed.add(event.entry)
    if (event.kind !== 'sheet' || event.stage !== stage) continue
    const ofEntry = histories.get(event.entry)
    const history = ofEntry?.get(event.judge)
    if (history === undefined || !sealed.has(event.entry))
      ofEntry?.set(event.judge, { first: { event, at }, changes: [] })
    else history.changes.push({ event, at })
  }
  return histories
}

function shown(criteria: readonly AskedCriterion[], { scores }: SheetEvent): SheetShown {
  return { mean: sheetMean(criteria, scores)?.mean ?? null, scores: criteria.map(({ id }) => scores[id] ?? null) }
}
