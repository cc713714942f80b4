import { findTimetable, saveTimetable, type Timetable, type TimetablePlan } from '#db/repositories/award/timetable.ts'
import type { Db } from '#db/schema.ts'
import { meetingAgenda } from '#scoring/award/agenda/meeting-agenda.ts'
import type { PresentationTimes } from '#scoring/award/agenda/presentation-slots.ts'
import { drawLots } from '#scoring/award/draw-lots.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { instantAt } from '../../../i18n/zoned-time.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { openLotsSeal } from '../result/lot-seals.server.ts'
import { openStage } from '../planning/plan.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { openBefore } from '../stages.server.ts'
import type { Standing } from '../events/standing.server.ts'
import { keepWords } from '../words.server.ts'

/** Stages in which entrants present. */
export const isPresented = ({ kind }: Pick<Stage, 'kind'>): boolean => kind === 'live'

interface Place {
  readonly award: string
  readonly stage: string
  readonly tag: number
}

type Done = { readonly ok: true } | Refused

/**
 * Who must not be in the room while an entry is presented: judges of the stage who stand aside from it.
 * @returns ids of judges by entry
 */
export function asideFrom({ state }: Pick<Standing, 'state'>, stage: Stage, entry: string): string[] {
  return [...(state.recused.get(entry) ?? [])]
    .filter((id) => {
      const judge = state.judges.get(id)
      return judge !== undefined && !judge.removed && stage.groups.includes(judge.group)
    })
    .sort()
}

/** Those of an order that still take part, in its order, and then those that it does not name. */
export function presentedOrder(standing: Standing, stage: Stage, order: readonly string[]): string[] {
  const here = entriesInStage(standing.sealed.rules, standing.state, stage)
  return [...order.filter((entry) => here.includes(entry)), ...here.filter((entry) => !order.includes(entry)).sort()]
}

/** As a form has them: `starts` by a clock in the award's zone. */
export interface GivenTimes {
  readonly starts: string
  readonly talk: number
  readonly questions: number
  readonly change: number
  readonly breaks: PresentationTimes['breaks']
  readonly room: string
}

/**
 * Sets how long presentations take and when they begin. The order stays.
 * @throws ForbiddenError
 */
export async function setTimes(
  db: Db,
  visit: AwardVisit,
  { starts, room, talk, questions, change: changeMinutes, breaks, ...place }: Place & GivenTimes,
): Promise<Done> {
  return onDesk(db, visit, place, 'times', ({ stage, standing, timetable }) => {
    const startsAt = instantAt(starts, standing.sealed.rules.timeZone)
    if (startsAt === undefined) throw new RefusedError(refused('timetable-no-such-time'))
    const times = { talkMinutes: talk, questionMinutes: questions, changeMinutes, breaks }
    const { order = [], by = 'given', reasonDigest } = timetable?.plan ?? {}
    const plan = { ...times, startsAt, room, by, order: presentedOrder(standing, stage, order) }
    return Promise.resolve({ plan: reasonDigest === undefined ? plan : { ...plan, reasonDigest } })
  })
}

/**
 * Draws the order by lot, with the seed that lies sealed. Who was drawn stays where they were: drawn again are only
 * entries that came since.
 * @throws ForbiddenError
 */
export async function drawOrder(db: Db, visit: AwardVisit, place: Place): Promise<Done> {
  return onDesk(db, visit, place, 'lots', async ({ write, stage, standing, timetable }) => {
    if (!timetable) throw new RefusedError(refused('timetable-times-first'))
    const here = entriesInStage(standing.sealed.rules, standing.state, stage)
    const earlier = standing.state.stages.get(stage.id)!.presentation?.order ?? []
    const fresh = here.filter((entry) => !earlier.includes(entry))
    if (fresh.length === 0) throw new RefusedError(refused('timetable-drawn'))
    const drawn = await openLotsSeal(write, place.award, standing.events.map(({ event }) => event)) // prettier-ignore
    const order = [...earlier, ...drawLots(fresh, drawn.seed)]
    await appendEvents(write, visit.by, place.award, [{ kind: 'lots', stage: stage.id, order, for: 'presentation', ...drawn }]) // prettier-ignore
    return { plan: { ...withoutReason(timetable.plan), by: 'lots', order: presentedOrder(standing, stage, order) } }
  })
}

/**
 * Orders the presentations so that judges who stand aside go out least often; only while no lots were drawn.
 * @throws ForbiddenError
 */
export async function orderByWalks(db: Db, visit: AwardVisit, place: Place): Promise<Done> {
  return onDesk(db, visit, place, 'fewest', ({ stage, standing, timetable }) => {
    if (!timetable) throw new RefusedError(refused('timetable-times-first'))
    if (standing.state.stages.get(stage.id)!.presentation) throw new RefusedError(refused('timetable-drawn'))
    const here = presentedOrder(standing, stage, [])
    const { items } = meetingAgenda(here.map((entry) => ({ entry, aside: asideFrom(standing, stage, entry) })))
    return Promise.resolve({ plan: { ...withoutReason(timetable.plan), by: 'fewest', order: items.map(({ entry }) => entry) } }) // prettier-ignore
  })
}

/**
 * Sets the order by hand, with a reason that stands beside it.
 * @throws ForbiddenError
 */
export async function orderByHand(
  db: Db,
  visit: AwardVisit,
  { order, reason, ...place }: Place & { readonly order: readonly string[]; readonly reason: string },
): Promise<Done> {
  return onDesk(db, visit, place, 'hand', async ({ write, stage, standing, timetable }) => {
    if (!timetable) throw new RefusedError(refused('timetable-times-first'))
    const here = entriesInStage(standing.sealed.rules, standing.state, stage)
    const missing = here.filter((entry) => !order.includes(entry))
    const isEach = missing.length === 0 && order.length === here.length && new Set(order).size === order.length
    if (!isEach) {
      const foreign = order.filter((entry, at) => !here.includes(entry) || order.indexOf(entry) !== at)
      throw new RefusedError(refused('timetable-each-once', { entries: [...missing, ...foreign].join(' ') }))
    }
    const reasonDigest = await keepWords(write, place.award, reason, visit.by.actorId)
    return { plan: { ...timetable.plan, by: 'hand', order: [...order], reasonDigest } }
  })
}

/**
 * Shows the timetable to judges and entrants, or takes it back. Refused while a stage before it is open: who presents is
 * not settled then, and readers would see no order.
 * @throws ForbiddenError
 */
export async function publishTimetable(
  db: Db,
  visit: AwardVisit,
  { published, ...place }: Place & { readonly published: boolean },
): Promise<Done> {
  return onDesk(db, visit, place, published ? 'published' : 'taken-back', ({ standing, stage, timetable }) => {
    if (!timetable) throw new RefusedError(refused('timetable-times-first'))
    const earlier = published ? openBefore(standing, stage.id) : undefined
    if (earlier) {
      const { 'zh-CN': stageZh, en: stageEn } = earlier.title
      throw new RefusedError(refused('timetable-earlier-open', { stageZh, stageEn }))
    }
    return Promise.resolve({ plan: timetable.plan, publishedAt: published ? visit.now : null })
  })
}

function withoutReason({ startsAt, talkMinutes, questionMinutes, changeMinutes, breaks, room }: TimetablePlan) {
  return { startsAt, talkMinutes, questionMinutes, changeMinutes, breaks, room }
}

interface OnDesk {
  readonly write: Write
  readonly stage: Stage
  readonly standing: Standing
  readonly timetable: Timetable | undefined
}

async function onDesk(
  db: Db,
  { visitor, by }: AwardVisit,
  { award, stage: id, tag }: Place,
  what: string,
  work: (desk: OnDesk) => Promise<{ readonly plan: TimetablePlan; readonly publishedAt?: string | null }>,
): Promise<Done> {
  demandRight(visitor, 'award.run', awardScope(award))
  return orRefused(
    change(db, by, async (write, record) => {
      const { standing, stage } = await openStage(write, award, id)
      if (!isPresented(stage)) throw new RefusedError(refused('stage-gone'))
      const timetable = await findTimetable(write, award, id)
      if ((timetable?.tag ?? 0) !== tag) throw new RefusedError(refused('timetable-moved'))
      const { plan, publishedAt = timetable?.publishedAt ?? null } = await work({ write, stage, standing, timetable })
      const saved = await saveTimetable(write, award, id, { plan, tag, publishedAt: publishedAt ?? undefined })
      if (saved === undefined) throw new RefusedError(refused('timetable-moved'))
      record({ action: 'award.timetable', subject: `award:${award}`, after: { stage: id, what, order: plan.order, ...(plan.reasonDigest === undefined ? {} : { reasonDigest: plan.reasonDigest }) } }) // prettier-ignore
      return { ok: true } as const
    }),
  )
}
