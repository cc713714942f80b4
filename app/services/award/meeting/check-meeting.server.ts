import type { Award } from '#db/repositories/award/award.ts'
import { listBallots, listPapers, listVoters } from '#db/repositories/award/ballot.ts'
import { listDeliberations } from '#db/repositories/award/deliberation.ts'
import type { Db } from '#db/schema.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { countOf } from './ballots.server.ts'

type Note = (code: 'deliberation' | 'ballot', where: string) => void

/** Holds deliberations and ballots against the events, and each box against its list of voters. */
export async function checkMeeting(
  db: Db,
  { id: awardId, rehearsalOf }: Pick<Award, 'id' | 'rehearsalOf'>,
  stages: AwardState['stages'],
  events: readonly AwardEvent[],
  note: Note,
): Promise<void> {
  const stored = new Set((await listDeliberations(db, awardId)).map(({ stage, entry }) => `${stage} ${entry}`))
  const told = new Set([...stages].flatMap(([stage, { deliberated }]) => deliberated.map((entry) => `${stage} ${entry}`))) // prettier-ignore
  for (const where of differing(stored, told)) note('deliberation', where)
  const counts = events.flatMap((event) => (event.kind === 'ballot' ? [event] : []))
  let counted = 0
  for (const ballot of await listBallots(db, awardId)) {
    const [voters, papers] = [await listVoters(db, ballot.id), await listPapers(db, ballot.id)]
    const isOpened = ballot.state === 'open' || ballot.state === 'counted'
    if (papers.length !== (isOpened ? voters.length : 0)) note('ballot', ballot.id)
    if (ballot.state !== 'open' && ballot.papers !== voters.length) note('ballot', ballot.id)
    if (ballot.state !== 'counted') continue
    const own = counts.filter(({ stage, entry }) => stage === ballot.stage && entry === ballot.entry)
    const groups = [...new Set(own.map(({ group }) => group))]
    counted += groups.length
    const isTold = own.some((_, from) =>
      groups.every((group, place) => {
        const event = own[from + place]
        if (event?.group !== group) return false
        const { yes, no, abstained } = countOf(group, papers, event.entitled)
        return event.yes === yes && event.no === no && event.abstained === abstained
      }),
    )
    if (!isTold) note('ballot', ballot.id)
  }
  // Those of a rehearsal are made up: nobody has voted.
  if (rehearsalOf === undefined && counted !== counts.length) note('ballot', `${counted} ${counts.length}`)
}

function differing(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...[...one].filter((each) => !other.has(each)), ...[...other].filter((each) => !one.has(each))]
}
