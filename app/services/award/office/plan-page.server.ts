import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { bridgingReadings } from '#scoring/panel/planning/bridging-readings.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type {
  PartView,
  PlanView,
  PreviewView,
  ReadBy,
  SecondView,
} from '../../../components/award/office/plan/plan-view.ts'
import type { PlanNotice } from '../../../forms/award/plan-query.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { listEntries, type ListedEntry } from '../entries/entries.server.ts'
import { listJudges, type ListedJudge } from '../judges/judges.server.ts'
import { planReadings, type PlanPreview } from '../planning/plan.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { suggestSecondReadings } from '../planning/second-readings.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { officeName } from './office-name.server.ts'

/** What the address of the page asks for. */
export interface AskedPlan {
  readonly stage: string | undefined
  /** A plan is looked at only where one was asked for. */
  readonly seed: number | undefined
  /** Readings more in a category, of which it is asked where they would decide something. */
  readonly second?: number | undefined
  readonly notice: PlanNotice | null
}

/**
 * Who reads what in a stage, and where one was asked for, a plan.
 * @throws ForbiddenError
 */
export async function planPage(db: Db, visit: AwardVisit, id: string, asked: AskedPlan): Promise<PlanView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const standing = await standingOf(db, id)
  const isClosed = (stage: string) => standing?.state.stages.get(stage)?.closed ?? false
  const read = rules.stages.filter(({ kind }) => kind !== 'ballot')
  const stage = read.find((one) => one.id === asked.stage) ?? read.find((one) => !isClosed(one.id)) ?? read[0]
  const judges = await listJudges(db, visit, id)
  const entries = await listEntries(db, visit.visitor, id)
  const given = stage ? await listReadings(db, id, { stage: stage.id }) : []
  const seed = asked.seed ?? 1
  const isOpen = award.state === 'open'
  const planned =
    isOpen && stage && asked.seed !== undefined
      ? await planReadings(db, visit.visitor, { award: id, stage: stage.id, seed })
      : undefined
  const group = (of: string) => rules.groups.find((one) => one.id === of)?.title ?? null
  return {
    award: await officeName(db, award, visit.now),
    isOpen,
    stages: read.map((one) => ({ id: one.id, title: one.title, isClosed: isClosed(one.id), readsAll: one.reads === null })), // prettier-ignore
    stage: isOpen ? (stage?.id ?? null) : null,
    seed,
    judges: judges
      .filter(({ removedAt }) => removedAt === undefined)
      .map((judge) => ({ id: judge.id, name: judge.name || judge.id, group: group(judge.group) })),
    entries: entries
      .filter(({ state }) => state !== 'withdrawn' && state !== 'draft')
      .map(({ id: entry, title, organisation }) => ({ id: entry, title, organisation })),
    inAward: entries.flatMap(({ id: entry, state }) => (OUT.includes(state) ? [] : [entry])),
    standing: readByEntry(given),
    plan: planned?.ok ? { ok: true, preview: previewOf(planned.plan, stage!, entries, judges, rules.categories) } : (planned ?? null), // prettier-ignore
    second: isOpen && stage && asked.second !== undefined ? await secondOf(db, visit, id, stage, asked.second, rules.categories) : null, // prettier-ignore
    notice: asked.notice,
  }
}

async function secondOf(
  db: Db,
  visit: AwardVisit,
  award: string,
  { id: stage }: Stage,
  budget: number,
  titles: AwardRules['categories'],
): Promise<SecondView> {
  const answer = await suggestSecondReadings(db, visit, { award, stage, budget })
  if (!answer.ok) return { ...answer, budget }
  const { isComputing, categories } = answer
  const titleOf = (category: string) => titles.find(({ id }) => id === category)!.title
  return {
    ok: true,
    budget,
    isComputing,
    categories: categories.map(({ category, why, misplacedNow, misplacedAfter, suggestions }) => ({
      id: category,
      title: titleOf(category),
      why: why ?? null,
      misplacedNow,
      misplacedAfter,
      suggestions: suggestions.map(({ entry, extra, riskNow, riskAfter, pending, judges }) => ({ entry, extra, riskNow, riskAfter, pending, judges })), // prettier-ignore
    })),
  }
}

/** States of entries that nobody is given any more, or not yet. */
const OUT: readonly ListedEntry['state'][] = ['draft', 'ineligible', 'withdrawn']

function readByEntry(readings: readonly Reading[]): ReadBy[] {
  const judges = new Map<string, string[]>()
  for (const { entry, judge } of readings) judges.set(entry, [...(judges.get(entry) ?? []), judge])
  return [...judges].map(([entry, of]) => ({ entry, judges: of }))
}

function previewOf(
  plan: PlanPreview,
  stage: Stage,
  entries: readonly ListedEntry[],
  judges: readonly ListedJudge[],
  categories: readonly { readonly id: string; readonly title: { readonly 'zh-CN': string; readonly en: string } }[],
): PreviewView {
  const readBy = readByEntry(plan.readings)
  const parts = plan.components.filter((part) => part.entries.length > 0)
  const partOf = new Map(parts.flatMap((part, place) => part.entries.map((entry) => [entry, place] as const)))
  const categoryOf = new Map(entries.map(({ id, category }) => [id, category]))
  const partsOf = (category: string) =>
    new Set(plan.entries.filter((entry) => categoryOf.get(entry) === category).map((entry) => partOf.get(entry)))
  return {
    digest: plan.digest,
    readings: plan.readings.length,
    entries: plan.entries.length,
    perEntry: range(readBy.map((one) => one.judges.length)),
    perJudge: range(plan.loads.map(({ readings }) => readings)),
    kept: plan.kept,
    known: plan.known,
    added: plan.added.length,
    removed: plan.removed.length,
    loads: plan.loads,
    readBy,
    parts: parts.map((part) => partView(part, plan)),
    hurt: categories.filter(({ id }) => partsOf(id).size > 1).map(({ title }) => title),
    bridges: parts.length > 1 ? bridgesOf(plan, stage, judges) : [],
  }
}

const range = (values: readonly number[]): readonly [number, number] =>
  values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)]

function partView(part: PlanPreview['components'][number], { precision }: PlanPreview): PartView {
  const known = precision.find(({ entries }) => entries.includes(part.entries[0]!))
  const errors = known?.byEntry.map(({ standardError }) => standardError) ?? []
  return {
    entries: part.entries.length,
    judges: part.judges.length,
    entryError: errors.length === 0 ? null : range(errors),
    differenceError: known?.differenceError ?? null,
    efficiency: known?.efficiency ?? null,
    worst: known?.worst ? { first: known.worst.first, second: known.worst.second, error: known.worst.standardError } : null, // prettier-ignore
  }
}

/** Readings that would link what is apart, as far as limits and conflicts allow. */
function bridgesOf(plan: PlanPreview, stage: Stage, judges: readonly ListedJudge[]): PreviewView['bridges'] {
  const most = stage.cap ?? plan.entries.length
  const caps = Object.fromEntries(judges.map(({ id, cap }) => [id, Math.min(cap ?? most, most)]))
  const bridges = bridgingReadings(plan.readings, { caps, forbidden: plan.forbidden })
  return bridges.ok ? bridges.value : null
}
