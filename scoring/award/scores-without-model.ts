import { adjustedScores } from '../panel/model/least-squares.ts'
import { meanRule } from '../panel/ranks/scoring-rules.ts'
import type { Scored } from '../result.ts'
import type { GroupSheet } from './stage-sheets.ts'

/**
 * Why the crossed model says nothing of a panel: its sheets leave no doubt about its scores, or, last, the search for
 * the likeliest severities does not end.
 */
export const WITHOUT_MODEL = [
  'no-residual-variance',
  'no-variance',
  'one-judge',
  'one-entry',
  'no-convergence',
] as const
export type WithoutModel = (typeof WITHOUT_MODEL)[number]

export function isWithoutModel(code: string): code is WithoutModel {
  return WITHOUT_MODEL.some((each) => each === code)
}

/**
 * The scores by the rule `corrected` where there is nothing to estimate: judges who fully agree decide as well as others.
 * Where they differ by how strict they are and in nothing else, what a judge of mean severity would give, exactly and
 * drawn towards no mean. Where all sheets are equal, there is one judge or one entry alone, or the model can't be fitted,
 * the plain mean.
 *
 * @param sheets of one linked panel
 * @returns by entry
 */
export function scoresWithoutModel(
  why: WithoutModel,
  sheets: readonly GroupSheet[],
): Scored<ReadonlyMap<string, number>> {
  return why === 'no-residual-variance' ? adjustedScores(sheets) : meanRule(sheets)
}
