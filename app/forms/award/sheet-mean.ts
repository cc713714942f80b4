/** What of a criterion decides its part in a sheet. */
export interface WeighedCriterion {
  readonly id: string
  /** Of all criteria that are asked of the category; they sum to 1. */
  readonly share: number
  readonly levels: readonly { readonly score: number }[]
}

/**
 * What the scores of one sheet come to: their mean by weight over what was answered, beside the most it could be. What
 * is missing is left out and is no 0.
 * @returns undefined where nothing with a weight was answered
 */
export function sheetMean(
  criteria: readonly WeighedCriterion[],
  scores: Readonly<Record<string, number>>,
): { readonly mean: number; readonly most: number } | undefined {
  const answered = criteria.filter(({ id, share }) => share > 0 && scores[id] !== undefined)
  const whole = answered.reduce((sum, { share }) => sum + share, 0)
  if (whole === 0) return undefined
  const over = (value: (criterion: WeighedCriterion) => number) =>
    answered.reduce((sum, criterion) => sum + criterion.share * value(criterion), 0) / whole
  return {
    mean: over(({ id }) => scores[id]!),
    most: over(({ levels }) => Math.max(...levels.map(({ score }) => score))),
  }
}
