import { latestDay } from '#cases/partial-date.ts'
import { isDue } from '#cases/yearly/due.ts'
import { figureRows, type FigureRow } from '#cases/yearly/figure-rows.ts'
import { demandRight } from '../../access/need.ts'
import type { FiguresCase, FiguresRow, FiguresView } from '../../components/desk/figures/figures-view.ts'
import type { FiguresFilter } from '../../forms/desk/figures.ts'
import type { Language } from '../../i18n/languages.ts'
import { madeOnce } from '../../made-once.ts'
import { fold } from '../../search/fold.ts'
import { organisationKey } from '../case-facets.ts'
import type { Library } from '../library.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { headCases, type HeadCase } from './head-cases.server.ts'

/** Of a page, which cuts no case. */
const ROWS_A_PAGE = 100
const CASES_A_PAGE = 20

const rowsOf = madeOnce(({ facts }: HeadCase) => figureRows(facts))
const searchedOf = madeOnce(({ id, facts }: HeadCase) =>
  fold(
    [id, facts.title['zh-CN'], facts.title.en, facts.organisation.name['zh-CN'], facts.organisation.name.en].join(' '),
  ),
)

export type Begun = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The newest figures of many cases, a page of them, with what is needed to enter the next ones.
 * @param begun cases in which something was entered and not saved, with its rows: they are shown whatever the conditions
 */
export async function figuresPage(
  { db }: DeskSite,
  { visitor, now }: DeskVisit,
  shelf: Library,
  asked: FiguresFilter,
  saved: readonly string[],
  language: Language,
  begun: Begun = new Map(),
): Promise<FiguresView> {
  demandRight(visitor, 'case.write')
  const { cases } = await headCases(db, shelf)
  const today = now.slice(0, 10)
  const all = cases.map((one) => chosenOf(one, asked, today, begun.get(one.id)))
  const words = fold(asked.words).split(/\s+/).filter(Boolean)
  const chosen = all
    .filter(({ one }) => asked.organisation === '' || organisationKey(one.facts) === asked.organisation)
    .filter(({ one }) => words.every((word) => searchedOf(one).includes(word)))
    .filter(({ meets }) => meets > 0)
    .map((entry) => ({ ...entry, key: asked.sort === 'title' ? entry.one.facts.title[language] : entry.newest }))
    .sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  const pages = inPages(chosen)
  const filter = { ...asked, page: Math.min(asked.page, pages.length) }
  const titles = new Map(cases.map(({ id, facts }) => [id, facts.title[language]]))
  const viewOf = (entry: Chosen) => caseView(entry, today, language)
  return {
    personId: visitor.personId,
    filter,
    organisations: organisationsOf(cases, language),
    begun: all.filter(({ one }) => begun.has(one.id)).map(viewOf),
    cases: pages[filter.page - 1]!.filter(({ one }) => !begun.has(one.id)).map(viewOf),
    rowCount: chosen.reduce((sum, { meets }) => sum + meets, 0),
    caseCount: chosen.length,
    pages: pages.length,
    saved: saved.flatMap((name) => {
      const [, id = '', number] = /^([a-z0-9-]+)\.(\d{1,9})$/.exec(name) ?? []
      const title = titles.get(id)
      return title === undefined ? [] : [{ id, slug: shelf.addresses.slugOf(id), title, number: Number(number) }]
    }),
    today,
  }
}

interface Chosen {
  readonly one: HeadCase
  /** What is shown of it: what meets the conditions, and what was entered. */
  readonly rows: readonly FigureRow[]
  /** How many of its rows meet the conditions. */
  readonly meets: number
  readonly leftOut: number
  /** The latest date for which any of its figures speaks; of cases without any empty, so that they come first. */
  readonly newest: string
}

function chosenOf(
  one: HeadCase,
  { what, state }: FiguresFilter,
  today: string,
  touched: ReadonlySet<string> | undefined,
): Chosen {
  const wanted = rowsOf(one).filter(({ kind }) => what === 'all' || kind !== 'fact')
  const meets = (row: FigureRow) => (what === 'all' || row.kind !== 'fact') && (state === 'all' || isDue(row, today))
  const rows = rowsOf(one).filter((row) => meets(row) || touched?.has(`${row.kind}.${row.id}`))
  return {
    one,
    // What is due comes first; else as in the file.
    rows: rows.toSorted((left, right) => Number(isDue(right, today)) - Number(isDue(left, today))),
    meets: rows.filter(meets).length,
    leftOut: wanted.filter((row) => !rows.includes(row)).length,
    newest: newestDay(wanted),
  }
}

function newestDay(rows: readonly FigureRow[]): string {
  const days = rows.map(({ last }) => (last?.asOf === undefined ? '' : latestDay(last.asOf)))
  return days.reduce((newest, one) => (one > newest ? one : newest), '')
}

function inPages<One extends Chosen>(chosen: readonly One[]): One[][] {
  const pages: One[][] = [[]]
  let count = 0
  for (const entry of chosen) {
    const page = pages.at(-1)!
    if (page.length === CASES_A_PAGE || (count > 0 && count + entry.rows.length > ROWS_A_PAGE)) {
      pages.push([])
      count = 0
    }
    pages.at(-1)!.push(entry)
    count += entry.rows.length
  }
  return pages
}

function organisationsOf(cases: readonly HeadCase[], language: Language): FiguresView['organisations'] {
  const found = new Map<string, { key: string; name: string; cases: number }>()
  for (const { facts } of cases) {
    const key = organisationKey(facts)
    const known = found.get(key)
    found.set(key, { key, name: known?.name ?? facts.organisation.name[language], cases: (known?.cases ?? 0) + 1 })
  }
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

function caseView({ one, rows, leftOut, newest }: Chosen, today: string, language: Language): FiguresCase {
  const { id, facts } = one
  const sources = new Map(facts.sources.map((source) => [source.id, source.title]))
  return {
    id,
    title: facts.title[language],
    organisation: facts.organisation.name,
    asOf: facts.asOf,
    evidence: facts.evidence.map((entry) => ({
      id: entry.id,
      words: `${sources.get(entry.source) ?? entry.source} · ${entry.locator[language]}`,
    })),
    rows: rows.map((row) => rowView(row, today, language)),
    due: rows.filter((row) => isDue(row, today)).length,
    leftOut,
    newest: newest === '' ? null : newest,
  }
}

function rowView(row: FigureRow, today: string, language: Language): FiguresRow {
  const { kind, id, label, unit, last, next, hasParts } = row
  return {
    kind,
    id,
    label: label[language],
    unit,
    last: last ? { value: last.value, qualifier: last.qualifier, asOf: last.asOf ?? null, basis: basisView(last.basis) } : null, // prettier-ignore
    nextYear: next?.year ?? null,
    hasParts,
    isDue: isDue(row, today),
  }
}

function basisView(basis: NonNullable<FigureRow['last']>['basis']): NonNullable<FiguresRow['last']>['basis'] {
  if (!basis) return null
  const end = basis.kind === 'cumulative' ? basis.to : basis.kind === 'annual' ? basis.year : basis.at
  return { kind: basis.kind, end }
}
