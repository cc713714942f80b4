import type { CaseView, NetChoiceView, NetRowView } from '../components/case/case-view.ts'
import { formatCnyRange, formatScore, formatShare } from '../i18n/format.ts'
import type { Language } from '../i18n/languages.ts'
import { saidOnce, type Speech } from '../i18n/translate.ts'
import type { MakeChart } from './chart-model.ts'
import { chartOf, type ChartDrawing } from './drawing.ts'
import type { NetValueBarsData } from './net-value-bars.ts'

/**
 * From what a page shows to its charts. The page and the server's PNG both call these, so an image can never say
 * something else than the page it stands for.
 */

/** One case on the picture of the whole library. */
export interface LibraryChartRow {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  readonly lower: number
  readonly upper: number
  readonly coverage: number
  /** One where no row of the case uses the carbon price, else one for each headline choice. */
  readonly choices: readonly NetSummary[]
}

type IndexView = Pick<CaseView, 'title' | 'index'>
type NetView = Pick<CaseView, 'title' | 'net'>
type NetSummary = Pick<NetChoiceView, 'carbonPrice' | 'status' | 'p05' | 'p95' | 'bounds' | 'scenario'>

/** The four dimensions of one case with both bounds. */
export function indexRadarModel(view: IndexView, speech: Speech): MakeChart {
  return chartOf(indexRadarDrawing(view, speech))
}

/** The same as data that a page can carry. */
export const indexRadarDrawing = saidOnce((view: IndexView, { t, language }): ChartDrawing => {
  const { index } = view
  const dimensions = index.dimensions.map(({ dimension, lower, upper }) => ({
    dimension,
    label: t(`dimension.${dimension}`),
    lower,
    upper,
  }))
  const interval = (lower: number, upper: number) =>
    t('index.interval', { lower: formatScore(language, lower), upper: formatScore(language, upper) })
  const overall = t('index.label', {
    lower: formatScore(language, index.lower),
    upper: formatScore(language, index.upper),
    share: formatShare(language, index.coverage),
  })
  const each = dimensions.map(({ label, lower, upper }) => `${label} ${interval(lower, upper)}`)
  const data = {
    title: t('case.index.chart'),
    description: [view.title, overall, each.join(t('common.list'))].join(t('common.colon')),
    dimensionHead: t('case.col.dimension'),
    provenLabel: t('index.lower'),
    possibleLabel: t('index.upper'),
    dimensions,
  }
  return { kind: 'index-radar', data }
})

/** Every row of a case that has an amount, once for each headline carbon price it uses; null where no row has one. */
export function netValueModel(view: NetView, speech: Speech): MakeChart | null {
  const drawing = netValueDrawing(view, speech)
  return drawing && chartOf(drawing)
}

/** The same as data that a page can carry. */
export const netValueDrawing = saidOnce((view: NetView, { t, language }): ChartDrawing | null => {
  const rows = valuedRows(view.net.choices).map(({ row, carbonPrice }) => {
    const [low, high] = row.sign === 'harm' ? [0 - row.net.high, 0 - row.net.low] : [row.net.low, row.net.high]
    const price = carbonPrice === null ? null : t(`carbon.short.${carbonPrice}`)
    return {
      label: row.label,
      carbonPrice: price,
      status: row.status,
      statusWord: t(`status.${row.status}`),
      low,
      high,
      range: formatCnyRange(language, low, high),
    }
  })
  if (rows.length === 0) return null
  const { unitCny, unit } = axisUnit(language, Math.max(...rows.map(({ low, high }) => Math.max(-low, high))))
  const data: NetValueBarsData = {
    title: t('case.net.chart'),
    description: [
      view.title,
      rows
        .map(
          ({ label, carbonPrice, statusWord, range }) =>
            `${label} ${carbonPrice === null ? '' : `(${carbonPrice}) `}${range} (${statusWord})`,
        )
        .join(t('common.list')),
    ].join(t('common.colon')),
    rowHead: t('case.net.col.outcome'),
    statusHead: t('case.net.col.status'),
    axisLabel: t('chart.net.axis', { unit }),
    unitCny,
    rows,
  }
  return { kind: 'net-value', data }
})

/** The whole library: the index interval of every case, and what can be said of its net value. */
export function libraryModel(rows: readonly LibraryChartRow[], speech: Speech): MakeChart {
  return chartOf(libraryDrawing(rows, speech))
}

/** The same as data that a page can carry. */
export const libraryDrawing = saidOnce((rows: readonly LibraryChartRow[], speech): ChartDrawing => {
  const { t } = speech
  const data = {
    title: t('home.picture.title'),
    description: t('home.picture.lead'),
    caseHead: t('cases.col.case'),
    axisLabel: t('cases.col.index'),
    provenLabel: t('index.lower'),
    openLabel: t('compare.bars.open'),
    sideHead: t('cases.col.net'),
    cases: rows.map((row) => ({ label: row.title, lower: row.lower, upper: row.upper, side: netLines(row, speech) })),
  }
  return { kind: 'library', data }
})

/** What can be said of the net value of one case in the little room beside its bar. */
export const netLines = saidOnce(({ choices }: LibraryChartRow, speech): readonly string[] => [
  ...new Set(choices.map((choice) => netSummary(choice, choices.length > 1, speech))),
])

type ValuedRow = NetRowView & { readonly net: NonNullable<NetRowView['net']> }

/** Rows with an amount; `carbonPrice` is null for rows that are the same under every choice. */
function valuedRows(choices: readonly NetChoiceView[]) {
  const [first, ...others] = choices
  if (!first) return []
  return first.rows.flatMap((row, place) => {
    const versions = [row, ...others.map(({ rows }) => rows[place])].map((version, index) => ({
      row: version,
      carbonPrice: choices[index]!.carbonPrice,
    }))
    const moved = versions.some(({ row: version }) => factorIds(version) !== factorIds(row))
    return (moved ? versions : [{ row, carbonPrice: null }]).filter(hasAmount)
  })
}

const factorIds = (row: NetRowView | undefined) => row?.chain.map(({ factorId }) => factorId).join(' ')

function hasAmount<T>(
  version: T & { readonly row: NetRowView | undefined },
): version is T & { readonly row: ValuedRow } {
  return version.row !== undefined && version.row.net !== null
}

/** Yuan that one step of the axis stands for, and its name, so that the numbers on the axis stay short. */
function axisUnit(language: Language, largestCny: number): { readonly unitCny: number; readonly unit: string } {
  const units = language === 'en' ? ENGLISH_UNITS : CHINESE_UNITS
  return units.find(({ unitCny }) => largestCny >= unitCny) ?? units.at(-1)!
}

const ENGLISH_UNITS = [
  { unitCny: 1_000_000, unit: 'million yuan' },
  { unitCny: 1_000, unit: 'thousand yuan' },
  { unitCny: 1, unit: 'yuan' },
] as const
const CHINESE_UNITS = [
  { unitCny: 10_000, unit: '万元' },
  { unitCny: 1, unit: '元' },
] as const

/** One short line: the ends of what can be said, and what they are. */
function netSummary(choice: NetSummary, nameCarbonPrice: boolean, { t, language }: Speech): string {
  const carbonPrice = nameCarbonPrice ? `${t(`carbon.short.${choice.carbonPrice}`)}${t('common.colon')}` : ''
  const say = (low: number, high: number, word: string) =>
    `${carbonPrice}${formatCnyRange(language, low, high)} · ${word}`
  if (choice.p05 !== null && choice.p95 !== null) {
    const word = choice.status === 'benefits-only' ? 'case.net.benefitsWord' : 'case.net.pricedWord'
    return say(choice.p05, choice.p95, t(word))
  }
  if (choice.bounds) return say(choice.bounds.low, choice.bounds.high, t('case.net.boundedWord'))
  if (choice.scenario) return say(choice.scenario.low, choice.scenario.high, t('case.net.scenarioWord'))
  return t('case.net.headline.none')
}
