import type { Award } from '#db/repositories/award/award.ts'
import { listEventsOfKind } from '#db/repositories/award/event.ts'
import type { Db } from '#db/schema.ts'
import type { OfficeName } from '../../../components/award/award-head.tsx'
import { asLogged } from '../events/history.server.ts'
import { officePhase, type Happened } from '../office-phase.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { nameOf } from './award-name.ts'

/** An award as the head of the office's pages names it, with where it stands. */
export async function officeName(
  db: Db,
  award: Pick<Award, 'id' | 'title' | 'state' | 'rehearsalOf'>,
  now: string,
): Promise<OfficeName> {
  const { id, state } = award
  const name = nameOf(award)
  // Of other states nothing more is to be said.
  const rules = state === 'open' || state === 'notice' ? (await newestRules(db, id))?.rules : undefined
  return { ...name, phase: officePhase(name, rules, await happenedIn(db, id, state), now) }
}

/** By an index: of a long history only the few rows are read that tell it. */
async function happenedIn(db: Db, id: string, state: Award['state']): Promise<Happened> {
  const closings = state === 'open' ? await listEventsOfKind(db, id, 'stage.close') : []
  const notices = state === 'notice' ? await listEventsOfKind(db, id, 'notice') : []
  const [newest] = notices.slice(-1).map(asLogged)
  return {
    closed: closings.map(asLogged).flatMap(({ event }) => (event.kind === 'stage.close' ? [event.stage] : [])),
    noticeUntil: newest?.event.kind === 'notice' ? newest.event.lastDay : undefined,
  }
}
