import { listEntryContents } from '#db/repositories/award/entry.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardState } from '#scoring/award/award-state.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { components } from '#scoring/panel/graph/components.ts'
import type { Reading } from '#scoring/panel/graph/reading-graph.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { bySystem } from '../../../access/visitor.ts'
import { columnWord } from '../../../forms/award/column-word.ts'
import { PLAN_COLUMNS, PLAN_NOTES } from '../../../forms/award/plan-table.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change, UNCHANGED } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { csv } from '../../csv.ts'
import type { AwardVisit } from '../award-visit.ts'
import { listEntries } from '../entries/entries.server.ts'
import { noteConflicts } from '../judges/conflicts.server.ts'
import { listJudges } from '../judges/judges.server.ts'
import { giveReadings, openStage, pairOf, stageOpenNow, writtenReadings } from './plan.server.ts'
import { heardBy } from './heard.ts'
import { readPlanTable, type PlanTable } from './plan-table.ts'
import { recusedNow } from './recused-now.server.ts'
import { entriesInStage } from '../stage-entries.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'

export interface GivenPlanTable {
  readonly award: string
  readonly stage: string
  /** What is not in the table is taken back. */
  readonly whole: boolean
  readonly text: string
}

export type PlanTablePreview = PlanTable & {
  /** Of what would change: what is confirmed is what was seen. */
  readonly digest: string
  /** Parts that no judge links, as it would be. */
  readonly parts: number
}

/**
 * What a table of readings would change, line by line, before anything is written.
 * @throws ForbiddenError
 */
export async function previewPlanTable(
  db: Db,
  visit: AwardVisit,
  given: GivenPlanTable,
): Promise<({ readonly ok: true } & PlanTablePreview) | Refused> {
  demandRight(visit.visitor, 'award.run', awardScope(given.award))
  return orRefused(
    (async () => {
      const { standing, stage } = await stageOpenNow(db, given.award, given.stage)
      return { ok: true, ...(await readTable(db, visit, standing, stage, given)) } as const
    })(),
  )
}

async function readTable(
  db: Db,
  visit: AwardVisit,
  standing: Standing,
  stage: Stage,
  { award, whole, text }: GivenPlanTable,
): Promise<PlanTablePreview> {
  if (stage.reads === null) throw new RefusedError(refused('plan-reads-all'))
  const { sealed, state } = standing
  const given = (await listReadings(db, award, { stage: stage.id })).map(pairOf)
  const contents = stage.blind.entrants ? await listEntryContents(db, award) : undefined
  const known = new Set(state.entries.keys())
  const recused = await recusedNow(db, standing)
  const table = readPlanTable(text, {
    stage,
    whole,
    known,
    entries: new Set(entriesInStage(sealed.rules, state, stage)),
    judges: await listJudges(db, visit, award),
    standing: given,
    begun: (await writtenReadings(db, award, standing, stage)).begun,
    isRecused: (reading) => isIn(recused, reading),
    hasHeard: heardBy(state, stage),
    bare: new Set(contents ? [...known].filter((entry) => (contents.get(entry)?.redacted ?? null) === null) : []),
  })
  const { added, ended } = table
  const gone = new Set(ended.map(({ entry, judge }) => `${entry} ${judge}`))
  const after = [...given.filter(({ entry, judge }) => !gone.has(`${entry} ${judge}`)), ...added]
  return { ...table, digest: sha256(canonicalJson({ added, ended })), parts: components(after).length }
}

const isIn = (recused: AwardState['recused'], { entry, judge }: Reading): boolean =>
  recused.get(entry)?.has(judge) ?? false

/**
 * Gives out and takes back what a table says, as it was seen; nothing where a line is wrong.
 * @throws ForbiddenError
 */
export async function importPlanTable(
  db: Db,
  visit: AwardVisit,
  given: GivenPlanTable & { readonly digest: string },
): Promise<{ readonly ok: true; readonly added: number; readonly ended: number } | Refused> {
  demandRight(visit.visitor, 'award.run', awardScope(given.award))
  const answer = await orRefused(
    change(db, visit.by, async (write, record) => {
      const { standing, stage } = await openStage(write, given.award, given.stage)
      const { added, ended, problems, digest } = await readTable(write, visit, standing, stage, given)
      if (problems.length > 0) throw new RefusedError(refused('plan-table-problems', { count: problems.length }))
      if (digest !== given.digest) throw new RefusedError(refused('plan-changed'))
      const noted = await noteConflicts(write, record, bySystem(visit.by), standing.award)
      if (added.length + ended.length === 0)
        return noted === 0 ? UNCHANGED : ({ ok: true, added: 0, ended: 0 } as const)
      await giveReadings(write, visit.by, given.award, stage.id, { added, removed: ended, origin: 'hand' })
      record({ action: 'award.plan', subject: `award:${given.award}`, after: { stage: stage.id, table: true, added: added.length, removed: ended.length } }) // prettier-ignore
      return { ok: true, added: added.length, ended: ended.length } as const
    }),
  )
  return answer === UNCHANGED ? { ok: true, added: 0, ended: 0 } : answer
}

/**
 * Who reads what in a stage as CSV, in the form in which it is taken back; without what nobody reads since its judge has a
 * conflict.
 * @returns undefined where there is no such stage
 * @throws ForbiddenError
 */
export async function planTableCsv(
  db: Db,
  visit: AwardVisit,
  { award, stage: stageId }: { readonly award: string; readonly stage: string },
  language: Language,
): Promise<string | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(award))
  const standing = await standingOf(db, award)
  const stage = standing?.sealed.rules.stages.find(({ id }) => id === stageId)
  if (!standing || !stage) return undefined
  const judges = new Map((await listJudges(db, visit, award)).map((judge) => [judge.id, judge]))
  const entries = new Map((await listEntries(db, visit.visitor, award)).map((entry) => [entry.id, entry]))
  const groups = new Map(standing.sealed.rules.groups.map(({ id, title }) => [id, title[language]]))
  const key = ({ entry, judge }: Reading) => `${entry} ${judge}`
  const begun = new Set((await writtenReadings(db, award, standing, stage)).begun.map(key))
  const notes = [PLAN_NOTES.title, PLAN_NOTES.organisation, PLAN_NOTES.name, PLAN_NOTES.group, PLAN_NOTES.begun]
  const column = (name: keyof typeof PLAN_COLUMNS) => columnWord(PLAN_COLUMNS[name], language)
  const recused = await recusedNow(db, standing)
  const given = await listReadings(db, award, { stage: stageId })
  const readings = given.filter((reading) => begun.has(key(reading)) || !isIn(recused, reading))
  return csv([
    [column('entry'), column('judge'), ...notes.map((note) => note[language])],
    ...readings.map((reading) => {
      const [entry, judge] = [entries.get(reading.entry), judges.get(reading.judge)]
      const told = [entry?.title[language] ?? '', entry?.organisation ?? '', judge?.name ?? '', groups.get(judge?.group ?? '') ?? ''] // prettier-ignore
      return [reading.entry, reading.judge, ...told, begun.has(key(reading)) ? '1' : '']
    }),
  ])
}
