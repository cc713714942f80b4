import { formatDate } from '../../i18n/format.ts'
import { quantityText } from '../quantity-text.ts'
import type { CellWriter, CompareCell, CompareGroup } from './compare-cell.ts'
import type { ComparedCaseView, ComparisonView } from './compare-view.ts'

/** What the cases count, on the basis that the reader has chosen. */
export function figuresGroup(view: ComparisonView, writer: CellWriter): CompareGroup {
  const { t } = writer.speech
  return {
    id: 'figures',
    label: t('compare.group.figures'),
    rows: [
      writer.row('main', t('compare.main'), (entry) => mainFigureCell(entry, writer), {
        note: t('compare.main.note'),
        verdict: view.verdicts.mainFigure,
      }),
    ],
  }
}

function mainFigureCell({ mainFigure }: ComparedCaseView, { speech, say, notDisclosed }: CellWriter): CompareCell {
  const { t, language } = speech
  if (mainFigure === null) return notDisclosed
  const { label, value, unit, qualifier, kind, basis, asOf } = mainFigure
  const when = basis === 'annual' ? formatDate(language, asOf) : t('common.asOf', { date: formatDate(language, asOf) })
  return say(
    [label, quantityText(value, unit, qualifier, speech)],
    [t(`outcomeKind.${kind}`), t(`case.outcomes.${basis}`), when].join(t('common.list')),
  )
}
