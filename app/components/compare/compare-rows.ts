import type { ColumnVerdict } from '#scoring/comparability.ts'
import { EVIDENCE_GRADES, DIMENSIONS } from '#scoring/vocabulary.ts'
import { formatCny, formatDate, formatShare, formatShort } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { intervalText } from '../interval-text.ts'
import { countWords, netWords } from '../net-summary.ts'
import { quantityText } from '../quantity-text.ts'
import { rankText } from '../rank-text.ts'
import type { ComparedCaseView, ComparisonView } from './compare-view.ts'

/** A value with what it is of (year, unit, kind) beneath it; never blank: what is missing says why. */
export interface CompareCell {
  readonly lines: readonly string[]
  readonly aside: readonly string[]
  readonly missing: boolean
  readonly bar?: { readonly lower: number; readonly upper: number; readonly coverage: number } | undefined
}

export interface CompareRow {
  readonly id: string
  readonly label: string
  readonly note?: string | undefined
  readonly cells: readonly CompareCell[]
  readonly verdicts?: readonly ColumnVerdict[] | undefined
}

export interface CompareGroup {
  readonly id: string
  readonly label: string
  readonly rows: readonly CompareRow[]
}

/** Money lines shown before the rest is counted. */
const MOST_MONEY = 3

/** The comparison as rows of words, attributes down and cases across. */
export function compareGroups(view: ComparisonView, casesInLibrary: number, speech: Speech): readonly CompareGroup[] {
  const { t, language } = speech
  const date = (value: string) => formatDate(language, value)
  const asOf = (value: string) => t('common.asOf', { date: date(value) })
  const notDisclosed: CompareCell = { lines: [t('common.notDisclosed')], aside: [], missing: true }
  const notApplicable: CompareCell = { lines: [t('common.notApplicable')], aside: [], missing: true }
  const say = (lines: string | readonly string[], ...aside: readonly string[]): CompareCell => {
    const list = typeof lines === 'string' ? [lines] : lines
    return list.length === 0 ? notDisclosed : { lines: list, aside, missing: false }
  }
  const row = (
    id: string,
    label: string,
    cell: (entry: ComparedCaseView) => CompareCell,
    more: Pick<CompareRow, 'note' | 'verdicts'> = {},
  ): CompareRow => ({ id, label, cells: view.cases.map(cell), ...more })

  const interval = (of: ComparedCaseView['index'] | ComparedCaseView['dimensions']['mission'], at: string) => ({
    ...say(intervalText(of, speech), asOf(at)),
    bar: of,
  })

  return [
    {
      id: 'basics',
      label: t('compare.group.basics'),
      rows: [
        row('organisation', t('case.organisation'), (entry) => say(entry.organisation)),
        row('industry', t('case.industry'), (entry) => say(t(`industry.${entry.industry}` as MessageKey))),
        row('issue', t('case.issue'), (entry) => say(t(`issue.${entry.issue}`))),
        row('sdgs', t('case.sdgs'), (entry) =>
          say(entry.sdgs.map((goal) => `${goal} ${t(`sdg.${goal}` as MessageKey)}`)),
        ),
        row('trigger', t('case.trigger'), (entry) => say(t(`trigger.${entry.trigger}`))),
        row('began', t('case.began'), (entry) =>
          entry.start === null ? notDisclosed : say(date(entry.start), ...yearsWords(entry, speech)),
        ),
        row('ended', t('compare.ended'), (entry) =>
          entry.status === 'active' ? notApplicable : entry.end === null ? notDisclosed : say(date(entry.end)),
        ),
        row('reach', t('case.regions'), (entry) => reachCell(entry, speech, notDisclosed)),
        row(
          'levels',
          t('case.levels'),
          (entry) =>
          entry.levels.length === 0
            ? notDisclosed
            : say([...new Set(entry.levels)].map((level) => t(`adminLevel.${level}`)).join(t('common.list')), asOf(entry.asOf)), // prettier-ignore
        ),
        row('partners', t('compare.partnersNamed'), (entry) =>
          entry.partnersNamed === 0
            ? notDisclosed
            : say(quantityText(entry.partnersNamed, 'organisation', 'exact', speech), asOf(entry.asOf)),
        ),
        row('money', t('case.money'), (entry) => moneyCell(entry, speech, notDisclosed)),
        row('main', t('compare.main'), (entry) => mainFigureCell(entry, speech, notDisclosed), {
          note: t('compare.main.note'),
          verdicts: view.verdicts.mainFigure,
        }),
      ],
    },
    {
      id: 'index',
      label: t('compare.group.index'),
      rows: [
        row('index', t('compare.index.whole'), (entry) => interval(entry.index, entry.asOf), {
          note: t('compare.index.note'),
          verdicts: view.verdicts.index,
        }),
        ...DIMENSIONS.map((dimension) =>
          row(dimension, t(`dimension.${dimension}`), (entry) => interval(entry.dimensions[dimension], entry.asOf), {
            verdicts: view.verdicts.dimensions[dimension],
          }),
        ),
        row('band', t('index.band'), ({ index: { band }, asOf: at }) =>
          say(
            band.kind === 'one'
              ? t(`band.${band.band}`)
              : t('index.band.range', { from: t(`band.${band.from}`), to: t(`band.${band.to}`) }),
            asOf(at),
          ),
        ),
        row('rank', t('index.rank'), (entry) => say(rankText(entry.index.rank, casesInLibrary, speech))),
      ],
    },
    {
      id: 'net',
      label: t('compare.group.net'),
      rows: [
        row(
          'net',
          t('case.net.title'),
          (entry) =>
            say(
              netWords(entry.net, speech),
              ...(entry.net.best === 'notPriced'
                ? [asOf(entry.asOf)]
                : [t(`status.${entry.net.best}`), t('compare.pricesOf', { year: entry.priceYear }), asOf(entry.asOf)]),
            ),
          { verdicts: view.verdicts.net },
        ),
        row('counts', t('compare.netCounts'), (entry) => say(countWords(entry.net, speech) || [], asOf(entry.asOf))),
        row('carbon', t('compare.carbon'), (entry) =>
          !entry.usesCarbonPrice || entry.carbonRatio === null
            ? notApplicable
            : say(t('compare.carbon.times', { times: formatShort(language, entry.carbonRatio, 2) })),
        ),
        row('sroi', t('case.net.headline.sroi'), (entry) => socialReturnCell(entry, speech, { notApplicable, notDisclosed })), // prettier-ignore
      ],
    },
    {
      id: 'harms',
      label: t('compare.group.harms'),
      rows: [
        row('harms', t('compare.harms'), ({ harms, asOf: at }) => {
          if (harms.state === 'unknown') return say(t('compare.harms.unknown'))
          if (harms.state === 'searched-none') return say(t('compare.harms.none'), asOf(harms.date))
          return say(t('compare.harms.listed', { n: harms.labels.length }), asOf(at))
        }),
        row('harm-list', t('compare.harms.which'), ({ harms }) =>
          harms.state === 'listed' ? say(harms.labels) : harms.state === 'unknown' ? notDisclosed : notApplicable,
        ),
      ],
    },
    {
      id: 'evidence',
      label: t('compare.group.evidence'),
      rows: [
        row('as-of', t('case.asOf'), (entry) => say(date(entry.asOf))),
        row('pieces', t('compare.evidenceCount'), ({ evidence, asOf: at }) =>
          say(t('compare.evidence.pieces', { n: evidence.pieces, sources: evidence.sources }), asOf(at)),
        ),
        row('claims', t('compare.claims'), ({ evidence }) =>
          say(
            formatShare(language, evidence.byGrade.C / evidence.pieces),
            t('compare.evidence.of', { n: evidence.byGrade.C, all: evidence.pieces }),
          ),
        ),
        row(
          'grades',
          t('compare.grades'),
          ({ evidence }) =>
          say(EVIDENCE_GRADES.map((grade) => `${grade}${t('common.colon')}${evidence.byGrade[grade]}`).join(t('common.list'))), // prettier-ignore
        ),
        row(
          'kind',
          t('compare.depth'),
          (entry) =>
          say(t(entry.kind === 'full' ? 'compare.depth.full' : 'compare.depth.short'), t('compare.depth.revision', { n: entry.revision })), // prettier-ignore
        ),
      ],
    },
  ]
}

function yearsWords({ years, end, asOf }: ComparedCaseView, { t, language }: Speech): string[] {
  if (years === null) return []
  const n = years.min === years.max ? String(years.min) : `${years.min}–${years.max}`
  return [t('compare.yearsUntil', { n, date: formatDate(language, end ?? asOf) })]
}

function reachCell({ reach }: ComparedCaseView, { t, language }: Speech, notDisclosed: CompareCell): CompareCell {
  const places = [
    ...(reach.nationwide ? [t('scope.national')] : []),
    ...(reach.abroad ? [t('scope.abroad')] : []),
    ...(reach.provinces ? [t('compare.provincesN', { n: reach.provinces.count })] : []),
    ...(reach.cities ? [t('compare.citiesN', { n: reach.cities.count })] : []),
  ]
  if (places.length === 0) return notDisclosed
  const dates = [...new Set([reach.provinces, reach.cities].flatMap((count) => (count ? [count.asOf] : [])))]
  return {
    lines: [places.join(t('common.list'))],
    aside: dates.map((at) => t('common.asOf', { date: formatDate(language, at) })),
    missing: false,
  }
}

function moneyCell({ money }: ComparedCaseView, speech: Speech, notDisclosed: CompareCell): CompareCell {
  const { t, language } = speech
  if (money.length === 0) return notDisclosed
  const lines = money.slice(0, MOST_MONEY).map(({ label, amountCny, qualifier, scope, when }) => {
    const amount = t(`common.${qualifier}` as MessageKey, { value: formatCny(language, amountCny) })
    const dates = when?.split('/').map((at) => formatDate(language, at))
    const time = dates === undefined ? t('compare.dateUnknown') : dates.join('–')
    return t('compare.money.line', { label, amount, scope: t(`fundingScope.${scope}`), time })
  })
  const left = money.length - MOST_MONEY
  return { lines, aside: left > 0 ? [t('compare.money.more', { n: left })] : [], missing: false }
}

function mainFigureCell({ mainFigure }: ComparedCaseView, speech: Speech, notDisclosed: CompareCell): CompareCell {
  const { t, language } = speech
  if (mainFigure === null) return notDisclosed
  const { label, value, unit, qualifier, kind, basis, asOf } = mainFigure
  const when = basis === 'annual' ? formatDate(language, asOf) : t('common.asOf', { date: formatDate(language, asOf) })
  return {
    lines: [label, quantityText(value, unit, qualifier, speech)],
    aside: [[t(`outcomeKind.${kind}`), t(`case.outcomes.${basis}`), when].join(t('common.list'))],
    missing: false,
  }
}

/** Without a priced row there is nothing to return; with one, it is the investment that nobody has disclosed. */
function socialReturnCell(
  { socialReturn, net, priceYear }: ComparedCaseView,
  { t, language }: Speech,
  missing: { readonly notApplicable: CompareCell; readonly notDisclosed: CompareCell },
): CompareCell {
  if (socialReturn.ok) {
    const { median, p05, p95 } = socialReturn.value.ratio
    const write = (ratio: number) => formatShort(language, ratio, 2)
    return {
      lines: [t('case.net.headline.net', { value: write(median), low: write(p05), high: write(p95) })],
      aside: [t('compare.pricesOf', { year: priceYear })],
      missing: false,
    }
  }
  return net.best === 'priced' ? missing.notDisclosed : missing.notApplicable
}
