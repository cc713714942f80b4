import { findAward } from '#db/repositories/award/award.ts'
import { listEntries, listEntryContents } from '#db/repositories/award/entry.ts'
import { listEntryDrafts } from '#db/repositories/award/entry-draft.ts'
import { findJudge, listJudges } from '#db/repositories/award/judge.ts'
import { findTimetable, type TimetablePlan } from '#db/repositories/award/timetable.ts'
import type { Db } from '#db/schema.ts'
import { walksOf } from '#scoring/award/agenda/fewest-walks.ts'
import { meetingAgenda } from '#scoring/award/agenda/meeting-agenda.ts'
import { presentationSlots } from '#scoring/award/agenda/presentation-slots.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { OwnTimetableView, SlotView, StageTimetable, TimetableView } from '../../../components/award/timetable/timetable-view.ts' // prettier-ignore
import type { Language } from '../../../i18n/languages.ts'
import { wallClock, zoneName } from '../../../i18n/zoned-time.ts'
import type { AwardVisit } from '../award-visit.ts'
import { officeName } from '../office/office-name.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { openBefore } from '../stages.server.ts'
import { mayWatch } from '../watcher.server.ts'
import { wordsOf } from '../words.server.ts'
import { asideFrom, isPresented, presentedOrder } from './timetable.server.ts'

/** What a form begins with: eight minutes and five, as a day of presentations often has them. */
const USUAL = { talkMinutes: 8, questionMinutes: 5, changeMinutes: 2 }

/**
 * The timetable of a stage for who arranges it.
 * @returns undefined where there is no such award, or its rules are not sealed
 * @throws ForbiddenError
 */
export async function timetablePage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  asked: { readonly stage: string | null; readonly saved: boolean },
  language: Language,
): Promise<TimetableView | undefined> {
  demandRight(visitor, 'award.run', awardScope(id))
  const standing = await standingOf(db, id)
  if (!standing) return undefined
  const { award, sealed, state } = standing
  const { rules } = sealed
  const stages = rules.stages.filter(isPresented)
  const stage = stages.find((one) => one.id === asked.stage) ?? stages[0]
  const head = {
    award: await officeName(db, award, now),
    timeZone: rules.timeZone,
    zone: zoneName(language, rules.timeZone, stage?.opensAt ?? new Date().toISOString()),
    stages: stages.map((one) => ({ id: one.id, title: one.title[language] })),
    saved: asked.saved,
  }
  if (!stage) return { ...head, chosen: null }
  const timetable = await findTimetable(db, id, stage.id)
  const plan = timetable?.plan
  const order = presentedOrder(standing, stage, plan?.order ?? [])
  const sets = order.map((entry) => ({ entry, aside: asideFrom(standing, stage, entry) }))
  const minutes = plan ?? { ...USUAL, breaks: [] }
  const reasons = await wordsOf(db, id, plan?.reasonDigest === undefined ? [] : [plan.reasonDigest])
  return {
    ...head,
    chosen: {
      id: stage.id,
      tag: timetable?.tag ?? 0,
      canChange: award.state === 'open' && !state.stages.get(stage.id)!.closed,
      isPublished: timetable?.publishedAt !== undefined,
      isDrawn: state.stages.get(stage.id)!.presentation !== null,
      by: plan?.by ?? 'given',
      reason: plan?.reasonDigest === undefined ? null : (reasons.get(plan.reasonDigest) ?? ''),
      fields: {
        starts: wallClock(plan?.startsAt ?? stage.opensAt, rules.timeZone),
        talk: String(minutes.talkMinutes),
        questions: String(minutes.questionMinutes),
        change: String(minutes.changeMinutes),
        breaks: minutes.breaks.map(({ after, minutes: long }) => `${after} ${long}`).join('\n'),
        room: plan?.room ?? '',
      },
      order,
      timetable: plan ? await timetableOf(db, standing, stage, { ...plan, order }, { language, sees: 'all' }) : null,
      walks: { now: walksOf(sets.map(({ aside }) => aside)), fewest: meetingAgenda(sets).walks },
    },
  }
}

/** Whose eyes a timetable is for: all of it, that of a judge, or the entries of an entrant alone. */
interface Eyes {
  readonly language: Language
  readonly sees: 'all' | { readonly judge: string } | { readonly entries: readonly string[] }
}

async function timetableOf(
  db: Db,
  standing: Standing,
  stage: Stage,
  plan: TimetablePlan,
  { language, sees }: Eyes,
): Promise<StageTimetable> {
  const { id } = standing.award
  const entries = new Map((await listEntries(db, id)).map((entry) => [entry.id, entry]))
  const contents = await listEntryContents(db, id)
  const judges = new Map((await listJudges(db, id)).map((judge) => [judge.id, judge.name || judge.id]))
  const at = (minute: number) => new Date(Date.parse(plan.startsAt) + minute * 60_000).toISOString()
  const judge = sees !== 'all' && 'judge' in sees ? sees.judge : undefined
  const own = sees !== 'all' && 'entries' in sees ? sees.entries : undefined
  const slots = presentationSlots(plan.order, plan).map(
    ({ entry, fromMinute, questionsFromMinute, toMinute, breakMinutes }): SlotView => {
      const aside = asideFrom(standing, stage, entry)
      const isBlind = judge !== undefined && stage.blind.entrants
      const redacted = contents.get(entry)?.redacted?.title[language] ?? ''
      return {
        entry,
        title: isBlind ? redacted : (entries.get(entry)?.title[language] ?? ''),
        from: at(fromMinute),
        questionsFrom: at(questionsFromMinute),
        to: at(toMinute),
        breakMinutes,
        aside: sees === 'all' ? aside.map((one) => judges.get(one) ?? one) : [],
        isAside: judge !== undefined && aside.includes(judge),
        isOwn: own?.includes(entry) ?? false,
      }
    },
  )
  return {
    stage: stage.id,
    title: stage.title[language],
    room: plan.room,
    talkMinutes: plan.talkMinutes,
    questionMinutes: plan.questionMinutes,
    slots: own === undefined ? slots : slots.filter(({ isOwn }) => isOwn),
  }
}

/**
 * What who comes may know of the presentations: who runs or watches an award and its judges all of what is published,
 * an entrant when their own entries are.
 * @returns undefined where they have no part in the award
 */
export async function ownTimetable(
  db: Db,
  { visitor }: AwardVisit,
  id: string,
  language: Language,
): Promise<OwnTimetableView | undefined> {
  const award = visitor && (await findAward(db, id))
  const standing = award && (await standingOf(db, id))
  if (!standing) return undefined
  const { rules } = standing.sealed
  const judge = await findJudge(db, id, { personId: visitor.personId })
  const isJudge = judge !== undefined && judge.removedAt === undefined && may(visitor, 'award.score', awardScope(id))
  const drafts = await listEntryDrafts(db, id, visitor.personId)
  const entries = drafts.flatMap(({ entryId }) => entryId ?? [])
  const sees = isJudge
    ? { judge: judge.id }
    : (await mayWatch(db, visitor, id))
      ? ('all' as const)
      : entries.length > 0
        ? { entries }
        : undefined
  // Nobody learns on whose behalf an administrator judges or enters.
  if (sees === undefined || visitor.actedFor) return undefined
  const stages: StageTimetable[] = []
  for (const stage of rules.stages.filter(isPresented)) {
    const timetable = await findTimetable(db, id, stage.id)
    if (!timetable || timetable.publishedAt === undefined) continue
    if (isJudge && !stage.groups.includes(judge.group)) continue
    // Who stands in a stage while one before it is open would tell who is above the line there now.
    if (sees !== 'all' && openBefore(standing, stage.id)) continue
    const order = presentedOrder(standing, stage, timetable.plan.order)
    const shown = await timetableOf(db, standing, stage, { ...timetable.plan, order }, { language, sees })
    if (shown.slots.length > 0) stages.push(shown)
  }
  return {
    award: { id, title: award.title[language], isRehearsal: award.rehearsalOf !== undefined },
    timeZone: rules.timeZone,
    zone: zoneName(language, rules.timeZone, stages[0]?.slots[0]?.from ?? award.createdAt),
    stages,
  }
}
