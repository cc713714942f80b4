import type { BaseFigure, FigureOnBasis } from '#scoring/bases/basis.ts'
import type { Scored } from '#scoring/result.ts'
import type { OutcomeKind } from '#scoring/vocabulary.ts'

/** A figure of a case on the basis that the reader has chosen, or why it can't be put on it. */
export interface FigureView {
  readonly label: string
  /** Null for money. */
  readonly kind: OutcomeKind | null
  readonly reported: BaseFigure
  readonly onBasis: Scored<FigureOnBasis>
  /** Pieces of evidence for the figure as reported. */
  readonly evidence: number
  /** Labels of the outcomes that the divisor or the reason names. */
  readonly labels: Readonly<Record<string, string>>
}
