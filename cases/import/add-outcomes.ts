/** Adds the rows of a table of outcomes to the facts of a case. What stands there is never changed. */
import { applyEdits, frontMatterValue, type CaseEdit } from '../edit/edit-case.ts'
import { idOf, isList, isMapping, sameValue, type Json, type JsonMap } from '../edit/json.ts'
import type { Detail } from '../problem.ts'
import { importProblem, refusedFile, taken, type ImportProblem, type Taken } from './import-problem.ts'
import { OUTCOME_COLUMNS, type OutcomeColumn } from './outcome-columns.ts'
import type { OutcomeRow } from './outcome-table.ts'

export interface AddedOutcomes {
  /** The file with what was added. */
  readonly text: string
  readonly outcomes: number
  readonly observations: number
}

type Entry = Record<string, Json>

/**
 * The file with the observations of the rows: of an outcome that is there (by its id, else by its name) one more, of any
 * other a new outcome. A row that says otherwise than the case, or another value for the same date, is left out.
 * @param text of `case.md`
 */
export function addOutcomes(text: string, rows: readonly OutcomeRow[]): Taken<AddedOutcomes> {
  const facts = frontMatterValue(text)
  if (!facts.ok) return refusedFile('csv-no-facts')
  const standing = new Map<string, Entry>()
  for (const entry of [...listIn(facts.value['outcomes']), ...listIn(listedHarms(facts.value))]) standing.set(idOf(entry)!, entry) // prettier-ignore
  const fresh: Entry[] = []
  const problems: ImportProblem[] = []
  const grown = new Map<string, Entry>()
  let observations = 0
  for (const row of rows) {
    const adding = addRow(row, facts.value, standing)
    problems.push(...adding.problems)
    if (!adding.entry) continue
    observations++
    if (adding.isNew) fresh.push(adding.entry)
    else grown.set(idOf(adding.entry)!, adding.entry)
    standing.set(idOf(adding.entry)!, adding.entry)
  }
  if (observations === 0) return { ok: false, problems: [...problems, importProblem('csv-nothing')] }
  for (const entry of fresh) {
    if (entry['notPriced'] === undefined) problems.push(importProblem('csv-not-priced', { id: idOf(entry)! }))
  }
  const edited = applyEdits(text, edits(facts.value, fresh, grown))
  if (!edited.ok) {
    const [first] = edited.problems
    return { ok: false, problems: [...problems, importProblem('csv-unsafe', { reason: first?.message ?? '' })] }
  }
  return taken({ text: edited.value, outcomes: fresh.length, observations }, problems)
}

/** Entries with an id, as copies that may be added to. */
const listIn = (value: Json | undefined): Entry[] =>
  isList(value) ? value.filter((one): one is JsonMap => isMapping(one) && idOf(one) !== undefined).map((one) => ({ ...one })) : [] // prettier-ignore

function listedHarms(facts: JsonMap): readonly Json[] {
  const harms = facts['harms']
  const items = isMapping(harms) && harms['state'] === 'listed' ? harms['items'] : undefined
  return isList(items) ? items : []
}

/** Each list in one edit: what did not change in it keeps its bytes, and the text is read once. */
function edits(facts: JsonMap, fresh: readonly Entry[], grown: ReadonlyMap<string, Entry>): CaseEdit[] {
  const isHarm = (entry: Entry) => entry['sign'] === 'harm'
  const outcomes = isList(facts['outcomes']) ? facts['outcomes'] : []
  const harms = listedHarms(facts)
  const after = (list: readonly Json[], added: readonly Entry[]) => [...list.map((one) => grown.get(idOf(one) ?? '') ?? one), ...added] // prettier-ignore
  const [newOutcomes, newHarms] = [after(outcomes, fresh.filter((one) => !isHarm(one))), after(harms, fresh.filter(isHarm))] // prettier-ignore
  return [
    ...(sameList(outcomes, newOutcomes) ? [] : [{ do: 'set', path: ['outcomes'], value: newOutcomes } as const]),
    ...(sameList(harms, newHarms)
      ? []
      : harms.length === 0
        ? [{ do: 'set', path: ['harms'], value: { state: 'listed', items: newHarms } } as const]
        : [{ do: 'set', path: ['harms', 'items'], value: newHarms } as const]),
  ]
}

const sameList = (a: readonly Json[], b: readonly Json[]): boolean =>
  a.length === b.length && a.every((one, place) => one === b[place])

interface Adding {
  readonly entry?: Entry
  readonly isNew?: boolean
  readonly problems: readonly ImportProblem[]
}

function addRow(row: OutcomeRow, facts: JsonMap, standing: ReadonlyMap<string, Entry>): Adding {
  const { line, cells, heads } = row
  const say = (code: Parameters<typeof importProblem>[0], detail: Detail, column?: OutcomeColumn): ImportProblem =>
    importProblem(code, detail, { line, ...(column && heads[column] !== undefined ? { field: heads[column] } : {}) })
  const evidence = evidenceOf(row, facts, say)
  if ('code' in evidence) return { problems: [evidence] }
  const notes = evidence.length === 0 ? [say('csv-no-evidence', {})] : []
  const observation = observationOf(row, evidence)
  const entry = standing.get(cells.id ?? '') ?? (cells.id === undefined ? named(row, standing) : undefined)
  if (!entry) {
    const missing = (['labelZh', 'labelEn', 'unit', 'side', 'sign', 'kind'] as const).filter((column) =>
      column === 'unit' ? row.unit === undefined : cells[column] === undefined,
    )
    if (missing.length > 0) return { problems: missing.map((column) => newNeeds(column, line, heads)) }
    return { entry: newEntry(row, observation, standing), isNew: true, problems: notes }
  }
  const id = idOf(entry)!
  const different = differing(row, entry)
  if (different) return { problems: [say('csv-differs', { id, ...different.values }, different.column)] }
  const known = isList(entry['observations']) ? entry['observations'] : []
  const same = known.find((one) => isMapping(one) && String(one['asOf']) === cells.asOf && sameValue(one['basis'], observation['basis'])) // prettier-ignore
  if (isMapping(same)) {
    const detail = { id, asOf: cells.asOf!, known: String(same['value']) }
    return { problems: [same['value'] === row.value ? say('csv-known', detail, 'value') : say('csv-same-date', detail, 'value')] } // prettier-ignore
  }
  entry['observations'] = [...known, observation]
  return { entry, isNew: false, problems: notes }
}

/** What a new outcome cannot do without, also where the table has no such column. */
const newNeeds = (column: OutcomeColumn, line: number, heads: OutcomeRow['heads']): ImportProblem =>
  importProblem('csv-missing', {}, { line, field: heads[column] ?? OUTCOME_COLUMNS[column][inChinese(heads) ? 0 : 1] })

/** Whether a table has its heads in Chinese: a column that it lacks is then called so as well. */
const inChinese = (heads: OutcomeRow['heads']): boolean =>
  Object.values(heads).some((head) => /\p{Script=Han}/u.test(head))

/** An outcome that goes by the row's name. */
function named({ cells }: OutcomeRow, standing: ReadonlyMap<string, Entry>): Entry | undefined {
  return [...standing.values()].find(({ label }) => {
    if (!isMapping(label)) return false
    const [zh, en] = [label['zh-CN'], label['en']]
    return (
      (cells.labelZh === undefined || cells.labelZh === zh) && (cells.labelEn === undefined || cells.labelEn === en)
    )
  })
}

/** The first thing that the row says otherwise than the outcome it is meant for. */
function differing(
  { cells, unit }: OutcomeRow,
  entry: Entry,
): { readonly column: OutcomeColumn; readonly values: Detail } | undefined {
  const said = { unit, side: cells.side, sign: cells.sign, kind: cells.kind }
  for (const column of ['unit', 'side', 'sign', 'kind'] as const) {
    const [value, known] = [said[column], entry[column]]
    if (value !== undefined && typeof known === 'string' && value !== known) return { column, values: { known, value } }
  }
  return undefined
}

function observationOf({ cells, value, basis }: OutcomeRow, evidence: readonly string[]): Entry {
  const asOf = cells.asOf!
  const kind = basis ?? 'cumulative'
  const of: Entry =
    kind === 'cumulative'
      ? { kind, ...(cells.from === undefined ? {} : { from: cells.from }), to: cells.to ?? asOf }
      : kind === 'annual'
        ? { kind, year: (cells.to ?? asOf).slice(0, 4) }
        : { kind, at: cells.to ?? asOf }
  return {
    asOf,
    basis: of,
    value,
    ...(cells.qualifier === undefined || cells.qualifier === 'exact' ? {} : { qualifier: cells.qualifier }),
    evidence,
  }
}

function newEntry({ cells, unit }: OutcomeRow, observation: Entry, standing: ReadonlyMap<string, Entry>): Entry {
  const { labelZh, labelEn, populationZh, populationEn, side, sign, kind, notPriced, reasonZh, reasonEn } = cells
  const both = (zh: string | undefined, en: string | undefined) => ({ 'zh-CN': zh ?? en!, en: en ?? zh! })
  const hasPopulation = populationZh !== undefined || populationEn !== undefined
  const hasReason = notPriced !== undefined && (reasonZh !== undefined || reasonEn !== undefined)
  return {
    id: cells.id ?? newId(labelEn!, standing),
    label: both(labelZh, labelEn),
    unit: unit!,
    ...(hasPopulation ? { population: both(populationZh, populationEn) } : {}),
    side: side!,
    sign: sign!,
    kind: kind!,
    observations: [observation],
    ...(hasReason ? { notPriced: { code: notPriced, reason: both(reasonZh, reasonEn) } } : {}),
  }
}

function newId(label: string, standing: ReadonlyMap<string, Entry>): string {
  const words = label.normalize('NFKD').toLowerCase().match(/[a-z0-9]+/g)?.join('-').slice(0, 60).replace(/-+$/, '') || 'outcome' // prettier-ignore
  for (let number = 1; ; number++) {
    const id = number === 1 ? words : `${words}-${number}`
    if (!standing.has(id)) return id
  }
}

/** The evidence that a row names, by its id or by the one place that the case has of a source. */
function evidenceOf(
  { cells }: OutcomeRow,
  facts: JsonMap,
  say: (code: 'csv-evidence' | 'csv-source' | 'csv-source-places', detail: Detail, column: OutcomeColumn) => ImportProblem, // prettier-ignore
): readonly string[] | ImportProblem {
  const known = listIn(facts['evidence'])
  if (cells.evidence !== undefined) {
    const ids = cells.evidence.split(/[\s;；,，、]+/).filter((id) => id !== '')
    const unknown = ids.find((id) => !known.some((entry) => entry['id'] === id))
    return unknown === undefined ? ids : say('csv-evidence', { value: unknown.slice(0, 80) }, 'evidence')
  }
  if (cells.source === undefined) return []
  const value = cells.source.slice(0, 80)
  const source = listIn(facts['sources']).find(({ id, title }) => id === cells.source || title === cells.source)
  if (!source) return say('csv-source', { value }, 'source')
  const places = known.filter((entry) => entry['source'] === source['id']).map((entry) => idOf(entry)!)
  if (places.length === 1) return places
  const ids = places.length === 0 ? '—' : places.join(', ')
  return say('csv-source-places', { value, count: places.length, ids }, 'source')
}
