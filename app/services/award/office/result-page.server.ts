import { noticeFrom } from '#scoring/award/notice-days.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import type { AwardResult, CategoryTable } from '#scoring/award/award-result.ts'
import { comparable } from '#scoring/award/comparable.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { CategorySelection } from '#scoring/award/selection.ts'
import type { CategoryOutcome, StageEntry } from '#scoring/award/stage-outcome.ts'
import type { LensesView, NamedEntry, NoticeView, PublicResultView, ResultView, ShownCategory } from '../../../components/award/result/result-view.ts' // prettier-ignore
import type { Library } from '../../library.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { publicResult } from '../result/public-result.server.ts'
import { publiclyNamed } from '../result/public-names.ts'
import { whyNotShownTo } from '../result/result-readers.server.ts'
import { resultKept } from '../result/result-kept.ts'
import { judgeNumbers, shownSheets } from '../result/shown-sheets.ts'
import { withoutNames } from '../without-names.ts'
import { shownResult } from '../result/result.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { nameOf } from './award-name.ts'
import { officeName } from './office-name.server.ts'
import { lensOf } from './lens.ts'
import { noticesIn, objectionsPart } from './objections-pages.server.ts'
import { certaintyOf, toldStages } from './told-decision.ts'

export interface AskedResult {
  readonly stage: string | undefined
  readonly category: string | undefined
  readonly entry: string | undefined
  readonly did: string | undefined
  /** `all`: every row of a long table. */
  readonly rows?: string | undefined
}

/** Rows of a table that nobody asked to see whole. */
const MOST_ROWS = 100
/** An award of the largest size that this is made for has fewer. */
const ALL_ROWS = 10_000
const DID = ['frozen', 'drawn', 'noticed', 'final'] as const

/**
 * The result as the office sees it, one category at a time.
 * @throws ForbiddenError
 */
export async function resultPage(
  db: Db,
  visit: AwardVisit,
  shelf: Library,
  id: string,
  asked: AskedResult,
): Promise<ResultView | undefined> {
  const watcher = await watcherOf(db, visit.visitor, id)
  const { isBlind } = watcher
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!award || !rules) return undefined
  const notShown = award.sealed === undefined ? 'not-opened' : (whyNotShownTo(watcher, award) ?? null)
  const frame: ResultView = {
    award: await officeName(db, award, visit.now),
    mayRun: award.powers.run,
    timeZone: rules.timeZone,
    isBlind,
    areSheetsKept: false,
    notShown,
    state: null,
    notice: null,
    noticeDays: null,
    objections: { all: 0, open: 0, uncorrected: [] },
    unfinished: 0,
    stages: rules.stages.map(({ id: stage, title }) => ({ id: stage, title })),
    categories: rules.categories.map(({ id: category, title }) => ({ id: category, title })),
    ...titlesOf(rules),
    entries: {},
    judges: {},
    selection: [],
    capHolders: [],
    shown: null,
    mostRows: asked.rows === 'all' ? ALL_ROWS : MOST_ROWS,
    isWhole: asked.rows === 'all',
    did: DID.find((did) => did === asked.did) ?? null,
  }
  if (notShown !== null) return frame
  const standing = (await standingOf(db, id))!
  const { computed, computing, hasFailed } = await shownResult(db, id, visit.now)
  if (!computed)
    return { ...frame, state: { headSequence: 0, computedAt: visit.now, digest: '', computing, hasFailed } }
  const { digest, headSequence, computedAt } = computed
  const judges = await listJudges(db, id)
  const sheets = shownSheets(watcher, rules)
  const numbers = judgeNumbers(judges)
  const result = resultKept(computed.result, rules, sheets, numbers)
  const objections = [...standing.state.objections.values()]
  // Whose stage hides entrants sees numbers until the notice names them, as on every page of the office.
  const entries = isBlind ? {} : await namedEntries(db, id, shelf)
  const shown = shownCategory(rules, result, entries, asked)
  const stage = rules.stages.find((one) => one.id === shown?.stage.id)
  const areNamed = stage === undefined || sheets.names(stage)
  return {
    ...frame,
    areSheetsKept: !sheets.isAll,
    state: { headSequence, computedAt, digest, computing, hasFailed },
    notice: noticeView(standing, digest),
    noticeDays: award.state === 'frozen' || award.state === 'notice' ? noticeAhead(rules, visit.now) : null,
    objections: {
      all: objections.length,
      open: objections.filter(({ answered }) => !answered).length,
      uncorrected: uncorrected(standing),
    },
    unfinished: unfinishedOf(result),
    entries,
    judges: Object.fromEntries(areNamed ? judges.map((judge) => [judge.id, judge.name]) : [...numbers.values()].map((number) => [String(number), number])), // prettier-ignore
    selection: isBlind ? withoutNames(result.selection) : result.selection,
    capHolders: isBlind ? [] : capHolders(result.selection, standing),
    shown,
  }
}

/** The days of a notice that is published now. */
export function noticeAhead(rules: AwardRules, now: string): ResultView['noticeDays'] {
  const { firstDay, lastDay, days } = noticeFrom(rules, now)
  const told = new Set([...rules.notice.holidays, ...rules.notice.workedDays].map((day) => day.slice(0, 4)))
  const untold = [...new Set(days.map((day) => day.slice(0, 4)))].filter((year) => !told.has(year))
  return { firstDay, lastDay, untold }
}

/** Whom a cap that stopped somebody has let through: all winners who share the value. */
function capHolders(selection: readonly CategorySelection[], { state }: Standing): ResultView['capHolders'] {
  const stopped = selection.flatMap(({ entries }) =>
    entries.flatMap(({ standing }) => (standing.code === 'capped' ? [standing] : [])),
  )
  const winners = selection.flatMap((category) => category.winners)
  return stopped.map(({ attribute, value }) => ({
    attribute,
    value,
    entries: winners.filter(
      (entry) => comparable(state.entries.get(entry)?.attributes[attribute] ?? '') === comparable(value),
    ),
  }))
}

const titlesOf = ({ criteria, groups, gates }: AwardRules) => ({
  criteria: Object.fromEntries(criteria.map(({ id, title }) => [id, title])),
  groups: Object.fromEntries(groups.map(({ id, title }) => [id, title])),
  grounds: Object.fromEntries(gates.vetoGrounds.map(({ id, title }) => [id, title])),
})

function noticeView({ events }: Standing, digest: string): NoticeView | null {
  const [notice] = noticesIn(events)
  if (!notice) return null
  const { firstDay, lastDay, resultDigest, hash } = notice
  return { firstDay, lastDay, digest: resultDigest, hash, isCurrent: resultDigest === digest }
}

/** Upheld objections whose sheets are open to the chair, who has corrected none of them. */
function uncorrected({ state, events }: Standing): string[] {
  const corrected = new Set(events.map(({ event }) => (event.kind === 'sheet' ? event.change?.objection : undefined)))
  return [...state.objections.values()].flatMap(({ id, opensSheets }) =>
    opensSheets && !corrected.has(id) ? [id] : [],
  )
}

function unfinishedOf(result: AwardResult): number {
  return result.stages
    .filter(({ outcome }) => outcome.kind === 'rubric' || outcome.kind === 'live')
    .flatMap(({ outcome }) => outcome.categories.flatMap(({ entries }) => entries))
    .reduce((sum, { unfinished }) => sum + unfinished.length, 0)
}

/** @param named of these alone */
async function namedEntries(
  db: Db,
  id: string,
  shelf: Library,
  named?: ReadonlySet<string>,
): Promise<Record<string, NamedEntry>> {
  const entries = (await listEntries(db, id)).filter((entry) => named?.has(entry.id) ?? true)
  return Object.fromEntries(
    entries.map(({ id: entry, title, organisation, caseId }) => {
      const found = caseId === undefined ? undefined : shelf.byId.get(caseId)
      return [entry, { title, organisation, lens: found ? lensOf(found) : null }]
    }),
  )
}

/** The stage and category asked for, or the last stage and the first category. */
function shownCategory(
  rules: AwardRules,
  result: AwardResult,
  named: ResultView['entries'],
  asked: AskedResult,
): ShownCategory | null {
  const place = rules.stages.findIndex(({ id }) => id === asked.stage)
  const index = place === -1 ? rules.stages.length - 1 : place
  const [stage, worked] = [rules.stages[index], result.stages[index]]
  if (!stage || !worked) return null
  const { categories } = worked.outcome
  const outcome = categories.find(({ category }) => category === asked.category) ?? categories[0]
  if (!outcome) return null
  const table = worked.tables.find(({ category }) => category === outcome.category) ?? null
  const inCategory = new Set(outcome.entries.map(({ entry }) => entry))
  const entryOutcome = outcome.entries.find(({ entry }) => entry === asked.entry)
  const entryTable = table?.entries.find(({ entry }) => entry === asked.entry)
  const { id, title, kind, scoring } = stage
  return {
    stage: { id, title, kind, rule: scoring.rule },
    outcome,
    table,
    panels: worked.panels.filter(({ entries }) => entries.some((entry) => inCategory.has(entry))),
    lenses: lensesOf(outcome, table, result.level, named),
    level: result.level,
    isLast: index === rules.stages.length - 1,
    entry: entryOutcome && entryTable ? { id: entryOutcome.entry, outcome: entryOutcome, table: entryTable } : null,
  }
}

/** The entries of a category that are cases of the library, with what the jury says of them: corrected where it can be. */
function lensesOf(
  { entries }: CategoryOutcome,
  table: CategoryTable | null,
  level: number,
  named: ResultView['entries'],
): LensesView {
  const isCorrected = table !== null && table.why === null
  const corrected = new Map(table?.entries.map((each) => [each.entry, each.corrected]))
  const juryOf = ({ entry, score }: StageEntry) => {
    if (isCorrected) return corrected.get(entry) ?? null
    return score === null ? null : { value: score, low: score, high: score }
  }
  return {
    entries: entries.flatMap((each) => {
      const { title, lens } = named[each.entry] ?? {}
      return title && lens ? [{ entry: each.entry, title, jury: juryOf(each), lens }] : []
    }),
    withoutCase: entries.flatMap(({ entry }) => (named[entry]?.lens ? [] : [entry])),
    level: isCorrected ? level : null,
  }
}

/** The result as it was published; undefined before it is on notice, and for who may not know of the award. */
export async function publicResultPage(
  db: Db,
  { visitor, now }: AwardVisit,
  shelf: Library,
  id: string,
  received?: string,
): Promise<PublicResultView | undefined> {
  const award = await awardOf(db, visitor, id)
  if (!award || (award.state !== 'notice' && award.state !== 'final')) return undefined
  const standing = (await standingOf(db, id))!
  const published = await publicResult(db, standing, now)
  if (!published) return undefined
  const { result, then, isMoved } = published
  const { rules, version, sealedAt, digest } = standing.sealed
  const last = result.stages.at(-1)!.outcome
  const scores = new Map(last.categories.flatMap(({ entries }) => entries.map(({ entry, score }) => [entry, score])))
  const { grounds } = titlesOf(rules)
  return {
    award: nameOf(award),
    notice: { ...noticeView(standing, published.digest)!, isCurrent: !isMoved },
    isFinal: award.state === 'final',
    objections: await objectionsPart(db, standing, { now, received }),
    rules: { version, sealedAt, digest },
    stages: toldStages(rules, then.state, result),
    level: result.level,
    categories: rules.categories.map(({ id: category, title }) => {
      const selection = result.selection.find((each) => each.category === category)!
      return {
        selection,
        title,
        scores: Object.fromEntries(selection.entries.map(({ entry }) => [entry, scores.get(entry) ?? null])),
        certainty: certaintyOf(result, category),
      }
    }),
    categoryTitles: Object.fromEntries(rules.categories.map(({ id: category, title }) => [category, title])),
    grounds,
    entries: await namedEntries(db, id, shelf, publiclyNamed(result)),
  }
}
