import { lockAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { Words } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { wallClock } from '../../../i18n/zoned-time.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { keepWords, wordsOf } from '../words.server.ts'

/** A ground of the rules that stands against an entry. */
export interface StandingVeto {
  readonly ground: string
  readonly title: Words
  /** ISO date, in the award's zone. */
  readonly foundOn: string
  /** What it rests on; null once it is erased. */
  readonly source: string | null
}

export interface EntryVetoes {
  readonly standing: readonly StandingVeto[]
  /** Grounds of the rules that do not stand against it. */
  readonly grounds: readonly { readonly id: string; readonly title: Words }[]
  readonly today: string
}

/**
 * What stands against an entry and what could.
 * @returns undefined where nothing can be vetoed: no rules are sealed or they know no ground, the result is final, or the
 *   entry takes no part
 * @throws ForbiddenError
 */
export async function entryVetoes(
  db: Db,
  visitor: Visitor | undefined,
  { award, entry, now }: { readonly award: string; readonly entry: string; readonly now: string },
): Promise<EntryVetoes | undefined> {
  demandRight(visitor, 'award.run', awardScope(award))
  const standing = await standingOf(db, award)
  const found = standing?.state.entries.get(entry)
  const grounds = standing?.sealed.rules.gates.vetoGrounds ?? []
  if (!standing || !found || found.withdrawn || grounds.length === 0 || standing.award.state === 'final')
    return undefined
  const last = grounds.flatMap(({ id, title }) => {
    const event = found.vetoes.includes(id) ? lastVeto(standing, entry, id) : undefined
    return event ? [{ id, title, event }] : []
  })
  const words = await wordsOf(
    db,
    award,
    last.map(({ event }) => event.sourceDigest),
  )
  return {
    standing: last.map(({ id, title, event }) => ({
      ground: id,
      title,
      foundOn: event.foundOn,
      source: words.get(event.sourceDigest) ?? null,
    })),
    grounds: grounds.filter(({ id }) => !found.vetoes.includes(id)),
    today: todayIn(standing, now),
  }
}

function lastVeto({ events }: Standing, entry: string, ground: string) {
  for (const { event } of events.toReversed()) {
    if (event.kind === 'veto' && event.entry === entry && event.ground === ground) return event
  }
  return undefined
}

const todayIn = ({ sealed }: Standing, now: string): string => wallClock(now, sealed.rules.timeZone).slice(0, 10)

/**
 * Vetoes an entry on a ground of the rules: until that is lifted it cannot win, whatever its score. It can be done until
 * the result is final.
 * @throws ForbiddenError
 */
export async function vetoEntry(
  db: Db,
  { visitor, by, now }: AwardVisit,
  given: {
    readonly award: string
    readonly entry: string
    readonly ground: string
    readonly source: string
    readonly foundOn: string
  },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, entry, ground, foundOn } = given
  return orRefused(
    change(db, by, async (write, record) => {
      const standing = await openForVetoes(write, award)
      const found = standing.state.entries.get(entry)
      if (!found || found.withdrawn) throw new RefusedError(refused('entry-gone'))
      if (!standing.sealed.rules.gates.vetoGrounds.some(({ id }) => id === ground)) {
        throw new RefusedError(refused('veto-ground'))
      }
      if (found.vetoes.includes(ground)) throw new RefusedError(refused('veto-stands'))
      if (foundOn > todayIn(standing, now)) throw new RefusedError(refused('veto-future'))
      const sourceDigest = await keepWords(write, award, given.source, visitor.personId)
      await appendEvents(write, by, award, [{ kind: 'veto', entry, ground, sourceDigest, foundOn }])
      record({ action: 'award.veto', subject: `award:${award}`, after: { entry, ground } })
      return { ok: true } as const
    }),
  )
}

/**
 * Lifts a veto, with a reason: the entry can win again.
 * @throws ForbiddenError
 */
export async function liftVeto(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly entry: string; readonly ground: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, entry, ground } = given
  return orRefused(
    change(db, by, async (write, record) => {
      const { state } = await openForVetoes(write, award)
      if (!state.entries.get(entry)?.vetoes.includes(ground)) throw new RefusedError(refused('veto-gone'))
      const reasonDigest = await keepWords(write, award, given.reason, visitor.personId)
      await appendEvents(write, by, award, [{ kind: 'veto.lift', entry, ground, reasonDigest }])
      record({ action: 'award.veto-lift', subject: `award:${award}`, before: { entry, ground } })
      return { ok: true } as const
    }),
  )
}

async function openForVetoes(write: Write, awardId: string): Promise<Standing> {
  if (!(await lockAward(write, awardId))) throw new RefusedError(refused('award-gone'))
  const standing = await standingOf(write, awardId)
  if (!standing || standing.award.state === 'final') throw new RefusedError(refused('award-closed'))
  return standing
}
