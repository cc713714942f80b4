import { scored, unscorable, type Scored } from '../../result.ts'
import type { ScoreRow } from '../model/score-row.ts'

/** One judge's reading of one entry as one number, on the rubric's scale. */
export interface Sheet {
  readonly entry: string
  readonly judge: string
  readonly score: number
}

/** Weights are a whole if they sum to 1 within this. */
const TOLERANCE = 1e-9

/**
 * The sheets behind a list of scores: of each judge and entry the weighted mean over the criteria that the judge
 * answered, the weights rescaled to those (a criterion left out is missing, never 0). Without criteria each score is a
 * sheet; a judge who scored an entry more than once has the mean of these.
 *
 * @param rows a score that is not finite, or a criterion on some rows only, throws `RangeError`
 * @param weights by criterion, summing to 1, else `RangeError`; not given: all criteria equal
 * @returns sorted by entry, then judge. `no-scores`; `criterion-without-weight`; `no-weight-answered` with judge and
 *   entry where all that was answered has weight 0
 */
export function sheetsOf(
  rows: readonly ScoreRow[],
  weights?: Readonly<Record<string, number>>,
): Scored<readonly Sheet[]> {
  if (weights) assertWeights(weights)
  const cells = new Map<string, Map<string, Map<string, number[]>>>()
  const withCriterion = rows.filter(({ criterion }) => criterion !== undefined).length
  if (withCriterion > 0 && withCriterion < rows.length) {
    throw new RangeError(`Expected a criterion on every score or on none but got it on ${withCriterion}.`)
  }
  if (rows.length === 0) return unscorable('no-scores')
  for (const { entry, judge, criterion = '', score } of rows) {
    if (!Number.isFinite(score)) throw new RangeError(`Expected finite scores but got ${score}.`)
    if (weights && withCriterion > 0 && !Object.hasOwn(weights, criterion)) {
      return unscorable('criterion-without-weight', { criterion })
    }
    const cell = at(at(cells, entry), judge)
    const answers = cell.get(criterion)
    if (answers) answers.push(score)
    else cell.set(criterion, [score])
  }
  const sheets: Sheet[] = []
  for (const [entry, byJudge] of sorted(cells)) {
    for (const [judge, cell] of sorted(byJudge)) {
      let sum = 0
      let total = 0
      for (const [criterion, answers] of sorted(cell)) {
        const weight = weights && withCriterion > 0 ? weights[criterion]! : 1
        sum += (weight * ascendingSum(answers)) / answers.length
        total += weight
      }
      if (total <= 0) return unscorable('no-weight-answered', { judge, entry })
      sheets.push({ entry, judge, score: sum / total })
    }
  }
  return scored(sheets)
}

/** Throws `RangeError` unless all weights are 0 or more and sum to 1 within 1e-9. */
export function assertWeights(weights: Readonly<Record<string, number>>): void {
  const all = Object.values(weights)
  const sum = all.reduce((total, weight) => total + weight, 0)
  if (!all.every((weight) => weight >= 0) || !(Math.abs(sum - 1) <= TOLERANCE)) {
    throw new RangeError(`Expected weights of 0 or more that sum to 1 but got ${JSON.stringify(weights)}.`)
  }
}

function at<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = map.get(key)
  if (found) return found
  const made = new Map<string, T>()
  map.set(key, made)
  return made
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([first], [second]) => (first < second ? -1 : 1))
}

/** In ascending order, so that the sum does not depend on the order of the rows. */
function ascendingSum(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second).reduce((sum, value) => sum + value, 0)
}
