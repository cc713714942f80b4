import { outcomeFigure, mainMoneyOf } from '#scoring/bases/main-figure.ts'
import type { ColumnFigure, CompareVerdicts } from '#scoring/comparability/case-verdicts.ts'
import type { FigureView } from '../components/compare/figure-view.ts'
import type { Language } from '../i18n/languages.ts'
import type { LibraryCase } from './library.server.ts'

/** The outcome a case measures itself by, on the basis of the comparison; null where it has no figure. */
export function mainFigureView(entry: LibraryCase, main: ColumnFigure | null, language: Language): FigureView | null {
  if (main === null) return null
  const { outcome, observation } = main.of
  const { label } = entry.case.outcomes.find(({ id }) => id === outcome.id)!
  return {
    label: label[language],
    kind: outcome.kind,
    reported: outcomeFigure(main.of),
    onBasis: main.figure,
    evidence: observation.evidence.length,
    labels: outcomeLabels(entry, language),
  }
}

/** The money a case is compared by, on the basis of the comparison; null where no amount is known. */
export function mainMoneyView(
  entry: LibraryCase,
  onBasis: CompareVerdicts['money'][number],
  language: Language,
): FigureView | null {
  const reported = mainMoneyOf(entry.case)
  if (reported === null || onBasis === null) return null
  const { label, evidence } = entry.case.funding[Number(reported.id.slice('funding/'.length))]!
  return {
    label: label[language],
    kind: null,
    reported,
    onBasis,
    evidence: evidence.length,
    labels: outcomeLabels(entry, language),
  }
}

function outcomeLabels(entry: LibraryCase, language: Language): Record<string, string> {
  return Object.fromEntries(entry.case.outcomes.map(({ id, label }) => [id, label[language]]))
}
