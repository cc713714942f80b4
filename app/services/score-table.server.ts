import type { Case } from '#cases/parse.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Scored } from '#scoring/result.ts'
import { netValue, type NetValue } from '#scoring/net-value/net-value.ts'
import { scenarioEnds } from '#scoring/net-value/scenario-ends.ts'
import { certainRanks, type RankedCase, type RankInterval } from '#scoring/social-value/rank.ts'
import { INDEX_METHOD, socialValueIndex, type SocialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { DIMENSIONS, type Band, type CarbonPrice, type Dimension } from '#scoring/vocabulary.ts'
import { formatCnyRange, formatScoreExact, formatShare } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'
import { LIBRARY_SEED } from './library-seed.ts'
import { aligned } from './terminal-table.ts'

/** The carbon price shown beside the chosen one, so that none stands alone. */
const OTHER_CARBON_PRICE: Readonly<Record<CarbonPrice, CarbonPrice>> = {
  'cn-ets': 'epa-2.0',
  'epa-2.5': 'cn-ets',
  'epa-2.0': 'cn-ets',
  'epa-1.5': 'cn-ets',
}

/** Outcome of ranking: certain places, or why none is given. */
type Rank = RankInterval | { readonly refused: string }

/** Both methods' results for a set of cases, in the shape that `npm run score -- --json` prints. */
export interface ScoreReport {
  readonly methods: { readonly index: typeof INDEX_METHOD; readonly netValue: NetValue['method'] }
  readonly seed: number
  readonly carbonPrice: CarbonPrice
  readonly cases: readonly ScoredCase[]
}

export interface ScoredCase {
  readonly id: string
  readonly title: LocalText
  readonly index: Pick<SocialValueIndex, 'lower' | 'upper' | 'known' | 'coverage' | 'band'> & {
    readonly rank: Rank
    readonly weights: string
    readonly dimensions: SocialValueIndex['dimensions']
    readonly indicators: SocialValueIndex['indicators']
  }
  readonly netValue: NetSummary & {
    readonly counts: NetValue['counts']
    /** The same case under the carbon price beside the chosen one. */
    readonly otherCarbonPrice: NetSummary
    readonly warnings: NetValue['warnings']
    readonly rows: NetValue['rows']
  }
}

/** Amounts in yuan of 2023; null where there is none. `bounds` and `scenario` are never part of the median. */
type NetSummary = Pick<NetValue, 'carbonPrice' | 'status' | 'median' | 'p05' | 'p95' | 'bounds'> & {
  readonly scenario: { readonly low: number; readonly high: number } | null
}

/**
 * Scores cases by both methods and ranks them against each other.
 * @param ranked false for a case outside the library: a rank would mean nothing there
 */
export function scoreCases(cases: readonly Case[], carbonPrice: CarbonPrice, ranked: boolean): ScoreReport {
  const scored = cases.map((entry) => ({ entry, result: socialValueIndex(entry) }))
  const ranks = ranked ? certainRanks(scored.map(({ entry, result }) => rankable(entry.id, result))) : undefined
  return {
    methods: { index: INDEX_METHOD, netValue: 'nv/1' },
    seed: LIBRARY_SEED,
    carbonPrice,
    cases: scored.map(({ entry, result }) => {
      const { lower, upper, known, coverage, band, weights, dimensions, indicators } = result
      const rank = rankOf(ranks?.get(entry.id))
      const net = netValue(entry, { carbonPrice, seed: LIBRARY_SEED })
      const other = netValue(entry, { carbonPrice: OTHER_CARBON_PRICE[carbonPrice], seed: LIBRARY_SEED })
      return {
        id: entry.id,
        title: entry.title,
        index: { lower, upper, known, coverage, band, rank, weights, dimensions, indicators },
        netValue: {
          ...summary(net),
          counts: net.counts,
          otherCarbonPrice: summary(other),
          warnings: net.warnings,
          rows: net.rows,
        },
      }
    }),
  }
}

function rankable(id: string, { lower, upper, coverage, dimensions }: SocialValueIndex): RankedCase {
  const covered = DIMENSIONS.map((dimension) => [dimension, dimensions[dimension].coverage])
  return { id, lower, upper, coverage, dimensionCoverage: Object.fromEntries(covered) as Record<Dimension, number> }
}

function rankOf(rank: Scored<RankInterval> | undefined): Rank {
  if (!rank) return { refused: 'outside-library' }
  return rank.ok ? rank.value : { refused: rank.why.code }
}

function summary(net: NetValue): NetSummary {
  const { carbonPrice, status, median, p05, p95, bounds } = net
  return { carbonPrice, status, median, p05, p95, bounds, scenario: scenarioEnds(net) }
}

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** Words of the terminal only; no page needs them. */
const WORDS = {
  id: text('编号', 'Id'),
  counts: text('定/限/景/未', 'P/B/S/N'),
  countsMeaning: text(
    '定/限/景/未：已定价、上下限、情景、未定价的项数。金额按 2023 年人民币计。',
    'P/B/S/N: rows that are priced, bounded, scenario and not priced. Amounts in yuan of 2023.',
  ),
  ranks: text(
    '名次只看确定的事：给出最好与最差可能。指数衡量组织与公开，净价值衡量改变，两者不相加。',
    'Ranks say what is certain: the best and the worst place. The index measures organisation and disclosure, the net value what changed; they are never added.',
  ),
  refused: {
    'low-coverage': text('不给：已知太少', 'none: too little known'),
    'outside-library': text('不给：库外文件', 'none: not in the library'),
  } as Readonly<Record<string, LocalText>>,
}

/** The report as an aligned table for a terminal, with a few lines on how to read it. */
export function scoreTable(report: ScoreReport, speech: Speech): string {
  const { t, language } = speech
  const head = [
    WORDS.id[language],
    t('cases.col.case'),
    t('cases.col.index'),
    t('index.coverage'),
    t('index.band'),
    t('index.rank'),
    WORDS.counts[language],
    `${t('cases.col.net')} (${t(`carbon.short.${report.carbonPrice}`)})`,
    t(`carbon.short.${OTHER_CARBON_PRICE[report.carbonPrice]}`),
  ]
  const rows = report.cases.map(({ id, title, index, netValue: net }) => [
    id,
    title[language],
    `${formatScoreExact(language, index.lower)}–${formatScoreExact(language, index.upper)}`,
    formatShare(language, index.coverage),
    bandWords(index.band, speech),
    rankWords(index.rank, speech),
    `${net.counts.priced}/${net.counts.bounded}/${net.counts.scenario}/${net.counts.notPriced}`,
    netWords(net, speech),
    netWords(net.otherCarbonPrice, speech),
  ])
  const methods = `${report.methods.index}, ${report.methods.netValue}, seed ${report.seed}`
  return [...aligned([head, ...rows]), '', WORDS.countsMeaning[language], WORDS.ranks[language], methods].join('\n')
}

/** Without the limits in brackets: the interval stands beside it. */
function bandWords(band: SocialValueIndex['band'], { t }: Speech): string {
  const name = (one: Band) => t(`band.${one}`).replace(/\s*[（(].*$/, '')
  return band.kind === 'one' ? name(band.band) : t('index.band.range', { from: name(band.from), to: name(band.to) })
}

function rankWords(rank: Rank, { language }: Speech): string {
  return 'refused' in rank ? (WORDS.refused[rank.refused]?.[language] ?? rank.refused) : `${rank.best}–${rank.worst}`
}

function netWords(net: NetSummary, { t, language }: Speech): string {
  if (net.p05 !== null && net.p95 !== null) {
    const word = net.status === 'benefits-only' ? 'case.net.benefitsWord' : 'case.net.pricedWord'
    return `${formatCnyRange(language, net.p05, net.p95)} (${t(word)})`
  }
  if (net.bounds) {
    return `${formatCnyRange(language, net.bounds.low, net.bounds.high)} (${t('case.net.boundedWord')})`
  }
  if (net.scenario) {
    return `${formatCnyRange(language, net.scenario.low, net.scenario.high)} (${t('case.net.scenarioWord')})`
  }
  return t('case.net.headline.none')
}
