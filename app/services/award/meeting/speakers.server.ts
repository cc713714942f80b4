import { sha256 } from '#db/digest.server.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import type { Speaker } from '../../../components/award/meeting/meeting-view.ts'
import { knowsJudges, type MeetingContext } from './meeting-page.server.ts'

/** Who somebody is to the reader, by the id of a judge. */
export type Speakers = (judge: string | undefined) => Speaker

/**
 * Names where the reader is to know them, else numbers. A number belongs to a judge for one entry alone: over several,
 * who stands aside from which would tell whose it is.
 * @param judges all of the award
 */
export function speakersOf(
  judges: readonly Judge[],
  { attendee, now, home }: Pick<MeetingContext, 'attendee' | 'now' | 'home'>,
  entry: string,
): Speakers {
  const isNamed = knowsJudges(attendee, now.stage)
  const names = new Map(judges.map(({ id, name }) => [id, name]))
  const mixed = judges
    .filter(({ group }) => now.stage.groups.includes(group))
    .map(({ id }) => ({ id, key: sha256(`${home.award.id} ${now.stage.id} ${entry} ${id}`) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  return (judge) => {
    if (judge === undefined) return { as: 'chair' }
    if (judge === attendee.judge?.id) return { as: 'you' }
    const name = names.get(judge)
    if (isNamed && name) return { as: 'name', name }
    return { as: 'number', number: mixed.findIndex(({ id }) => id === judge) + 1 }
  }
}
