import type { CellWriter, CompareCell, CompareGroup } from './compare-cell.ts'
import type { ComparisonView } from './compare-view.ts'
import type { FigureView } from './figure-view.ts'
import { basisReason, coversText, divisorText, figureText, reportedText } from './figure-words.ts'

/** What the cases count and what they cost, on the basis that the reader has chosen. */
export function figuresGroup(view: ComparisonView, writer: CellWriter): CompareGroup {
  const { t } = writer.speech
  return {
    id: 'figures',
    label: t('compare.group.figures'),
    rows: [
      writer.row('main', t('compare.main'), ({ mainFigure }) => figureCell(mainFigure, writer), {
        note: t('compare.main.note'),
        verdict: view.verdicts.mainFigure,
      }),
      writer.row('main-money', t('compare.money'), ({ mainMoney }) => figureCell(mainMoney, writer), {
        note: t('compare.money.note'),
        verdict: view.verdicts.money,
      }),
    ],
  }
}

/** The figure, what it is of and what it was divided by; where it can't be put on the basis, why, and as reported. */
function figureCell(figure: FigureView | null, { speech, say, notDisclosed }: CellWriter): CompareCell {
  if (figure === null) return notDisclosed
  const { t } = speech
  const { label, kind, reported, onBasis, evidence, labels } = figure
  const pieces = t('compare.evidence.n', { n: evidence })
  const sort = kind === null ? t(`fundingScope.${reported.scope ?? 'project'}`) : t(`outcomeKind.${kind}`)
  if (!onBasis.ok) {
    const why = basisReason('noBasis', onBasis.why, labels, speech)
    return { ...say([label, why], t('compare.reported', { value: reportedText(reported, speech) }), [sort, pieces].join(t('common.list'))), missing: true } // prettier-ignore
  }
  const { divisor, remarks } = onBasis.value
  const lines = [label, figureText(onBasis.value, speech)]
  if (divisor === null) return say(lines, [sort, coversText(reported.covers, speech)].join(t('common.list')), pieces)
  return say(
    lines,
    t('compare.reported', { value: reportedText(reported, speech) }),
    divisorText(divisor, labels, speech),
    ...remarks.map((remark) => basisReason('remark', remark, labels, speech)),
    [sort, pieces].join(t('common.list')),
  )
}
