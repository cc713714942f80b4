import type { Basis } from '#scoring/bases/basis.ts'
import { intervalRelations } from '#scoring/comparability/interval-relations.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import type { ComparedCaseView, ComparisonView, CompareView } from '../components/compare/compare-view.ts'
import type { OwnViewData } from '../components/own-view/own-view-data.ts'
import {
  COMPARE_AT_LEAST, COMPARE_AT_MOST, columnName, compareAddress, type AskedColumn, type CompareBasis,
  type CompareQuery, type CompareState,
} from '../forms/compare-query.ts' // prettier-ignore
import { COMPARISON_RULES } from '../content/comparison-rules.ts'
import { database } from '../database.server.ts'
import { readOwnView } from '../forms/own-view-query.ts'
import type { Language } from '../i18n/languages.ts'
import { compareChoices } from './compare-choices.server.ts'
import { compareVerdicts } from './compare-verdicts.server.ts'
import { comparedFacts } from './compared-case.server.ts'
import { mainFigureView, mainMoneyView } from './compared-figures.server.ts'
import { askedColumn, foundColumns, type FoundColumn } from './compared-columns.ts'
import { distinctTitles } from './compared-titles.ts'
import { revisionRecord, type RevisionRecord } from './compared-revisions.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library } from './library.server.ts'
import { ownView } from './own-view.server.ts'

const keptComparison = keptPerLibrary<CompareView>(60)

/** The cases an address names, side by side; with fewer than two of them, the library to choose from. */
export async function compare(query: CompareQuery, language: Language): Promise<CompareView> {
  const shelf = await library()
  const { db } = await database()
  const record = await revisionRecord(db, shelf, query.columns)
  return keptComparison(shelf, `${language} ${JSON.stringify(query)}`, () =>
    compareView(shelf, record, query, language),
  )
}

/** The same for a given library. */
export function compareView(
  shelf: Library,
  record: RevisionRecord,
  query: CompareQuery,
  language: Language,
): CompareView {
  const { columns, notices } = foundColumns(shelf, record, query, language)
  const { basis, differencesOnly, find, carried } = query
  const state: CompareState = { columns: columns.map(askedColumn), basis, differencesOnly, find, carried }
  const lasting = { ...state, find: '' }
  return {
    casesInLibrary: shelf.cases.length,
    comparison: columns.length < COMPARE_AT_LEAST ? null : comparison(columns, record, state, language),
    own: columns.length < COMPARE_AT_LEAST ? null : ownViewOf(shelf, columns, carried, language),
    notices,
    state,
    pinnedAddress: compareAddress({ ...lasting, columns: columns.map((column) => askedColumn({ ...column, pinned: true })) }), // prettier-ignore
    latestAddress: compareAddress({ ...lasting, columns: latestColumns(columns) }),
    imageQuery: `c=${state.columns.map(columnName).join('~')}`,
    ...compareChoices(shelf, columns, find, language),
  }
}

/** Weights and carbon price of the reader's own, as the address carries them. */
function ownViewOf(
  shelf: Library,
  columns: readonly FoundColumn[],
  carried: CompareState['carried'],
  language: Language,
): OwnViewData {
  const titles = distinctTitles(columns, language)
  const compared = columns.map(({ entry }, place) => ({ entry, title: titles[place]! }))
  return ownView(shelf, compared, readOwnView(new URLSearchParams(carried.map(([name, value]) => [name, value]))))
}

/** Cases side by side, with a verdict on what can be held against each other. */
export function comparison(
  columns: readonly FoundColumn[],
  record: Pick<RevisionRecord, 'published'>,
  state: CompareState,
  language: Language,
): ComparisonView {
  const shortTitles = distinctTitles(columns, language)
  const { rows, pairs, mainFigures, money } = compareVerdicts(columns.map(({ entry }) => entry), basisOf(state.basis)) // prettier-ignore
  const cases = columns.map((column, place): ComparedCaseView => ({
    ...comparedFacts(column.entry, language),
    slug: column.slug,
    column: columnName(state.columns[place]!),
    shortTitle: shortTitles[place]!,
    mainFigure: mainFigureView(column.entry, mainFigures[place]!, language),
    mainMoney: mainMoneyView(column.entry, money[place]!, language),
    revision: revisionView(column, place, record, state),
    addresses: {
      remove: compareAddress({ ...state, columns: state.columns.filter((_, other) => other !== place) }),
      left: place === 0 ? null : compareAddress(swapped(state, place - 1)),
      right: place === columns.length - 1 ? null : compareAddress(swapped(state, place)),
    },
  }))
  return {
    cases,
    indicatorNames: Object.fromEntries(
      INDICATORS.map((indicator) => [indicator, INDICATOR_TEXTS[indicator].name[language]]),
    ) as ComparisonView['indicatorNames'],
    verdicts: rows,
    pairs,
    failingRules: failingRules(rows, language),
    ...orders(cases.map(({ index }) => index), pairs), // prettier-ignore
  }
}

/** Which index lies above which, among pairs whose indexes may be held against each other at all. */
function orders(
  intervals: readonly { readonly lower: number; readonly upper: number }[],
  pairs: ComparisonView['pairs'],
): Pick<ComparisonView, 'above' | 'overlapping'> {
  const { above, overlapping } = intervalRelations(intervals)
  const allowed = ([one, other]: readonly [number, number]) =>
    pairs.some(
      ({ left, right, rows }) =>
        left === Math.min(one, other) && right === Math.max(one, other) && rows.index.level !== 'not',
    )
  return { above: above.filter(allowed), overlapping: overlapping.filter(allowed) }
}

/** The rules that fail in any row, the gravest first, and what else keeps a row from being put in order. */
function failingRules(
  { dimensions, ...others }: ComparisonView['verdicts'],
  language: Language,
): ComparisonView['failingRules'] {
  const rows = [...Object.values(others), ...Object.values(dimensions)]
  const codes = new Set<string>(rows.flatMap(({ pairs }) => pairs.flatMap(({ why }) => why.map(({ code }) => code))))
  for (const { rank } of rows) if (!rank.ok) codes.add(rank.why.code)
  return Object.entries(COMPARISON_RULES)
    .filter(([code]) => codes.has(code))
    .map(([, { name, means, fix }]) => ({ name: name[language], means: means[language], fix: fix[language] }))
}

/** The bases by their names in an address. */
function basisOf(basis: CompareBasis): Basis {
  return basis === 'reported' ? basis : `per-${basis}`
}

/** Which revision a column shows, with addresses that put another in its place or beside it. */
function revisionView(
  { entry, pinned }: FoundColumn,
  place: number,
  record: Pick<RevisionRecord, 'published'>,
  state: CompareState,
): ComparedCaseView['revision'] {
  const published = record.published.get(entry.id) ?? []
  const { number } = entry.revision
  const latest = Math.max(number, ...published.map((publication) => publication.number))
  const shown = new Set(state.columns.map(columnName))
  const beside = (other: number) => {
    const column = { id: entry.id, revision: other }
    const isShown = shown.has(columnName(column)) || (other === latest && shown.has(entry.id))
    if (isShown || state.columns.length === COMPARE_AT_MOST) return null
    return compareAddress({ ...state, columns: state.columns.toSpliced(place + 1, 0, column) })
  }
  return {
    number,
    publishedAt: published.find((publication) => publication.number === number)?.publishedAt ?? null,
    pinned,
    latest,
    latestAddress:
      number === latest
        ? null
        : compareAddress({ ...state, columns: state.columns.with(place, { id: entry.id, revision: null }) }),
    others: published
      .filter((publication) => publication.number !== number)
      .map((publication) => ({
        number: publication.number,
        publishedAt: publication.publishedAt,
        address: beside(publication.number),
      }))
      .reverse(),
  }
}

/** Two revisions of one case would be the same column twice. */
function latestColumns(columns: readonly FoundColumn[]): AskedColumn[] {
  return [...new Set(columns.map(({ entry }) => entry.id))].map((id) => ({ id, revision: null }))
}

function swapped(state: CompareState, place: number): CompareState {
  const columns = [...state.columns]
  columns.splice(place, 2, columns[place + 1]!, columns[place]!)
  return { ...state, columns }
}
