import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { listBallots } from '#db/repositories/award/ballot.ts'
import { listDeliberations, countPosts } from '#db/repositories/award/deliberation.ts'
import { listJudges, type Judge } from '#db/repositories/award/judge.ts'
import { listMeetingItems } from '#db/repositories/award/meeting.ts'
import type { Db } from '#db/schema.ts'
import type { MinutesEntry, MinutesView } from './minutes-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import { ForbiddenError } from '../../../access/need.ts'
import type { AwardVisit } from '../award-visit.ts'
import { asksScores } from '../judging/judged-entry.server.ts'
import { readFirstScores } from './first-scores.server.ts'
import { speakersOf } from './speakers.server.ts'
import { hearingOf } from './deliberation.server.ts'
import { ballotViews, type MeetingContext } from './meeting-page.server.ts'

/**
 * The minutes of the meeting of a stage as far as it has come: who was there, who stood aside when, what was decided
 * with which counts, and which scores changed why. Papers of ballots and their codes stand in none.
 * @throws ForbiddenError where the reader neither leads the meeting nor watches it
 */
export async function meetingMinutes(
  db: Db,
  visit: AwardVisit,
  context: MeetingContext,
  language: Language,
): Promise<MinutesView> {
  const { attendee, standing, now, home, room, titles } = context
  if (!home.mayMinutes) throw new ForbiddenError('minutes are for who leads a meeting or watches it')
  const { id: awardId } = home.award
  const { stage, isSettled } = now
  const isPartial = attendee.hidden.size > 0
  const isShown = (entry: string) => !attendee.hidden.has(entry)
  const named = (entry: string) => ({ id: entry, title: titles.get(entry)?.title ?? '' })
  const items = await listMeetingItems(db, awardId, stage.id)
  const judges = await listJudges(db, awardId)
  const names = new Map(judges.map(({ id, name }) => [id, name === '' ? id : name]))
  const leaders = await listPersonNames(db, [...new Set(items.flatMap(({ ledBy }) => ledBy ?? []))])
  const came = new Set([...room.present, ...items.flatMap(({ present }) => present)])
  const { goesOn } = standing.state.stages.get(stage.id)!
  return {
    award: home.award,
    stage: { title: home.stage.title, isBallot: home.stage.isBallot, isOver: isSettled },
    timeZone: home.timeZone,
    madeAt: visit.now,
    head: isPartial ? null : { sequence: standing.award.headSequence, hash: standing.award.headHash },
    rulesDigest: standing.sealed.digest,
    isPartial,
    people: judges
      .filter(
        ({ id, removedAt }) =>
          came.has(id) || (removedAt === undefined && room.judges.some((judge) => judge.id === id)),
      ) // prettier-ignore
      .map(({ id, group }) => ({
        name: names.get(id)!,
        group: attendee.rules.groups.find((each) => each.id === group)?.title[language] ?? group,
        items: items.filter(({ present }) => present.includes(id)).length,
        isPresent: room.present.has(id),
      })),
    items: items
      .filter(({ entry }) => isShown(entry))
      .map(({ number, at, entry, left, present, ledBy }) => ({
        number,
        at,
        entry: named(entry),
        aside: left.map((id) => names.get(id) ?? id),
        present: present.length,
        ledBy: leaders.get(ledBy ?? '') ?? '',
      })),
    entries: await deliberated(db, context, judges, language),
    ballots: await ballotViews(db, context, await listBallots(db, awardId, { stage: stage.id })),
    goesOn: isSettled && goesOn !== null ? goesOn.filter(isShown).map(named) : null,
  }
}

async function deliberated(
  db: Db,
  context: MeetingContext,
  judges: readonly Judge[],
  language: Language,
): Promise<MinutesEntry[]> {
  const { attendee, standing, now, home, titles } = context
  const posts = await countPosts(db, home.award.id, now.stage.id)
  const opened = (await listDeliberations(db, home.award.id)).filter(
    ({ stage, entry }) => stage === now.stage.id && hearingOf(attendee, standing, now, entry) === 'open',
  )
  const read = asksScores(now.stage) ? await readFirstScores(db, context, opened.map(({ entry }) => entry)) : null // prettier-ignore
  return opened.map(({ entry, openedAt }) => {
    const scores = read && read(entry, speakersOf(judges, context, entry), language)
    return {
      id: entry,
      title: titles.get(entry)?.title ?? '',
      openedAt,
      posts: posts.get(entry) ?? 0,
      criteria: scores?.criteria ?? [],
      rows: scores === null || scores.kept !== null ? null : scores.rows,
    }
  })
}
