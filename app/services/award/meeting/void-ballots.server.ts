import { listBallots, listVoters, saveBallotEnded, savePapers } from '#db/repositories/award/ballot.ts'
import type { By } from '../../../access/visitor.ts'
import type { AuditEntry, Write } from '../../accounts/change.server.ts'
import type { Standing } from '../events/standing.server.ts'
import { entitledTo } from './ballots.server.ts'
import { asideByEntry, roomOf } from './room.server.ts'
import { whyVoid } from './why-void.ts'

/**
 * Ends the ballots that are void, without opening their boxes: nobody votes in them and nothing waits for them.
 * @param only of this stage; else of the award
 * @returns how many are open and not void
 */
export async function endVoidBallots(
  write: Write,
  record: (entry: AuditEntry) => void,
  by: By,
  standing: Standing,
  only: { readonly stage?: string } = {},
): Promise<number> {
  const { award, sealed } = standing
  const open = await listBallots(write, award.id, { ...only, state: 'open' })
  const aside = await asideByEntry(write, award.id)
  for (const ballot of open) {
    const why = whyVoid(standing, ballot)
    if (why === null) continue
    const { id, stage: stageId, entry } = ballot
    const room = await roomOf(
      write,
      award.id,
      sealed.rules.stages.find((stage) => stage.id === stageId)!,
    )
    const entitled = [...entitledTo(room, aside, entry).values()].flat().length
    const papers = (await listVoters(write, id)).length
    await savePapers(write, id, [])
    await saveBallotEnded(write, { id, state: 'cancelled', endedAt: by.at, entitled, papers, reasonDigest: undefined })
    record({
      action: 'award.ballot-end',
      subject: `award:${award.id}`,
      after: { stage: stageId, entry, ballot: id, state: 'cancelled', void: why },
    })
  }
  return open.filter((ballot) => whyVoid(standing, ballot) === null).length
}
