import type { Ballot } from '#db/repositories/award/ballot.ts'
import type { WhyVoid } from '../../../components/award/meeting/meeting-view.ts'
import type { Standing } from '../events/standing.server.ts'
import { entriesInStage } from '../stage-entries.ts'

/**
 * Why a ballot that is open takes no votes and is not counted: its entry takes part in the stage no more.
 * @returns null where it is not void
 */
export function whyVoid(
  { sealed, state }: Pick<Standing, 'sealed' | 'state'>,
  { stage, entry }: Pick<Ballot, 'stage' | 'entry'>,
): WhyVoid | null {
  const of = sealed.rules.stages.find(({ id }) => id === stage)!
  if (entriesInStage(sealed.rules, state, of).includes(entry)) return null
  const { withdrawn, eligible } = state.entries.get(entry)!
  return withdrawn ? 'withdrawn' : eligible === false ? 'ineligible' : 'elsewhere'
}
