import { findDeliberation, listPosts } from '#db/repositories/award/deliberation.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { EntryMeetingView, PostView } from '../../../components/award/meeting/meeting-view.ts'
import { sheetPath } from '../../../components/award/judge/sheet-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { asksScores } from '../judging/judged-entry.server.ts'
import { hearingOf, isCorrectable, maySpeak, postsBy } from './deliberation.server.ts'
import { readFirstScores } from './first-scores.server.ts'
import type { MeetingContext } from './meeting-page.server.ts'
import { speakersOf, type Speakers } from './speakers.server.ts'

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
  const speakers = speakersOf(await listJudges(db, home.award.id), context, entry)
  const own = attendee.judge?.id
  const scores = isOpen && asksScores(now.stage) ? await readFirstScores(db, context, [entry]) : null
  const posts = isOpen ? await listPosts(db, place) : []
  const hasSheet = standing.state.stages.get(now.stage.id)!.sheets.some((sheet) => sheet.entry === entry && sheet.judge === own) // prettier-ignore
  return {
    home,
    at: visit.now,
    entry: { id: entry, ...known },
    hearing,
    openedAt: deliberation?.openedAt ?? null,
    sheet: hasSheet || hearing === 'own-first' ? sheetPath(home.award.id, now.stage.id, entry) : null,
    scores: scores && scores(entry, speakers, language),
    posts: posts.map((post) => postView(post, context, speakers, visit.now)),
    said: postsBy(posts, attendee).length,
    maySpeak: isOpen && maySpeak(attendee, now),
  }
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
