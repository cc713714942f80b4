import {
  listBallots,
  listCountedPapers,
  listVotersByBallot,
  type Ballot,
  type BallotPaper,
} from '#db/repositories/award/ballot.ts'
import { countPosts } from '#db/repositories/award/deliberation.ts'
import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import { listMeetingItems } from '#db/repositories/award/meeting.ts'
import type { Db } from '#db/schema.ts'
import type { AgendaItem } from '#scoring/award/agenda/meeting-agenda.ts'
import { ballotResult, votersNeeded } from '#scoring/award/ballot-result.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { AgendaItemView, BallotView, MeetingHome, MeetingView, VoteView } from '../../../components/award/meeting/meeting-view.ts' // prettier-ignore
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { isDeliberated } from '../judging/judged-entry.server.ts'
import { shownTitle } from '../judging/queue.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { wordsOf } from '../words.server.ts'
import { seatNameOf } from '../judges/judge-home.server.ts'
import { attendeeOf, isOfStage, stageNow, type Attendee, type StageNow } from './attendee.server.ts'
import { newToken } from '../../accounts/token.server.ts'
import { countOf, entitledTo, papersOf } from './ballots.server.ts'
import { areScoresIn, hearingOf } from './deliberation.server.ts'
import { agendaOf, asideByEntry, roomOf, type Room } from './room.server.ts'
import { whyVoid } from './why-void.ts'

/** Somebody at the meeting of one stage, with what all of its pages need. */
export interface MeetingContext {
  readonly attendee: Attendee
  readonly standing: Standing
  readonly now: StageNow
  readonly home: MeetingHome
  readonly room: Room
  /** Titles as this reader may know them, by entry. */
  readonly titles: ReadonlyMap<string, { readonly title: string; readonly category: string }>
  /** Ids of the entries of the stage that the reader may hear about; empty while a stage before it is open. */
  readonly entries: readonly string[]
}

/**
 * @param stageId the stage that the address names; else the one that is open, or the last
 * @returns undefined where there is no such award or stage; `not-in` where pledge and interests come first; `no-stage`
 *   where no stage of the award has a meeting that is the reader's
 * @throws ForbiddenError
 */
export async function meetingContext(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  stageId: string | undefined,
  language: Language,
): Promise<MeetingContext | 'not-in' | 'no-stage' | undefined> {
  const attendee = await attendeeOf(db, visit.visitor, awardId)
  const standing = attendee && (await standingOf(db, awardId))
  if (!attendee || !standing) return undefined
  if (!attendee.isIn) return 'not-in'
  const stages = attendee.rules.stages.filter((stage) => isDeliberated(stage) && isOfStage(attendee, stage))
  if (stages.length === 0 && stageId === undefined) return 'no-stage'
  const isOpen = ({ id }: Stage) => !standing.state.stages.get(id)!.closed
  const chosen = stageId === undefined ? (stages.find(isOpen) ?? stages.at(-1)) : stages.find(({ id }) => id === stageId) // prettier-ignore
  const now = chosen && (await stageNow(db, attendee, chosen.id, visit.now))
  if (!now) return undefined
  const { stage } = now
  const scope = awardScope(awardId)
  return {
    attendee,
    standing,
    now,
    home: {
      award: {
        id: awardId,
        title: attendee.award.title[language],
        isRehearsal: attendee.award.rehearsalOf !== undefined,
        seatName: seatNameOf(attendee.award, attendee.judge, attendee.visitor),
      },
      timeZone: attendee.rules.timeZone,
      stage: { id: stage.id, title: stage.title[language], isBallot: stage.kind === 'ballot' },
      stages: stages.map(({ id, title }) => ({ id, title: title[language] })),
      mayVote: stage.kind === 'ballot' && attendee.judge !== undefined && stage.groups.includes(attendee.judge.group),
      mayMinutes: attendee.watches || attendee.presides,
      runs: attendee.runs,
      mayOffice: may(attendee.visitor, 'award.watch', scope),
      mayJudge: attendee.judge !== undefined,
    },
    room: await roomOf(db, awardId, stage),
    titles: await titlesFor(db, attendee, language),
    entries: now.isReached ? entriesInStage(attendee.rules, standing.state, stage).toSorted() : [],
  }
}

async function titlesFor(
  db: Db,
  { award, rules, isBlind }: Attendee,
  language: Language,
): Promise<MeetingContext['titles']> {
  const contents = isBlind ? await listEntryContents(db, award.id) : new Map()
  const blind = { ...rules.stages[0]!, blind: { ...rules.stages[0]!.blind, entrants: isBlind } }
  return new Map(
    (await listEntries(db, award.id)).map((entry) => [
      entry.id,
      {
        title: shownTitle(blind, entry, contents.get(entry.id), language),
        category: rules.categories.find(({ id }) => id === entry.category)?.title[language] ?? entry.category,
      },
    ]),
  )
}

/** Whether the reader is to know who the judges are: who only watches or presides, and judges where they know each other. */
export const knowsJudges = ({ judge, presides }: Attendee, { blind }: Stage): boolean =>
  judge === undefined || presides || blind.judges

/** The meeting of a stage: who is there, what it speaks about in which order, and its ballots. */
export async function meetingPage(db: Db, visit: AwardVisit, context: MeetingContext): Promise<MeetingView> {
  const { attendee, now, home, room } = context
  const { stage, gate, isReached, isSettled } = now
  const isOver = attendee.award.state !== 'open' || isSettled
  const papers = await papersOf(db, attendee, context.standing, now)
  const ballots = await listBallots(db, home.award.id, { stage: stage.id })
  const isBallot = stage.kind === 'ballot' && !isOver
  return {
    home,
    at: visit.now,
    waits: !isReached ? 'earlier-open' : gate === 'not-open' ? 'not-open' : null,
    isOver,
    mayPreside: attendee.presides && !isOver,
    mayBallot: attendee.chairs && isBallot && gate === 'open',
    mayCount: attendee.chairs && isBallot,
    mayEnd: attendee.presides && isBallot,
    judges: knowsJudges(attendee, stage)
      ? room.judges.map(({ id, name }) => ({ id, name: name === '' ? id : name, isPresent: room.present.has(id) }))
      : null,
    present: room.present.size,
    agenda: await agendaView(db, context, ballots),
    ballots: await ballotViews(db, context, ballots),
    kept: ballots.filter((each) => each.state === 'open' && attendee.runs && attendee.hidden.has(each.entry)).map(({ id }) => id), // prettier-ignore
    unvoted: papers.filter(({ hasVoted, whyVoid: why }) => !hasVoted && why === null).length,
  }
}

async function agendaView(
  db: Db,
  { attendee, standing, now, room, titles, home, entries }: MeetingContext,
  ballots: readonly Ballot[],
): Promise<MeetingView['agenda']> {
  const { stage } = now
  const agenda = await agendaOf(db, home.award.id, room, entries)
  const [posts, taken] = [
    await countPosts(db, home.award.id, stage.id),
    await listMeetingItems(db, home.award.id, stage.id),
  ]
  const isNamed = knowsJudges(attendee, stage)
  const names = new Map(room.judges.map(({ id, name }) => [id, name === '' ? id : name]))
  const named = (ids: readonly string[]) => (isNamed ? ids.map((id) => names.get(id) ?? id) : null)
  // Of an entry that is hidden from the reader it is not told who else goes out, neither there nor by who comes back.
  const asideOf = (item: AgendaItem | undefined): readonly string[] =>
    item === undefined || attendee.hidden.has(item.entry) ? [] : item.aside
  const items = agenda.items.map((item, place): AgendaItemView => {
    const { entry } = item
    const isHidden = attendee.hidden.has(entry)
    const hearing = hearingOf(attendee, standing, now, entry)
    const [before, aside] = [asideOf(agenda.items[place - 1]), asideOf(item)]
    return {
      number: place + 1,
      entry: isHidden && attendee.isBlind ? null : { id: entry, ...titles.get(entry)! },
      kept: !isHidden ? null : attendee.aside.has(entry) ? 'aside' : 'ask',
      leave: named(aside.filter((id) => !before.includes(id))),
      comeBack: named(isHidden ? [] : before.filter((id) => !aside.includes(id))),
      outside: { count: aside.length, names: named(aside) },
      // Whoever goes out for it knows when.
      takenUpAt: taken.findLast((item) => item.entry === entry)?.at ?? null,
      isNow: taken.at(-1)?.entry === entry && !now.isSettled,
      hearing,
      canOpen: !isHidden && hearing === 'not-opened' && areScoresIn(standing.state, now, entry),
      posts: isHidden || hearing !== 'open' ? 0 : (posts.get(entry) ?? 0),
      hasBallot: !isHidden && ballots.some((ballot) => ballot.entry === entry && ballot.state === 'open'),
    }
  })
  const { walks: planned, walksAsGiven: asGiven, exact: isFewest } = agenda
  const isWhole = entries.every((entry) => !attendee.hidden.has(entry))
  return { items, walks: isWhole ? { planned, asGiven, isFewest } : null }
}

/** Ballots of the stage, as far as the reader may know of each. */
export async function ballotViews(db: Db, context: MeetingContext, ballots: readonly Ballot[]): Promise<BallotView[]> {
  const { attendee, standing, now, room, home, titles } = context
  const { stage } = now
  const reasons = await wordsOf(db, home.award.id, ballots.flatMap(({ reasonDigest }) => reasonDigest ?? [])) // prettier-ignore
  const [aside, voters, papers] = [
    await asideByEntry(db, home.award.id),
    await listVotersByBallot(db, home.award.id, stage.id),
    await listCountedPapers(db, home.award.id, stage.id),
  ]
  return ballots
    .filter(({ entry }) => !attendee.hidden.has(entry))
    .map((ballot) => {
      const entitled = [...entitledTo(room, aside, ballot.entry).values()].flat().map(({ id }) => id)
      const voted = voters.get(ballot.id) ?? []
      return {
        id: ballot.id,
        entry: ballot.entry,
        title: titles.get(ballot.entry)?.title ?? '',
        state: ballot.state,
        void: isVoidable(ballot) ? whyVoid(standing, ballot) : null,
        openedAt: ballot.openedAt,
        endedAt: ballot.endedAt ?? null,
        entitled: ballot.entitled ?? entitled.length,
        papers: ballot.papers ?? voted.length,
        needed: votersNeeded(stage, entitled.length),
        reason: ballot.reasonDigest === undefined ? null : (reasons.get(ballot.reasonDigest) ?? null),
        ...countedView(context, ballot, { papers: papers.get(ballot.id) ?? [], voters: [...entitled, ...voted] }),
      }
    })
}

/** Still open, or ended by the end of its stage: one that somebody ended says why in their words. */
const isVoidable = ({ state, reasonDigest }: Ballot): boolean =>
  state === 'open' || (state === 'cancelled' && reasonDigest === undefined)

function countedView(
  { attendee, now, standing }: MeetingContext,
  ballot: Ballot,
  { papers, voters }: { readonly papers: readonly BallotPaper[]; readonly voters: readonly string[] },
): Pick<BallotView, 'result' | 'codes'> {
  if (ballot.state !== 'counted') return { result: null, codes: null }
  const { stage } = now
  const counts = countsIn(standing, stage.id, ballot).map(({ group, entitled }) => countOf(group, papers, entitled))
  const { yes, no, abstained, share, passed } = ballotResult(attendee.rules, stage, counts)
  const isVoter = attendee.judge !== undefined && voters.includes(attendee.judge.id)
  return {
    result: {
      yes,
      no,
      abstained,
      share: share.ok ? share.value : null,
      passed,
      asked: stage.advance.by === 'passed' ? stage.advance.share : null,
    },
    // Judges and who watches can find every paper again; it stands in no minutes, in no package and on no public page.
    codes: isVoter || attendee.watches || attendee.chairs ? papers.map(({ code, choice }) => ({ code, choice })) : null,
  }
}

/** The events of a count: those of the entry that came when the ballot ended. */
export function countsIn({ events }: Standing, stage: string, { entry, endedAt }: Ballot) {
  return events.flatMap(({ event, at }) =>
    event.kind === 'ballot' && event.stage === stage && event.entry === entry && at === endedAt ? [event] : [],
  )
}

function whyNoVote({ stage, mayVote }: MeetingHome, isPresent: boolean | undefined, papers: number): VoteView['why'] {
  if (!stage.isBallot) return 'no-ballot'
  if (!mayVote || isPresent === undefined) return 'no-seat'
  if (!isPresent) return 'absent'
  return papers === 0 ? 'none' : null
}

/** What somebody can vote on now. */
export async function votePage(
  db: Db,
  { attendee, standing, now, home, room, titles }: MeetingContext,
): Promise<VoteView> {
  const { judge } = attendee
  const papers = await papersOf(db, attendee, standing, now)
  const open = papers
    .filter(({ hasVoted, whyVoid: why }) => !hasVoted && why === null)
    .sort((one, other) => (one.ballot.entry < other.ballot.entry ? -1 : 1))
  const { quorum, advance } = now.stage
  return {
    home,
    why: whyNoVote(home, judge === undefined ? undefined : room.present.has(judge.id), open.length),
    form: open.length === 0 ? '' : newToken(),
    papers: open.map(({ ballot }) => ({
      ballot: ballot.id,
      entry: ballot.entry,
      title: titles.get(ballot.entry)?.title ?? '',
    })),
    void: papers.flatMap(({ ballot: { entry }, whyVoid: why }) =>
      why === null ? [] : [{ entry, title: titles.get(entry)?.title ?? '', why }],
    ),
    voted: papers.filter(({ hasVoted }) => hasVoted).map(({ ballot }) => ballot.entry),
    needed: { quorum, share: advance.by === 'passed' ? advance.share : null },
  }
}
