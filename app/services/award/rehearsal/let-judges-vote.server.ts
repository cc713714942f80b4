import { lockAward } from '#db/repositories/award/award.ts'
import { insertVoter, listBallots, type Ballot } from '#db/repositories/award/ballot.ts'
import { findEntry } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { madeUpJudges } from '#scoring/award/rehearsal/made-up-judges.ts'
import { madeUpVotes } from '#scoring/award/rehearsal/made-up-scores.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newToken } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { standingOf } from '../events/standing.server.ts'
import { entitledTo, putPaper } from '../meeting/ballots.server.ts'
import { asideByEntry, roomOf } from '../meeting/room.server.ts'
import { whyVoid } from '../meeting/why-void.ts'
import { isFreeSeat, isMadeUpSeat } from './rehearsal-names.ts'

/**
 * Lets the made-up judges who are noted as present vote in every ballot of a rehearsal that is open. Who sits in a seat
 * votes alone, and nobody in a ballot that is void.
 * @returns how many papers were put in; `rehearsal-only` for a real award; `rehearsal-no-ballot`
 * @throws ForbiddenError
 */
export async function letJudgesVote(
  db: Db,
  { visitor, by }: AwardVisit,
  { award: id }: { readonly award: string },
): Promise<{ readonly ok: true; readonly papers: number } | Refused> {
  demandRight(visitor, 'award.run', awardScope(id))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, id)
      if (award?.rehearsalOf === undefined) throw new RefusedError(refused('rehearsal-only'))
      const standing = (await standingOf(write, id))!
      const { rules } = standing.sealed
      let papers = 0
      for (const ballot of await listBallots(write, id, { state: 'open' })) {
        if (whyVoid(standing, ballot) !== null) continue
        papers += await voteIn(write, { id, seed: award.rehearsalSeed!, rules }, ballot)
      }
      if (papers === 0) throw new RefusedError(refused('rehearsal-no-ballot'))
      record({ action: 'award.rehearse-scores', subject: `award:${id}`, after: { papers } })
      return { ok: true, papers } as const
    }),
  )
}

async function voteIn(
  write: Write,
  { id, seed, rules }: { readonly id: string; readonly seed: number; readonly rules: AwardRules },
  ballot: Ballot,
): Promise<number> {
  const stage = rules.stages.find((one) => one.id === ballot.stage)!
  const room = await roomOf(write, id, stage)
  const entitled = entitledTo(room, await asideByEntry(write, id), ballot.entry)
  const voters = [...entitled.values()].flat().filter((judge) => isFreeSeat(judge) && room.present.has(judge.id))
  const seats = (await listJudges(write, id)).filter(({ id: judge }) => isMadeUpSeat(judge))
  const people = madeUpJudges(seats.map(({ id: judge, group }) => ({ judge, group })), seed) // prettier-ignore
  const { category } = (await findEntry(write, id, ballot.entry))!
  const readings = voters.map(({ id: judge }) => ({ judge, entry: ballot.entry, category }))
  const votes = new Map(madeUpVotes({ ...stage, kind: 'screen' }, readings, people, seed).map((vote) => [vote.judge, vote.yes])) // prettier-ignore
  let papers = 0
  for (const { id: judge, group } of voters) {
    if (!(await insertVoter(write, id, ballot.id, judge))) continue
    await putPaper(write, { ballot: ballot.id, form: newToken() }, group, votes.get(judge) ? 'yes' : 'no')
    papers += 1
  }
  return papers
}
