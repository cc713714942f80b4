import { listAwards } from '#db/repositories/award/award.ts'
import { listBallots } from '#db/repositories/award/ballot.ts'
import { findJudge, listJudges } from '#db/repositories/award/judge.ts'
import { countObjections } from '#db/repositories/award/objection.ts'
import type { Db } from '#db/schema.ts'
import { REHEARSAL_DID, type RehearsalView, type StageOnTheWay, type WayView } from '../../../components/award/office/rehearsal/rehearsal-view.ts' // prettier-ignore
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { asProblems } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { isDeliberated } from '../judging/judged-entry.server.ts'
import { whyVoid } from '../meeting/why-void.ts'
import { progressOf } from '../planning/progress.server.ts'
import { MOST_ENTRIES } from '../rehearsal/made-up-setup.server.ts'
import { isFreeSeat, isMadeUpSeat, rehearsalId } from '../rehearsal/rehearsal-names.ts'
import { underWay, whyFailed } from '../rehearsal/under-way.server.ts'
import { officeName } from './office-name.server.ts'

/** Rehearsed are numbers of sheets, so that nothing is kept from who sits in a seat. */
const NOTHING_KEPT = { aside: new Set<string>(), isKept: false }

/**
 * Where the rehearsal of an award is begun, or where a rehearsal stands.
 * @throws ForbiddenError
 */
export async function rehearsalPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  did: string | undefined,
): Promise<RehearsalView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visitor, id)
  if (!award) return undefined
  const own = award.rehearsalOf === undefined ? undefined : await standingOf(db, id)
  const rehearsal = own ? id : rehearsalId(id)
  const far = underWay(rehearsal)
  const failed = await whyFailed(db, { rehearsal, award: id })
  const there = (await listAwards(db)).find(({ rehearsalOf }) => rehearsalOf === id)
  const titleOf = (stage: string) => own?.sealed.rules.stages.find((one) => one.id === stage)?.title ?? null
  return {
    award: await officeName(db, award, now),
    ofAward: own ? null : { there: there?.id ?? null, mayBegin: award.state === 'draft' || award.state === 'open', mostEntries: MOST_ENTRIES }, // prettier-ignore
    way: own ? await wayOf(db, visitor, own) : null,
    underWay: far ? { stage: far.stage === undefined ? null : titleOf(far.stage), done: far.done, of: far.of } : null,
    failed: failed ? asProblems(failed).problems[0]! : null,
    did: REHEARSAL_DID.find((one) => one === did) ?? null,
  }
}

async function wayOf(db: Db, visitor: Visitor, standing: Standing): Promise<WayView> {
  const { award, sealed } = standing
  const { rules } = sealed
  const stages = await stagesOf(db, standing)
  const own = await findJudge(db, award.id, { personId: visitor.personId })
  const seat = own && isMadeUpSeat(own.id) ? own : undefined
  const free = (await listJudges(db, award.id)).filter(isFreeSeat)
  const groups = new Map(rules.groups.map(({ id, title }) => [id, title]))
  const real = (await listAwards(db)).find(({ id }) => id === award.rehearsalOf)!
  return {
    of: { id: real.id, title: real.title },
    seed: award.rehearsalSeed!,
    stages,
    open: award.state === 'open' ? (stages.find(({ is }) => is === 'open') ?? null) : null,
    meets: rules.stages.some(isDeliberated),
    openBallots: (await listBallots(db, award.id, { state: 'open' })).filter((ballot) => whyVoid(standing, ballot) === null).length, // prettier-ignore
    objections: await countObjections(db, award.id),
    seat: seat ? { id: seat.id, name: seat.name, role: may(visitor, 'award.ballots', awardScope(award.id)) ? 'chair' : 'judge' } : null, // prettier-ignore
    seats: free.map(({ id, name, group }) => ({ id, name, group: groups.get(group)! })),
  }
}

async function stagesOf(db: Db, standing: Standing): Promise<StageOnTheWay[]> {
  const { sealed, state } = standing
  const progress = new Map((await progressOf(db, standing, NOTHING_KEPT)).map((one) => [one.stage, one]))
  const isClosed = (stage: string) => state.stages.get(stage)!.closed
  const open = sealed.rules.stages.find(({ id }) => !isClosed(id))?.id
  return sealed.rules.stages.map(({ id, title, kind }) => ({
    id,
    title,
    isBallot: kind === 'ballot',
    is: isClosed(id) ? 'closed' : id === open ? 'open' : 'later',
    given: progress.get(id)?.submitted ?? 0,
    readings: progress.get(id)?.readings ?? 0,
  }))
}
