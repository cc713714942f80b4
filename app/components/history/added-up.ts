import { CHANGE_PARTS, type NumberChange, type PartShares } from '#scoring/changes/number-change.ts'

/** A change with figures as they are printed: what was before and all parts add up to what is after, digit by digit. */
export interface AddedUp {
  readonly before: number
  readonly after: number
  readonly change: number
  readonly parts: PartShares
}

/**
 * Rounds a change so that the printed figures still add up: the rounding that is left over goes to the part that it
 * changes least.
 * @param unit what is counted in: 0.1 for one decimal; all figures are whole multiples of it
 * @returns undefined where there is no difference between two numbers, or nobody can split it
 */
export function addedUp(change: NumberChange, unit: number): AddedUp | undefined {
  if (change.kind !== 'scored' || !change.parts.ok) return undefined
  const steps = (value: number) => Math.round(value / unit)
  const before = steps(change.before)
  const after = steps(change.after)
  const exact = CHANGE_PARTS.map((part) => (change.parts.ok ? change.parts.value[part] : 0) / unit)
  const rounded = exact.map(Math.round)
  let left = after - before - rounded.reduce((sum, part) => sum + part, 0)
  while (left !== 0) {
    const step = Math.sign(left)
    // A part that is nothing stays nothing as long as another can take it.
    const cost = exact.map((part, place) => Math.abs(rounded[place]! + step - part) + (part === 0 ? 1_000 : 0))
    const place = cost.indexOf(Math.min(...cost))
    rounded[place]! += step
    left -= step
  }
  const value = (count: number) => tidy(count, unit)
  return {
    before: value(before),
    after: value(after),
    change: value(after - before),
    parts: Object.fromEntries(CHANGE_PARTS.map((part, place) => [part, value(rounded[place]!)])) as PartShares,
  }
}

/** Whole multiples of 0.1 without the dust of binary fractions; no minus before nothing. */
function tidy(count: number, unit: number): number {
  const value = unit < 1 ? count / Math.round(1 / unit) : count * unit
  return value === 0 ? 0 : value
}

/** A unit in which amounts of this size have three significant digits; at least one yuan. */
export function unitFor(...amounts: readonly number[]): number {
  const largest = Math.max(...amounts.map(Math.abs))
  return largest < 1_000 ? 1 : 10 ** (Math.floor(Math.log10(largest)) - 2)
}
