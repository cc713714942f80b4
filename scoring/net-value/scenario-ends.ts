import { roundSignificant } from '../stats/round-significant.ts'
import { SIGNIFICANT_DIGITS, type NetAmounts } from './amounts.ts'

/**
 * Ends of all scenario rows of a result together, in yuan of 2023: the 5-95 % interval of those with a centre, and to
 * it the ends of those without. To show or compare the first alone would leave rows out unsaid. Wide rather than narrow:
 * the second are the farthest that is possible, not percentiles.
 * @returns null where there is no scenario row
 */
export function scenarioEnds({
  scenario,
  scenarioBounds,
}: Pick<NetAmounts, 'scenario' | 'scenarioBounds'>): NetAmounts['scenarioBounds'] {
  if (scenario === null) return scenarioBounds
  const { low, high } = scenarioBounds ?? { low: 0, high: 0 }
  return {
    low: roundSignificant(scenario.p05 + low, SIGNIFICANT_DIGITS),
    high: roundSignificant(scenario.p95 + high, SIGNIFICANT_DIGITS),
  }
}
