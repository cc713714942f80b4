import { scored, unscorable, type Scored } from '../../result.ts'
import { fQuantile, fTail } from '../../stats/f-distribution.ts'
import { hasSquares } from '../../stats/has-squares.ts'
import { completeRatings, roundingSquares, type Ratings } from './ratings.ts'

/**
 * The six forms of Shrout and Fleiss (1979). 1: each target has judges of its own; 2: the same judges, who stand for
 * others like them (agreement: severity counts against them); 3: these very judges (consistency: severity does not
 * count). Without k: one judge's score; with k: the mean of all k judges.
 */
export const ICC_FORMS = ['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'] as const
export type IccForm = (typeof ICC_FORMS)[number]

export interface IntraclassCorrelation {
  readonly icc: number
  readonly lower: number
  readonly upper: number
  /** Test of "all targets are alike"; infinite where judges leave no error at all. */
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
  /** Of the two-way table: between targets, within targets, between judges, and what remains. */
  readonly meanSquares: {
    readonly targets: number
    readonly within: number
    readonly judges: number
    readonly error: number
  }
  readonly targets: number
  readonly judges: number
}

/**
 * Intraclass correlation with its F interval. Shrout and Fleiss (1979), Psychological Bulletin 86, 420-428; the interval of
 * form 2 uses Satterthwaite's degrees of freedom, that of 2k is the Spearman-Brown transform of its ends (as R's psych
 * does; McGraw and Wong give a slightly wider one). Estimates from mean squares are not cut off at 0: a negative one says
 * that judges differ more over one target than over different ones.
 *
 * @param data target × judge, complete: `null` anywhere is refused as `incomplete`; unequal rows and NaN throw `RangeError`
 * @param confidence of the two-sided interval, strictly between 0 and 1
 * @returns also `one-target`, `one-judge`, `out-of-range` where squares of the scores overflow or vanish, `no-variation`
 *   where all targets have the same mean, and
 *   `negative-variance` where form 2k has a negative variance below the line, so no value. Where only its lower end has
 *   none, that end is −Infinity: nothing is known on that side
 */
export function intraclassCorrelation(data: Ratings, form: IccForm, confidence = 0.95): Scored<IntraclassCorrelation> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`Expected a confidence between 0 and 1 but got ${confidence}.`)
  }
  const complete = completeRatings(data)
  if (!complete.ok) return complete
  if (data.length < 2) return unscorable('one-target', { targets: data.length })
  if (data[0]!.length < 2) return unscorable('one-judge', { judges: data[0]!.length })
  if (!hasSquares(complete.value.flat())) return unscorable('out-of-range')
  const table = twoWayTable(complete.value)
  if (table.meanSquares.targets === 0) return unscorable('no-variation', { targets: table.targets })
  const estimate = ESTIMATES[form](table, (1 + confidence) / 2)
  if (estimate === null) return unscorable('negative-variance', { form })

  const { targets, judges, meanSquares } = table
  const { between, error, df1, df2 } = form.startsWith('ICC1') ? oneWay(table) : twoWay(table)
  const f = error === 0 ? Infinity : between / error
  return scored({ ...estimate, f, df1, df2, p: fTail(f, df1, df2), meanSquares, targets, judges })
}

interface TwoWayTable {
  readonly targets: number
  readonly judges: number
  readonly meanSquares: IntraclassCorrelation['meanSquares']
}

interface Estimate {
  readonly icc: number
  readonly lower: number
  readonly upper: number
}

function twoWayTable(given: readonly (readonly number[])[]): TwoWayTable {
  const targets = given.length
  const judges = given[0]!.length
  const noise = roundingSquares(given.flat())
  // From the first cell on, so that a large common part costs no digits.
  const data = given.map((row) => row.map((cell) => cell - given[0]![0]!))
  const cells = data.flat()
  const mean = average(cells)
  const targetMeans = data.map((row) => average(row) - mean)
  const judgeMeans = data[0]!.map((_, judge) => average(data.map((row) => row[judge]!)) - mean)
  // Sums of squares that are rounding alone are 0, so that perfect agreement is perfect.
  const clean = (squares: number) => (squares <= noise ? 0 : squares)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value * value, 0)
  const between = clean(judges * sum(targetMeans))
  const severity = clean(targets * sum(judgeMeans))
  const rest = clean(
    sum(data.flatMap((row, i) => row.map((cell, j) => cell - mean - targetMeans[i]! - judgeMeans[j]!))),
  )
  return {
    targets,
    judges,
    meanSquares: {
      targets: between / (targets - 1),
      within: (severity + rest) / (targets * (judges - 1)),
      judges: severity / (judges - 1),
      error: rest / ((targets - 1) * (judges - 1)),
    },
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const ESTIMATES: Readonly<Record<IccForm, (table: TwoWayTable, probability: number) => Estimate | null>> = {
  ICC1: (table, probability) => ratioInterval(oneWay(table), probability, table.judges),
  ICC3: (table, probability) => ratioInterval(twoWay(table), probability, table.judges),
  ICC1k: (table, probability) => ratioInterval(oneWay(table), probability, 1),
  ICC3k: (table, probability) => ratioInterval(twoWay(table), probability, 1),
  ICC2: agreement,
  ICC2k: (table, probability) => {
    const { icc, lower, upper } = agreement(table, probability)
    // Spearman and Brown: the reliability of a mean of k from that of one.
    const at = (one: number) => (table.judges * one) / (1 + (table.judges - 1) * one)
    const hasValue = (one: number) => 1 + (table.judges - 1) * one > 0
    return hasValue(icc) ? { icc: at(icc), lower: hasValue(lower) ? at(lower) : -Infinity, upper: at(upper) } : null
  },
}

interface ErrorTerm {
  readonly between: number
  readonly error: number
  readonly df1: number
  readonly df2: number
}

function oneWay({ targets: n, judges: k, meanSquares: ms }: TwoWayTable): ErrorTerm {
  return { between: ms.targets, error: ms.within, df1: n - 1, df2: n * (k - 1) }
}

function twoWay({ targets: n, judges: k, meanSquares: ms }: TwoWayTable): ErrorTerm {
  return { between: ms.targets, error: ms.error, df1: n - 1, df2: (n - 1) * (k - 1) }
}

/** Forms 1 and 3: (B − E) / (B + (k − 1)·E), k = 1 for a mean, with F's own interval for B / E. */
function ratioInterval({ between, error, df1, df2 }: ErrorTerm, probability: number, k: number): Estimate {
  const at = (scale: number) => (between * scale - error) / (between * scale + (k - 1) * error)
  return { icc: at(1), lower: at(1 / fQuantile(probability, df1, df2)), upper: at(fQuantile(probability, df2, df1)) }
}

/** Form 2, absolute agreement of single scores. */
function agreement({ targets: n, judges: k, meanSquares: ms }: TwoWayTable, probability: number): Estimate {
  const icc = (ms.targets - ms.error) / (ms.targets + (k - 1) * ms.error + (k * (ms.judges - ms.error)) / n)
  if (ms.judges === 0 && ms.error === 0) return { icc, lower: icc, upper: icc }
  const severity = k * icc * ms.judges
  const error = (n * (1 + (k - 1) * icc) - k * icc) * ms.error
  const df = (severity + error) ** 2 / (severity ** 2 / (k - 1) + error ** 2 / ((n - 1) * (k - 1)))
  const other = k * ms.judges + (k * n - k - n) * ms.error
  const at = (scale: number) => (n * (ms.targets * scale - ms.error)) / (other + n * ms.targets * scale)
  // Where the two parts cancel there are no degrees of freedom left, and the limits are those of F with none.
  const down = df > 0 ? 1 / fQuantile(probability, n - 1, df) : 0
  const up = df > 0 ? fQuantile(probability, df, n - 1) : 0
  // With less than one degree of freedom F's quantiles can pass by the estimate itself; an interval holds it in any case.
  return { icc, lower: Math.min(icc, at(down)), upper: Math.max(icc, at(up)) }
}
