import type { Basis } from '#scoring/bases/basis.ts'
import { intervalRelations } from '#scoring/comparability/interval-relations.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import type { ChoiceView, ComparedCaseView, ComparisonView, CompareView } from '../components/compare/compare-view.ts'
import type { OwnViewData } from '../components/own-view/own-view-data.ts'
import {
  COMPARE_AT_LEAST, COMPARE_AT_MOST, columnName, compareAddress, type AskedColumn, type CompareBasis,
  type CompareQuery, type CompareState,
} from '../forms/compare-query.ts' // prettier-ignore
import { COMPARISON_RULES } from '../content/comparison-rules.ts'
import { database } from '../database.server.ts'
import { readOwnView } from '../forms/own-view-query.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { fold } from '../search/fold.ts'
import { compareVerdicts } from './compare-verdicts.server.ts'
import { comparedFacts } from './compared-case.server.ts'
import { mainFigureView, mainMoneyView } from './compared-figures.server.ts'
import { foundColumns, type FoundColumn } from './compared-columns.ts'
import { revisionRecord, type RevisionRecord } from './compared-revisions.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { library, type Library, type LibraryCase } from './library.server.ts'
import { ownView } from './own-view.server.ts'

/** More choices than this would outweigh the comparison: the reader looks for a case by a word instead. */
const MOST_CHOICES = 100

/** The cases an address names, side by side; with fewer than two of them, the library to choose from. */
export async function compare(query: CompareQuery, language: Language): Promise<CompareView> {
  const shelf = await library()
  const { db } = await database()
  return compareView(shelf, await revisionRecord(db, shelf, query.columns), query, language)
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
    ...choices(shelf, columns, find, language),
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

function askedColumn({ entry, pinned }: FoundColumn): AskedColumn {
  return { id: entry.id, revision: pinned ? entry.revision.number : null }
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

/** The title up to its colon; whole where two cases share that, with the revision where a case stands there twice. */
function distinctTitles(columns: readonly FoundColumn[], language: Language): string[] {
  const t = translator(dictionaryOf(language))
  const shorts = columns.map(({ entry }) => shortTitle(entry.case.title[language]))
  return columns.map(({ entry }, place) => {
    const short = shorts[place]!
    const alike = columns.filter((_, other) => other !== place && shorts[other] === short)
    const title = alike.some((other) => other.entry.id !== entry.id) ? entry.case.title[language] : short
    const twice = columns.some((other) => other.entry.id === entry.id && other.entry !== entry)
    return twice ? t('compare.titleOfRevision', { title, n: entry.revision.number }) : title
  })
}

function shortTitle(title: string): string {
  return title.split(/[:：（(]/, 1)[0]!.trim() || title
}

/** In the order of their titles, once for each language while the library stays what it is. */
const inOrder = keptPerLibrary<readonly ChoiceView[]>(2)

function choices(
  shelf: Library,
  columns: readonly FoundColumn[],
  find: string,
  language: Language,
): Pick<CompareView, 'choices' | 'choicesFound'> {
  const all = inOrder(shelf, language, () => {
    const collator = new Intl.Collator(language, { ignorePunctuation: true, numeric: true })
    const offered = shelf.cases.map((entry) => choice(entry, { id: entry.id, revision: null }, false, language))
    return offered.sort((left, right) => collator.compare(left.title, right.title))
  })
  const chosen = new Set(columns.map(({ entry }) => entry.id))
  const found = all.filter(({ id }) => !chosen.has(id) && isNamed(shelf.byId.get(id)!, find))
  return {
    choices: [
      ...columns.map((column) => choice(column.entry, askedColumn(column), true, language)),
      ...found.slice(0, MOST_CHOICES),
    ],
    choicesFound: found.length,
  }
}

function choice(
  { id, case: facts }: LibraryCase,
  column: AskedColumn,
  chosen: boolean,
  language: Language,
): ChoiceView {
  return {
    id,
    column: columnName(column),
    revision: column.revision,
    chosen,
    title: facts.title[language],
    organisation: facts.organisation.name[language],
    issue: facts.socialIssue,
  }
}

/** Looks in names only: a case to be added is known to the reader. */
function isNamed({ id, case: { title, organisation } }: LibraryCase, find: string): boolean {
  if (find === '') return true
  const names = fold([id, ...Object.values(title), ...Object.values(organisation.name)].join('\n'))
  return find.split(/\s+/).every((word) => names.includes(fold(word)))
}
