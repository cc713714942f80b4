/** What may be compared between cases and what may not: rules on single values, then on the columns of a table. */
import type { Observation } from './facts.ts'
import type { Refusal } from './result.ts'
import { daySpan } from './social-value/calendar.ts'
import { RANK_COVERAGE } from './social-value/rank.ts'
import { UNITS, type Unit } from './units.ts'
import type { OutcomeKind, RowStatus } from './vocabulary.ts'

/** Facts further apart than this are of different times. */
export const COMPARABLE_WITHIN_MONTHS = 12

/** A figure by which a case measures itself. */
export interface ComparedFigure {
  readonly unit: Unit
  readonly kind: OutcomeKind
  readonly basis: Observation['basis']['kind']
  readonly asOf: string
}

export interface ComparedNetValue {
  /** The best that can be said of it. */
  readonly best: RowStatus
  readonly asOf: string
}

/** What stands against comparing one value: with any other, or with those of the named columns. */
export interface ColumnVerdict {
  /** False where nothing in the row may be held against this value. */
  readonly comparable: boolean
  readonly own: readonly Refusal[]
  readonly against: readonly { readonly column: number; readonly why: readonly Refusal[] }[]
}

/**
 * True where no day the first date can mean lies within twelve months of a day the second can mean. A bare year means
 * all of its days.
 * @example farApart('2024-07', '2025-12') // => true
 */
export function farApart(left: string, right: string): boolean {
  const [earlier, later] = [daySpan(left), daySpan(right)].sort((a, b) => a.latest - b.latest) as [
    ReturnType<typeof daySpan>,
    ReturnType<typeof daySpan>,
  ]
  return later.earliest > earlier.latest + (COMPARABLE_WITHIN_MONTHS / 12) * 10_000
}

/**
 * Why two figures can't be held against each other: `unit` (they measure different things), `kind` (an output and an
 * outcome), `basis` (a year's count and a total since the start), `period` (dates more than twelve months apart).
 * Empty where they can.
 */
export function figureDifferences(left: ComparedFigure, right: ComparedFigure): readonly Refusal[] {
  const reasons: Refusal[] = []
  if (UNITS[left.unit].measure !== UNITS[right.unit].measure) reasons.push(differ('unit', left.unit, right.unit))
  if (left.kind !== right.kind) reasons.push(differ('kind', left.kind, right.kind))
  if (left.basis !== right.basis) reasons.push(differ('basis', left.basis, right.basis))
  return [...reasons, ...periodDifference(left, right)]
}

/** `period` where two indexes stand on facts of different times. */
export function indexDifferences(
  left: { readonly asOf: string },
  right: { readonly asOf: string },
): readonly Refusal[] {
  return periodDifference(left, right)
}

/** `status` where two net values are of different kinds (one priced, the other not), `period` as above. */
export function netValueDifferences(left: ComparedNetValue, right: ComparedNetValue): readonly Refusal[] {
  const reasons = left.best === right.best ? [] : [differ('status', left.best, right.best)]
  return [...reasons, ...periodDifference(left, right)]
}

/** `coverage` where less is known than a rank needs; such a value is not held against any other. */
export function coverageShortfall(coverage: number): readonly Refusal[] {
  const needed = RANK_COVERAGE.overall
  return coverage < needed - 1e-9 ? [{ code: 'coverage', detail: { coverage, needed } }] : []
}

/**
 * The verdict on each value of a table row. Null is a value nobody has: it is held against nothing.
 *
 * A value is not comparable where something stands against it alone (`own`), or where it differs from every other value
 * that is left; where it differs from some only, `against` names those.
 * @param differences empty where two values can be compared; must not depend on their order
 */
export function columnVerdicts<T>(
  values: readonly (T | null)[],
  differences: (left: T, right: T) => readonly Refusal[],
  own: (value: T) => readonly Refusal[] = () => [],
): readonly ColumnVerdict[] {
  const alone = values.map((value) => (value === null ? [] : own(value)))
  return values.map((value, column) => {
    const mine = alone[column]!
    if (value === null || mine.length > 0) return { comparable: value === null, own: mine, against: [] }
    let others = 0
    const against = values.flatMap((other, place) => {
      if (place === column || other === null || alone[place]!.length > 0) return []
      others += 1
      const why = differences(value, other)
      return why.length > 0 ? [{ column: place, why }] : []
    })
    return { comparable: others === 0 || against.length < others, own: [], against }
  })
}

/**
 * Pairs of intervals by position: `above` holds those where the first lies wholly over the second, `overlapping` those
 * of which neither can be placed above the other. Intervals that touch overlap.
 */
export function intervalRelations(intervals: readonly { readonly lower: number; readonly upper: number }[]): {
  readonly above: readonly (readonly [higher: number, lower: number])[]
  readonly overlapping: readonly (readonly [number, number])[]
} {
  const above: (readonly [number, number])[] = []
  const overlapping: (readonly [number, number])[] = []
  intervals.forEach((left, first) => {
    intervals.slice(first + 1).forEach((right, offset) => {
      const second = first + 1 + offset
      if (left.lower > right.upper) above.push([first, second])
      else if (right.lower > left.upper) above.push([second, first])
      else overlapping.push([first, second])
    })
  })
  return { above, overlapping }
}

function differ(code: string, left: string, right: string): Refusal {
  return { code, detail: { left, right } }
}

function periodDifference(left: { readonly asOf: string }, right: { readonly asOf: string }): readonly Refusal[] {
  return farApart(left.asOf, right.asOf) ? [differ('period', left.asOf, right.asOf)] : []
}
