import type { RowVerdict } from '#scoring/comparability/row-verdict.ts'
import { DIMENSION_OF, DIMENSIONS, INDICATORS, type Indicator } from '#scoring/vocabulary.ts'
import { intervalText } from '../interval-text.ts'
import { rankText } from '../rank-text.ts'
import type { CellWriter, CompareCell, CompareGroup } from './compare-cell.ts'
import type { ComparedCaseView, ComparisonView } from './compare-view.ts'

/** The index as a whole, then a group a dimension with its indicators under it. */
export function indexGroups(view: ComparisonView, casesInLibrary: number, writer: CellWriter): CompareGroup[] {
  const { speech, row, say, asOf } = writer
  const { t } = speech
  const interval = (
    of: Pick<ComparedCaseView['index'], 'lower' | 'upper' | 'coverage'>,
    { asOf: at, index, indicators }: ComparedCaseView,
    within: readonly Indicator[],
  ): CompareCell => {
    const known = within.filter((indicator) => indicators[indicator].state !== 'unknown').length
    const looked = t('compare.indicatorsLookedUp', { n: known, all: within.length })
    return { ...say(intervalText(of, speech), looked, asOf(at), t('methods.version', { id: index.method })), bar: of }
  }
  const whole: CompareGroup = {
    id: 'index',
    label: t('compare.group.index'),
    rows: [
      row('index', t('compare.index.whole'), (entry) => interval(entry.index, entry, INDICATORS), {
        note: t('compare.index.note'),
        verdict: view.verdicts.index,
      }),
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
  }
  const dimensions = DIMENSIONS.map((dimension): CompareGroup => {
    const within = INDICATORS.filter((indicator) => DIMENSION_OF[indicator] === dimension)
    return {
      id: dimension,
      label: t(`dimension.${dimension}`),
      dimension,
      rows: [
        row(`${dimension}-all`, t('compare.dimension.whole'), (entry) => interval(entry.dimensions[dimension], entry, within), { verdict: ownOf(view.verdicts.dimensions[dimension]) }), // prettier-ignore
        ...within.map(
          (indicator) =>
          row(indicator, `${indicator} ${view.indicatorNames[indicator]}`, (entry) => indicatorCell(entry, indicator, writer)), // prettier-ignore
        ),
      ],
    }
  })
  return [whole, ...dimensions]
}

/** Dates and methods are those of the whole index and stand in its row: a dimension says what is its own. */
function ownOf({ cells, ...rest }: RowVerdict): RowVerdict {
  const shared = new Set(['period', 'method'])
  return {
    ...rest,
    cells: cells.map((cell) => {
      if (cell.level === 'not') return cell
      return { ...cell, against: cell.against.filter(({ why }) => why.some(({ code }) => !shared.has(code))) }
    }),
  }
}

function indicatorCell(
  { indicators, asOf: at }: ComparedCaseView,
  indicator: Indicator,
  { speech: { t }, say, asOf }: CellWriter,
): CompareCell {
  const { level, state, evidence } = indicators[indicator]
  const pips = { ...level, proposed: state === 'proposed', dimension: DIMENSION_OF[indicator] }
  if (state === 'unknown') return { ...say(t('state.unknown')), missing: true, pips }
  const words =
    level.min === level.max
      ? t('level.exact', { level: level.min })
      : t('level.range', { min: level.min, max: level.max })
  const pieces = t('compare.evidence.n', { n: evidence })
  return {
    ...say([words, t(`state.${state}`)].join(t('common.list')), [pieces, asOf(at)].join(t('common.list'))),
    pips,
  }
}
