import { findBallot, insertBallot, insertVoter, listBallots, listPapers, listVoters, listVotersByBallot, saveBallotEnded, savePapers, type Ballot, type BallotChoice, type BallotPaper } from '#db/repositories/award/ballot.ts' // prettier-ignore
import type { Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { ballotResult, votersNeeded, type BallotCount, type BallotResult } from '#scoring/award/ballot-result.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { By } from '../../../access/visitor.ts'
import type { WhyVoid } from '../../../components/award/meeting/meeting-view.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newId } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import type { Standing } from '../events/standing.server.ts'
import { keepWords } from '../words.server.ts'
import type { Attendee, StageNow } from './attendee.server.ts'
import { ballotCode } from './ballot-code.server.ts'
import { demandOpenItem, meetingOf, standsIn } from './deliberation.server.ts'
import { FEWEST_PAPERS } from './fewest-papers.ts'
import { asideByEntry, roomOf, type Room } from './room.server.ts'
import { whyVoid } from './why-void.ts'

/** Who may vote on an entry, by group: whether present or not, with no conflict. Who is absent counts for the quorum. */
export function entitledTo(
  { judges }: Room,
  aside: ReadonlyMap<string, ReadonlySet<string>>,
  entry: string,
): ReadonlyMap<string, readonly Judge[]> {
  const groups = new Map<string, Judge[]>()
  for (const judge of judges) {
    if (!aside.get(entry)?.has(judge.id)) groups.set(judge.group, [...(groups.get(judge.group) ?? []), judge])
  }
  return groups
}

/**
 * Opens a secret ballot on each of some entries. A second one on the same entry says why.
 * @throws ForbiddenError
 */
export async function openBallots(
  db: Db,
  visit: AwardVisit,
  given: {
    readonly award: string
    readonly stage: string
    readonly entries: readonly string[]
    readonly reason: string | undefined
  },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.ballots', awardScope(given.award))
  return orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, standing, now } = await meetingOf(write, visit, given)
      demandBallotStage(now)
      const room = await roomOf(write, given.award, now.stage)
      const aside = await asideByEntry(write, given.award)
      for (const entry of given.entries) {
        demandOpenItem(attendee, standing, now, entry)
        const before = await listBallots(write, given.award, { stage: given.stage, entry })
        if (before.some(({ state }) => state === 'open')) throw new RefusedError(refused('ballot-running', { entry }))
        const isAgain = before.some(({ state }) => state === 'counted')
        if (isAgain && given.reason === undefined) throw new RefusedError(refused('ballot-again', { entry }))
        demandSecrecy(now.stage, entitledTo(room, aside, entry), room, entry)
        const id = newId('b')
        await insertBallot(write, given.award, { id, stage: given.stage, entry, openedAt: visit.now })
        record({
          action: 'award.ballot-open',
          subject: `award:${given.award}`,
          after: { stage: given.stage, entry, ballot: id },
          ...(isAgain ? { reason: given.reason! } : {}),
        })
      }
      return { ok: true } as const
    }),
  )
}

function demandBallotStage({ stage, gate }: StageNow): void {
  if (stage.kind !== 'ballot') throw new RefusedError(refused('meeting-kind'))
  if (gate !== 'open') throw new RefusedError(refused('stage-closed'))
}

/** That a count could not tell how somebody voted: enough of each group are there. */
function demandSecrecy(
  { groups }: Stage,
  entitled: ReadonlyMap<string, readonly Judge[]>,
  { present }: Room,
  entry: string,
): void {
  for (const group of groups) {
    const there = (entitled.get(group) ?? []).filter(({ id }) => present.has(id)).length
    if (there < FEWEST_PAPERS) throw new RefusedError(refused('ballot-too-few', { entry, fewest: FEWEST_PAPERS }))
  }
}

/** A ballot of somebody that is open. */
export interface OpenPaper {
  readonly ballot: Ballot
  /** null: a vote is taken. */
  readonly whyVoid: WhyVoid | null
  /** They have voted in it already. */
  readonly hasVoted: boolean
}

/**
 * The ballots in which somebody may vote, where they are noted as present, with those that are void by now: they are to
 * see why there is no vote.
 */
export async function papersOf(
  db: Db,
  { award, judge, hidden, isIn }: Attendee,
  standing: Standing,
  { stage, gate }: StageNow,
): Promise<readonly OpenPaper[]> {
  if (!judge || !isIn || gate !== 'open' || award.state !== 'open' || !stage.groups.includes(judge.group)) return []
  const room = await roomOf(db, award.id, stage)
  if (!room.present.has(judge.id)) return []
  const open = await listBallots(db, award.id, { stage: stage.id, state: 'open' })
  const voters = await listVotersByBallot(db, award.id, stage.id)
  return open
    .filter(({ entry }) => !hidden.has(entry))
    .map((ballot) => ({
      ballot,
      hasVoted: voters.get(ballot.id)?.includes(judge.id) ?? false,
      whyVoid: whyVoid(standing, ballot),
    }))
}

/** What somebody votes, by ballot. */
export type Choices = Readonly<Record<string, BallotChoice>>

/** What only the voter is told, once. */
export interface Receipt {
  readonly ballot: string
  readonly entry: string
  readonly code: string
}

/**
 * Casts papers in some open ballots: all of them, or none. The paper goes into the box under a random code, without who
 * and when; that they have voted is written elsewhere; and the audit says that somebody has, at the time of the opening.
 * The same form sent again is told the receipts it got, in case the first answer was lost.
 * @throws ForbiddenError
 */
export async function castPapers(
  db: Db,
  visit: AwardVisit,
  given: {
    readonly award: string
    readonly stage: string
    /** Made with the page: the same form sent twice is one. */
    readonly form: string
    readonly choices: Choices
  },
): Promise<{ readonly ok: true; readonly receipts: readonly Receipt[] } | Refused> {
  demandRight(visit.visitor, 'award.vote', awardScope(given.award))
  const opened = await Promise.all(Object.keys(given.choices).map((id) => findBallot(db, given.award, id)))
  const at = opened.map((ballot) => ballot?.openedAt ?? '').sort()[0]
  if (at === undefined || at === '') return refused('ballot-gone')
  const receipts: Receipt[] = []
  const cast = await orRefused(
    change(db, bySomebody(at), async (write, record) => {
      const { attendee, standing, now } = await meetingOf(write, visit, given)
      const open = new Map((await papersOf(write, attendee, standing, now)).map((paper) => [paper.ballot.id, paper]))
      let isNew = false
      for (const [id, choice] of Object.entries(given.choices)) {
        const paper = open.get(id)
        if (!paper) throw new RefusedError(refused('ballot-gone'))
        const { entry } = paper.ballot
        if (paper.whyVoid !== null) throw new RefusedError(refused('ballot-void', { entry }))
        const { group } = attendee.judge!
        if (await insertVoter(write, given.award, id, attendee.judge!.id)) {
          const code = await putPaper(write, { ballot: id, form: given.form }, group, choice)
          record({ action: 'award.ballot-cast', subject: `award:${given.award}`, after: { ballot: id } })
          receipts.push({ ballot: id, entry, code })
          isNew = true
        } else {
          const own = paperOfForm(given.form, id, await listPapers(write, id))
          if (own?.group !== group || own.choice !== choice) throw new RefusedError(refused('ballot-voted', { entry }))
          receipts.push({ ballot: id, entry, code: own.code })
        }
      }
      return isNew ? { ok: true as const } : UNCHANGED
    }),
  )
  return cast === UNCHANGED || cast.ok ? { ok: true, receipts } : cast
}

/** Puts a paper into the box; that its judge has voted is written elsewhere. */
export async function putPaper(
  write: Write,
  { ballot: id, form }: { readonly ballot: string; readonly form: string },
  group: string,
  choice: BallotChoice,
): Promise<string> {
  const papers = await listPapers(write, id)
  const code = freeCode(form, id, papers)
  await savePapers(write, id, [...papers, { code, group, choice }])
  return code
}

/** Nobody, from nowhere, when the ballot opened: all that the audit may say of who voted. */
const bySomebody = (at: string): By => ({ actorId: undefined, trueActorId: undefined, address: '', at })

function freeCode(form: string, ballot: string, papers: readonly BallotPaper[]): string {
  for (let attempt = 0; ; attempt += 1) {
    const code = ballotCode(form, ballot, attempt)
    if (papers.every((paper) => paper.code !== code)) return code
  }
}

/** The paper that the same form has cast before: only who has that page can find it. */
function paperOfForm(form: string, ballot: string, papers: readonly BallotPaper[]): BallotPaper | undefined {
  return papers.find(({ code }) => code === ballotCode(form, ballot, 0))
}

/**
 * Ends a ballot by counting it, once enough have voted: one event for each group, with counts alone.
 * @throws ForbiddenError
 */
export async function countBallot(
  db: Db,
  visit: AwardVisit,
  given: {
    readonly award: string
    readonly stage: string
    readonly ballot: string
    /** Why the jury decided so, for the minutes. */
    readonly reason: string | undefined
  },
): Promise<{ readonly ok: true; readonly entry: string; readonly result: BallotResult } | Refused> {
  demandRight(visit.visitor, 'award.ballots', awardScope(given.award))
  return orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, standing, now, ballot, groups } = await openBallotIn(write, visit, given)
      demandOpenItem(attendee, standing, now, ballot.entry, 'ballot-entry-gone')
      const entitled = [...groups.values()].flat()
      const voters = await listVoters(write, ballot.id)
      if (voters.some((id) => !entitled.some((judge) => judge.id === id))) {
        throw new RefusedError(refused('ballot-spoilt', { entry: ballot.entry }))
      }
      const needed = votersNeeded(now.stage, entitled.length)
      if (voters.length < needed) {
        throw new RefusedError(refused('ballot-no-quorum', { needed, papers: voters.length, entitled: entitled.length })) // prettier-ignore
      }
      const papers = await listPapers(write, ballot.id)
      const counts = now.stage.groups.map((group) => countOf(group, papers, groups.get(group)?.length ?? 0))
      if (counts.some(({ yes, no, abstained }) => yes + no + abstained < FEWEST_PAPERS)) {
        throw new RefusedError(refused('ballot-too-few', { entry: ballot.entry, fewest: FEWEST_PAPERS }))
      }
      await appendEvents(
        write,
        visit.by,
        given.award,
        counts.map((count) => ({ kind: 'ballot', stage: given.stage, entry: ballot.entry, ...count }) as const),
      )
      await saveBallotEnded(write, {
        id: ballot.id,
        state: 'counted',
        endedAt: visit.now,
        entitled: entitled.length,
        papers: papers.length,
        reasonDigest: await reasonOf(write, attendee, given.award, given.reason),
      })
      record({
        action: 'award.ballot-count',
        subject: `award:${given.award}`,
        after: { stage: given.stage, entry: ballot.entry, ballot: ballot.id },
      })
      return { ok: true, entry: ballot.entry, result: ballotResult(attendee.rules, now.stage, counts) } as const
    }),
  )
}

/** What lies in the box of a group. */
export function countOf(group: string, papers: readonly BallotPaper[], entitled: number): BallotCount {
  const of = (choice: BallotChoice) => papers.filter((paper) => paper.group === group && paper.choice === choice).length
  return { group, entitled, yes: of('yes'), no: of('no'), abstained: of('abstain') }
}

/**
 * Ends a ballot without opening the box, which is emptied: nobody comes to know what was in it. Whoever leads the meeting
 * does so, whatever has become of the entry, and who runs the award also where they stand aside from it: a ballot that
 * nobody could end would keep its stage open for ever. One that is void also ends with its stage (`endVoidBallots`).
 * @throws ForbiddenError
 */
export async function endBallot(
  db: Db,
  visit: AwardVisit,
  given: { readonly award: string; readonly stage: string; readonly ballot: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visit.visitor, 'award.preside', awardScope(given.award))
  return orRefused(
    change(db, visit.by, async (write, record) => {
      const { attendee, standing, now, ballot, groups } = await openBallotIn(write, visit, given)
      if (attendee.award.state !== 'open') throw new RefusedError(refused('award-closed'))
      if (attendee.hidden.has(ballot.entry) && !attendee.runs) throw new RefusedError(refused('meeting-aside'))
      const entitled = [...groups.values()].reduce((sum, judges) => sum + judges.length, 0)
      const papers = (await listVoters(write, ballot.id)).length
      const isShort = standsIn(attendee, standing, now, ballot.entry) && papers < votersNeeded(now.stage, entitled)
      const state = isShort ? 'no-quorum' : 'cancelled'
      await savePapers(write, ballot.id, [])
      await saveBallotEnded(write, {
        id: ballot.id,
        state,
        endedAt: visit.now,
        entitled,
        papers,
        reasonDigest: await reasonOf(write, attendee, given.award, given.reason),
      })
      record({
        action: 'award.ballot-end',
        subject: `award:${given.award}`,
        after: { stage: given.stage, entry: ballot.entry, ballot: ballot.id, state },
      })
      return { ok: true } as const
    }),
  )
}

async function reasonOf(write: Write, { visitor }: Attendee, awardId: string, reason: string | undefined) {
  return reason === undefined ? undefined : keepWords(write, awardId, reason, visitor.personId)
}

/** An open ballot; also after the hours of the stage, so that none is left open. */
async function openBallotIn(
  write: Write,
  visit: AwardVisit,
  given: { readonly award: string; readonly stage: string; readonly ballot: string },
) {
  const { attendee, standing, now } = await meetingOf(write, visit, given)
  const ballot = await findBallot(write, given.award, given.ballot)
  if (!ballot || ballot.stage !== given.stage || ballot.state !== 'open') throw new RefusedError(refused('ballot-gone'))
  const room = await roomOf(write, given.award, now.stage)
  const groups = entitledTo(room, await asideByEntry(write, given.award), ballot.entry)
  return { attendee, standing, now, ballot, groups }
}
