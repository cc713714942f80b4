import { normalQuantile } from '../../stats/normal-quantile.ts'
import type { Ratios } from './deviance.ts'
import type { Elimination } from './elimination.ts'
import type { PanelDesign } from './panel-design.ts'

/** How a judge uses the scale, beside strict or lenient. */
export interface JudgeUse {
  /**
   * By how much the judge's scores rise where those of the other judges rise by one: 1 is as the panel does, below 1
   * compressed, above 1 stretched, 0 does not tell entries apart. Null where fewer than three of the judge's entries
   * were read by others, or entries do not differ.
   */
  readonly slope: {
    readonly value: number
    readonly standardError: number
    readonly low: number
    readonly high: number
  } | null
  /**
   * `yes` where the interval of the slope lies above 0, `no` where it holds 0 or less but not 1, else `unclear`: too few
   * scores to say.
   */
  readonly tellsApart: 'yes' | 'no' | 'unclear'
}

/**
 * Regression of a judge's mean score of each entry on what the other judges' scores predict of it: their scores less
 * severity and criterion, shrunk as the model shrinks. Predicting from the others only, with shrinkage, makes the
 * expected slope exactly 1 for a judge who uses the scale as the rest do (regression calibration). Weighted by the
 * variance that the model gives each difference; severities of the others are taken as estimated.
 *
 * @param residual residual variance
 */
export function judgeUse(
  design: PanelDesign,
  ratios: Ratios,
  solved: Elimination,
  residual: number,
  level: number,
): JudgeUse[] {
  const sums = design.judges.map(() => ({ count: 0, weight: 0, x: 0, y: 0, xx: 0, xy: 0 }))
  if (ratios[0] > 0) {
    for (const cells of cellsByEntry(design, solved)) {
      const precisions = cells.map(({ count }) => 1 / (residual * (ratios[3] ** 2 + 1 / count)))
      const precision = precisions.reduce((sum, own) => sum + own, 0) + 1 / (residual * ratios[0] ** 2)
      const weighted = cells.reduce((sum, { rest }, index) => sum + rest * precisions[index]!, 0)
      if (cells.length < 2) continue
      cells.forEach(({ judge, rest }, index) => {
        const others = precision - precisions[index]!
        const predicted = (weighted - rest * precisions[index]!) / others
        const weight = 1 / (1 / others + 1 / precisions[index]!)
        const sum = sums[judge]!
        sum.count += 1
        sum.weight += weight
        sum.x += weight * predicted
        sum.y += weight * rest
        sum.xx += weight * predicted * predicted
        sum.xy += weight * predicted * rest
      })
    }
  }
  const reach = normalQuantile((1 + level) / 2)
  return sums.map(({ count, weight, x, y, xx, xy }) => {
    const spread = xx - (x * x) / weight
    if (count < 3 || !(spread > 1e-9 * xx)) return { slope: null, tellsApart: 'unclear' }
    const value = (xy - (x * y) / weight) / spread
    const standardError = 1 / Math.sqrt(spread)
    const low = value - reach * standardError
    const high = value + reach * standardError
    return { slope: { value, standardError, low, high }, tellsApart: low > 0 ? 'yes' : high < 1 ? 'no' : 'unclear' }
  })
}

interface ReadCell {
  readonly judge: number
  readonly count: number
  /** Mean score less intercept, severity and criteria. */
  readonly rest: number
}

function cellsByEntry(design: PanelDesign, { scales, longSolution, denseSolution }: Elimination): ReadCell[][] {
  const { cellStart, cellShort, cellCount, cellSum, partStart, partCriterion, partCount, entriesAreLong } = design
  const dense = denseSolution.map((value, index) => value * scales.dense[index]!)
  const shorts = dense.length - 1 - design.criteria.length
  const byEntry: ReadCell[][] = design.entries.map(() => [])
  for (let long = 0; long < longSolution.length; long += 1) {
    for (let cell = cellStart[long]!; cell < cellStart[long + 1]!; cell += 1) {
      const short = cellShort[cell]!
      const count = cellCount[cell]!
      const severity = entriesAreLong ? dense[short]! : scales.long * longSolution[long]!
      let sum = cellSum[cell]! - count * (dense[dense.length - 1]! + severity)
      for (let part = partStart[cell]!; part < partStart[cell + 1]!; part += 1) {
        sum -= partCount[part]! * dense[shorts + partCriterion[part]!]!
      }
      const judge = entriesAreLong ? short : long
      byEntry[entriesAreLong ? long : short]!.push({ judge, count, rest: sum / count })
    }
  }
  return byEntry
}
