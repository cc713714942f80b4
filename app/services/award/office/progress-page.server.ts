import type { Db } from '#db/schema.ts'
import type { AwardRules, Words } from '#scoring/award/rules.ts'
import type { AwardName } from '../../../components/award/award-head.tsx'
import type { ProgressView, StageView } from '../../../components/award/office/progress-page.tsx'
import { ALL_JUDGES, type ProgressAsked } from '../../../forms/award/progress-query.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { listEntries, type ListedEntry } from '../entries/entries.server.ts'
import { listJudges, type ListedJudge } from '../judges/judges.server.ts'
import { awardProgress, type EntryProgress, type StageProgress } from '../planning/progress.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { officeName } from './office-name.server.ts'
import { askedJudges } from './progress-judges.ts'

/**
 * How far an award has come, for who runs or watches it.
 * @param closed the stage that was closed a moment ago
 * @throws ForbiddenError
 */
export async function progressPage(
  db: Db,
  visit: AwardVisit,
  id: string,
  closed: string | undefined,
  asked: ProgressAsked = ALL_JUDGES,
): Promise<ProgressView | undefined> {
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const entries = await listEntries(db, visit.visitor, id)
  const judges = (await listJudges(db, visit, id)).filter(({ removedAt }) => removedAt === undefined)
  const progress = (await awardProgress(db, visit.visitor, id)) ?? []
  const part = entries.filter(({ state }) => state === 'submitted' || state === 'eligible').length
  const isOpen = award.state === 'open'
  const stages = progress.map((stage, place) => {
    const isNext = progress.slice(0, place).every((earlier) => earlier.closed)
    const { opensAt, closesAt } = rules.stages.find((one) => one.id === stage.stage)!
    const isNow = Date.parse(opensAt) <= Date.parse(visit.now) && Date.parse(visit.now) < Date.parse(closesAt)
    const can = { close: isOpen && isNext && !stage.closed, remind: isOpen && isNow && isNext && !stage.closed }
    return { ...stageView(stage, rules, entries, judges, can, asked), wentOn: wentOn(stage, progress[place + 1]) }
  })
  return {
    award: await officeName(db, award, visit.now),
    mayRun: award.powers.run,
    isChair: award.powers.chair,
    timeZone: rules.timeZone,
    next: nextStep({ award, entries: part, judges: judges.length, stages, rules, now: visit.now }),
    entries: { part, all: entries.length },
    judges: { ready: judges.filter(({ declaredAt }) => declaredAt !== undefined).length, all: judges.length },
    stages,
    asked,
    groups: rules.groups.map(({ id: group, title }) => ({ id: group, title })),
    closed: stages.find((stage) => stage.id === closed && stage.isClosed) ?? null,
  }
}

function stageView(
  progress: StageProgress,
  rules: AwardRules,
  entries: readonly ListedEntry[],
  judges: readonly ListedJudge[],
  can: { readonly close: boolean; readonly remind: boolean },
  asked: ProgressAsked,
): Omit<StageView, 'wentOn'> {
  const stage = rules.stages.find(({ id }) => id === progress.stage)!
  const judgeName = (id: string) => judges.find((judge) => judge.id === id)?.name || id
  const listed = progress.byJudge.map(({ judge: judgeId, readings, submitted, drafts, lastSavedAt }) => {
    const judge = judges.find(({ id }) => id === judgeId)
    const moments = [lastSavedAt, judge?.declaredAt, judge?.pledgedAt].flatMap((at) => at ?? [])
    return {
      id: judgeId,
      name: judgeName(judgeId),
      readings,
      submitted,
      drafts,
      group: judge?.group ?? '',
      state: judge ? comeHow(judge) : ('invited' as const),
      lastAt: moments.sort().at(-1) ?? null,
    }
  })
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  return {
    id: stage.id,
    title: stage.title,
    opensAt: stage.opensAt,
    closesAt: stage.closesAt,
    isClosed: progress.closed,
    canClose: can.close,
    canRemind: can.remind,
    readings: progress.readings,
    submitted: progress.submitted,
    drafts: progress.byJudge.reduce((sum, { drafts }) => sum + drafts, 0),
    judges: askedJudges(listed, asked),
    allJudges: listed.length,
    unassigned: unassignedOf(progress),
    short: shortOf(progress, titles, judgeName),
  }
}

function comeHow({ declaredAt, pledgedAt, personId }: ListedJudge): StageView['judges'][number]['state'] {
  if (declaredAt !== undefined) return 'declared'
  if (pledgedAt !== undefined) return 'pledged'
  return personId === undefined ? 'invited' : 'joined'
}

/** How many entries stand in the next stage, once this one is closed; null after the last one. */
function wentOn({ closed }: StageProgress, next: StageProgress | undefined): number | null {
  return closed ? (next?.byEntry?.length ?? null) : null
}

/** Entries to which fewer readings were given than the rules ask for; null where none are short or nobody may know. */
function unassignedOf({ byEntry, closed }: StageProgress): StageView['unassigned'] {
  if (closed || byEntry === undefined) return null
  const short = byEntry.filter(({ least, readings }) => least !== null && readings < least)
  if (short.length === 0) return null
  const withNone = short.filter(({ readings }) => readings === 0).length
  return { least: short[0]!.least!, all: byEntry.length, short: short.length, withNone }
}

/** What is measured against the rules where they name a number: what was not given out is missing as well. */
const needed = ({ least, readings }: EntryProgress): number => Math.max(least ?? 0, readings)

function shortOf(
  { byEntry }: StageProgress,
  titles: ReadonlyMap<string, Words>,
  judgeName: (id: string) => string,
): StageView['short'] {
  if (byEntry === undefined) return null
  return byEntry
    .filter((entry) => entry.submitted < needed(entry))
    .sort((one, other) => one.submitted - other.submitted)
    .map((one) => ({
      id: one.entry,
      title: titles.get(one.entry) ?? { 'zh-CN': '', en: '' },
      submitted: one.submitted,
      needed: needed(one),
      waiting: one.waiting.map(judgeName),
    }))
}

interface Standing {
  readonly award: { readonly state: AwardName['state'] }
  readonly entries: number
  readonly judges: number
  readonly stages: readonly StageView[]
  readonly rules: AwardRules
  readonly now: string
}

/** What comes next, in the order in which an award is made. */
function nextStep({ award, entries, judges, stages, rules, now }: Standing): ProgressView['next'] {
  if (award.state === 'draft') return { what: 'rules', stage: null }
  if (award.state !== 'open') return { what: award.state, stage: null }
  if (entries === 0) return { what: 'entries', stage: null }
  if (judges === 0) return { what: 'judges', stage: null }
  const stage = stages.find(({ isClosed }) => !isClosed)
  if (!stage) return { what: 'result', stage: null }
  const place = rules.stages.findIndex(({ id }) => id === stage.id)
  const following = rules.stages[place + 1]
  const isGiven = rules.stages[place]?.reads !== null
  if (isGiven && stage.readings === 0) return { what: 'plan', stage: stage.title }
  // No judge can begin with the next one before this one is closed.
  if (following && Date.parse(now) >= Date.parse(following.opensAt)) {
    return { what: 'late', stage: stage.title }
  }
  if (stage.unassigned) return { what: 'plan-more', stage: stage.title }
  if (Date.parse(now) < Date.parse(stage.opensAt)) return { what: 'soon', stage: stage.title }
  const isDone = stage.readings > 0 && stage.submitted >= stage.readings
  return { what: isDone ? 'done' : 'wait', stage: stage.title }
}
