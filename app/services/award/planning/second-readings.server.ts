import { listJudges, type Judge } from '#db/repositories/award/judge.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import type { AwardResult, CategoryTable } from '#scoring/award/award-result.ts'
import { LEVEL } from '#scoring/award/panel-fits.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { groupShares } from '#scoring/award/stage-sheets.ts'
import { secondReadings } from '#scoring/panel/planning/second-readings.ts'
import { normalQuantile } from '#scoring/stats/normal-quantile.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { AwardVisit } from '../award-visit.ts'
import { whyNotShown } from '../result/result-readers.server.ts'
import { shownResult } from '../result/result.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { heardBy } from './heard.ts'
import { recusedNow } from './recused-now.server.ts'

/**
 * Of a category: why nothing can be said. `scores`: an entry has no corrected score yet. `no-noise`: severity alone
 * accounts for all that judges differ in, so that nothing says how far another reading could be off. `unfitted`: the
 * correction could not be computed.
 */
export type NoSecond = 'scores' | 'no-noise' | 'unfitted' | 'no-line' | 'apart'

export interface SecondCategory {
  readonly category: string
  readonly why: NoSecond | undefined
  /** Expected number of entries on the wrong side of the line. */
  readonly misplacedNow: number
  readonly misplacedAfter: number
  /** Where another reading decides most, first. */
  readonly suggestions: readonly SecondSuggestion[]
}

export interface SecondSuggestion {
  readonly entry: string
  /** Readings more that are worth it. */
  readonly extra: number
  /** Chance of standing on the wrong side of the line, now and expected after them. */
  readonly riskNow: number
  readonly riskAfter: number
  /** Given out and not submitted: they are counted as if they came. */
  readonly pending: number
  /** By voter group, who could read it: those who can begin first, then who know the category, then with the fewest readings. */
  readonly judges: readonly string[]
}

export type SecondAnswer =
  | {
      readonly ok: true
      readonly categories: readonly SecondCategory[]
      /** Something has happened since: the figures are of a moment before. */
      readonly isComputing: boolean
    }
  /** `kept`: who asks is shown no scores. `kind`: no sheets in this stage, or everybody reads everything. */
  | { readonly ok: false; readonly why: 'kept' | 'kind' | 'closed' | 'later' }

const REACH = normalQuantile((1 + LEVEL) / 2)

/**
 * Where another reading would decide something: entries near the line of their category, by the kept result, which is
 * computed off the request. A reading that is given out and not submitted counts as one that is coming.
 * @param asked.budget readings to be given out in a category
 * @throws ForbiddenError
 */
export async function suggestSecondReadings(
  db: Db,
  visit: AwardVisit,
  asked: { readonly award: string; readonly stage: string; readonly budget: number },
): Promise<SecondAnswer> {
  demandRight(visit.visitor, 'award.run', awardScope(asked.award))
  const standing = await standingOf(db, asked.award)
  const stage = standing?.sealed.rules.stages.find(({ id }) => id === asked.stage)
  if (standing?.award.state !== 'open' || !stage || standing.state.stages.get(stage.id)!.closed) return { ok: false, why: 'closed' } // prettier-ignore
  if ((stage.kind !== 'rubric' && stage.kind !== 'live') || stage.reads === null) return { ok: false, why: 'kind' }
  if (await whyNotShown(db, visit.visitor, standing.award)) return { ok: false, why: 'kept' }
  const { computed, computing, hasFailed } = await shownResult(db, asked.award, visit.now)
  const found = computed?.result.stages.find(({ outcome }) => outcome.stage === stage.id)
  if (!found) return { ok: false, why: 'later' }
  const readers = await readersFor(db, standing, stage)
  const categories = found.tables.map((table) =>
    categoryOf(table, found, standing.sealed.rules, stage, readers, asked.budget),
  )
  return { ok: true, categories, isComputing: computing !== null || hasFailed }
}

interface Readers {
  /** Given out in the stage and not submitted, by entry. */
  readonly pending: ReadonlyMap<string, number>
  /** By voter group, who could read an entry more. */
  readonly free: (entry: string, category: string) => readonly (readonly string[])[]
}

async function readersFor(db: Db, { award, sealed, state }: Standing, stage: Stage): Promise<Readers> {
  const readings = await listReadings(db, award.id, { stage: stage.id })
  const finished = new Set(state.stages.get(stage.id)!.sheets.map(({ entry, judge }) => `${entry} ${judge}`))
  const given = new Set(readings.map(({ entry, judge }) => `${entry} ${judge}`))
  const recused = await recusedNow(db, { award, state })
  const load = new Map<string, number>()
  const pending = new Map<string, number>()
  for (const { entry, judge } of readings) {
    load.set(judge, (load.get(judge) ?? 0) + 1)
    const isOut = state.judges.get(judge)!.removed || (recused.get(entry)?.has(judge) ?? false)
    if (!isOut && !finished.has(`${entry} ${judge}`)) pending.set(entry, (pending.get(entry) ?? 0) + 1)
  }
  const loadOf = ({ id }: Judge) => load.get(id) ?? 0
  const hasRoom = (judge: Judge) => loadOf(judge) < Math.min(judge.cap ?? Infinity, stage.cap ?? Infinity)
  const judges = (await listJudges(db, award.id)).filter((judge) => judge.removedAt === undefined && hasRoom(judge))
  const groups = [...groupShares(sealed.rules, stage).keys()]
  const hasHeard = heardBy(state, stage)
  const isFree = (entry: string, { id }: Judge) => !given.has(`${entry} ${id}`) && !recused.get(entry)?.has(id) && !finished.has(`${entry} ${id}`) && !hasHeard({ entry, judge: id }) // prettier-ignore
  return {
    pending,
    free: (entry, category) =>
      groups.map((group) =>
        judges
          .filter((judge) => judge.group === group && isFree(entry, judge))
          .sort(
            (one, other) =>
              ready(other) - ready(one) ||
              known(other, category) - known(one, category) ||
              loadOf(one) - loadOf(other) ||
              (one.id < other.id ? -1 : 1),
          ) // prettier-ignore
          .map(({ id }) => id),
      ),
  }
}

/** Whether anything can be opened by them today. */
const ready = ({ declaredAt }: Judge): number => (declaredAt === undefined ? 0 : 1)
const known = ({ expertise }: Judge, category: string): number => (expertise.includes(category) ? 1 : 0)

const UNFITTED: Readonly<Record<string, NoSecond>> = {
  'no-residual-variance': 'no-noise',
  'no-convergence': 'unfitted',
}

function categoryOf(
  table: CategoryTable,
  { panels }: AwardResult['stages'][number],
  rules: AwardRules,
  stage: Stage,
  readers: Readers,
  budget: number,
): SecondCategory {
  const { category } = table
  const none = (why: NoSecond) => ({ category, why, misplacedNow: 0, misplacedAfter: 0, suggestions: [] })
  if (table.why?.code === 'not-comparable') return none('apart')
  // One more reading of an entry is one by each group, weighed as the rules weigh them.
  let variance = 0
  for (const [group, share] of groupShares(rules, stage)) {
    const own = panels.find((panel) => panel.group === group && table.entries.some(({ entry }) => panel.entries.includes(entry))) // prettier-ignore
    if (!own?.spread) return none(UNFITTED[own?.why?.code ?? ''] ?? 'scores')
    variance += (share * own.spread.residual) ** 2
  }
  const noise = Math.sqrt(variance)
  if (table.entries.length === 0 || table.entries.some(({ corrected }) => corrected === null)) return none('scores')
  const free = new Map(table.entries.map(({ entry }) => [entry, readers.free(entry, category)]))
  const standings = table.entries.map(({ entry, corrected }) => {
    const now = (corrected!.high - corrected!.low) / 2 / REACH
    const coming = (readers.pending.get(entry) ?? 0) / free.get(entry)!.length
    return {
      entry,
      score: corrected!.value,
      standardError: now === 0 ? 0 : 1 / Math.sqrt(1 / now ** 2 + coming / variance),
      available: Math.min(...free.get(entry)!.map((judges) => judges.length)),
    }
  })
  const found = secondReadings(standings, { places: table.places, budget, noise })
  if (!found.ok) return none('no-line')
  const { readings, misplacedNow, misplacedAfter } = found.value
  const suggestions = readings
    .map((one) => ({
      ...one,
      pending: readers.pending.get(one.entry) ?? 0,
      judges: free.get(one.entry)!.flatMap((judges) => judges.slice(0, one.extra)),
    }))
    .sort((one, other) => other.riskNow - other.riskAfter - (one.riskNow - one.riskAfter))
  return { category, why: undefined, misplacedNow, misplacedAfter, suggestions }
}
