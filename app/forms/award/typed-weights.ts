import type { SentFields } from './form-rows.ts'
import type { RulesPart } from './rules-fields.ts'

const ROWS: Partial<Readonly<Record<RulesPart, string>>> = { criteria: 'criterion', groups: 'group' }

/**
 * What the weights of a form add up to as they were typed, where that is not 100: they are kept as shares of this sum,
 * and whoever typed them should know.
 */
export function typedSum(part: RulesPart, fields: SentFields): number | null {
  const row = ROWS[part]
  if (row === undefined) return null
  const weight = new RegExp(`^${row}\\.\\d+\\.weight$`)
  const typed = Object.entries(fields).flatMap(([name, value]) => (weight.test(name) ? [Number(value)] : []))
  const sum = typed.reduce((total, one) => total + one, 0)
  // Thirds are shown with four digits, so they never add up to the whole.
  return Number.isFinite(sum) && Math.abs(sum - 100) > 0.01 ? Number(sum.toFixed(2)) : null
}
