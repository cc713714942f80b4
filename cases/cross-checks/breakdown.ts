import { newestObservation } from '../figure-targets.ts'
import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

/** Sums of decimals differ in the last bits: 0.1 + 0.2. */
const ROUNDING = 1e-9

/** Complete parts add up to the newest total. */
export const checkBreakdowns: CrossCheck = (matter, report) => {
  for (const [outcome, path] of outcomesWithPath(matter)) {
    if (!outcome.breakdown) continue
    const total = newestObservation(outcome)?.value
    if (total === undefined) {
      report('breakdown-without-total', [...path, 'breakdown'])
      continue
    }
    const sum = outcome.breakdown.parts.reduce((running, part) => running + part.value, 0)
    const slack = ROUNDING * Math.max(1, Math.abs(total), Math.abs(sum))
    const shown = { sum: Number(sum.toPrecision(12)), total }
    if (outcome.breakdown.complete) {
      if (Math.abs(sum - total) > slack) report('breakdown-sum', [...path, 'breakdown', 'parts'], shown)
    } else if (sum > total + slack) report('breakdown-exceeds', [...path, 'breakdown', 'parts'], shown)
  }
}
