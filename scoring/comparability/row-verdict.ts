/** Verdicts on a row of a table: a cell, a pair of columns, and whether the row may be ranked. */
import type { Ends } from '../bases/stated-ends.ts'
import type { Refusal } from '../result.ts'
import { COMPARABILITY_LEVELS, inRuleOrder, levelOf, pairFailures, RULES, type Comparability, type ComparisonRules, type Failure, type Rule } from './rules.ts' // prettier-ignore

/** What stands against one value of a row: with any other, or with those of the named columns. */
export interface CellVerdict {
  /** The best level the value reaches with any other value of its row; `comparable` where it is the only one. */
  readonly level: Comparability
  readonly own: readonly Failure[]
  /** The columns it is not fully comparable with. */
  readonly against: readonly { readonly column: number; readonly level: Comparability; readonly why: readonly Failure[] }[] // prettier-ignore
}

/** What the rules say of the values of two columns. */
export interface ValuePairVerdict {
  readonly left: number
  readonly right: number
  readonly level: Comparability
  readonly why: readonly Failure[]
}

/** Places by column, 1 for the largest value, equal values sharing a place; null for a column without a value. */
export interface RowRanking {
  readonly places: readonly (number | null)[]
}

/** `overlap`: two values cannot be told apart. `too-few-values`: there are not two of them. */
export interface RankRefusal extends Refusal {
  readonly code: Rule | 'overlap' | 'too-few-values'
}

/** A ranking, or the first rule that forbids one with every column that a failure of it touches. */
export type RowRank =
  | { readonly ok: true; readonly value: RowRanking }
  | { readonly ok: false; readonly why: RankRefusal; readonly columns: readonly number[] }

export interface RowVerdict {
  readonly cells: readonly CellVerdict[]
  /** Every pair of columns once, left before right. */
  readonly pairs: readonly ValuePairVerdict[]
  readonly rank: RowRank
}

/**
 * Verdicts on the values of a row, null being a value nobody has.
 *
 * A row is ranked only where every pair of its values is `comparable` and no two of them overlap. Otherwise the rank is
 * refused with the first rule that fails (in the order of `RULES`), with `overlap` where all rules pass but two values
 * cannot be told apart, or with `too-few-values`. Columns without a value are left out of a ranking.
 * @param endsOf the ends between which a value lies, in one unit for the whole row
 */
export function rowVerdict<T>(
  values: readonly (T | null)[],
  rules: ComparisonRules<T>,
  endsOf: (value: T) => Ends,
): RowVerdict {
  const pairs = values.flatMap((left, first) =>
    values.slice(first + 1).map((right, offset): ValuePairVerdict => {
      const why = pairFailures(left, right, rules)
      return { left: first, right: first + 1 + offset, level: levelOf(why), why }
    }),
  )
  return { cells: cellVerdicts(values, rules, pairs), pairs, rank: rowRank(values, pairs, endsOf) }
}

function cellVerdicts<T>(
  values: readonly (T | null)[],
  rules: ComparisonRules<T>,
  pairs: readonly ValuePairVerdict[],
): readonly CellVerdict[] {
  const alone = values.map((value) => (value === null ? [] : inRuleOrder(rules.own(value))))
  return values.map((value, column) => {
    const own = alone[column]!
    if (value === null) return { level: 'comparable', own, against: [] }
    if (levelOf(own) === 'not') return { level: 'not', own, against: [] }
    // A value that is out by itself says nothing against the others.
    const others = pairs
      .filter(({ left, right }) => left === column || right === column)
      .map(({ left, right, level, why }) =>
        left === column ? { column: right, level, why } : { column: left, level, why: why.map(turned) },
      )
      .filter(({ column: other }) => values[other] !== null && levelOf(alone[other]!) !== 'not')
    const reached = COMPARABILITY_LEVELS.find((level) => others.some((other) => other.level === level))
    return { level: reached ?? levelOf(own), own, against: others.filter(({ level }) => level !== 'comparable') }
  })
}

/** The same failure seen from the other side. */
export function turned({ code, detail }: Failure): Failure {
  const { left, right, side, ...rest } = detail
  return {
    code,
    detail: {
      ...(right === undefined ? {} : { left: right }),
      ...(left === undefined ? {} : { right: left }),
      ...(side === undefined ? {} : { side: side === 'left' ? 'right' : side === 'right' ? 'left' : side }),
      ...rest,
    },
  }
}

function rowRank<T>(
  values: readonly (T | null)[],
  pairs: readonly ValuePairVerdict[],
  endsOf: (value: T) => Ends,
): RowRank {
  const between = pairs.filter(({ left, right }) => values[left] !== null && values[right] !== null)
  const present = values.filter((value) => value !== null).length
  if (present < 2) return { ok: false, why: { code: 'too-few-values', detail: { values: present } }, columns: [] }

  const failing = between.filter(({ why }) => why.length > 0)
  const first = Object.keys(RULES).find((rule) => failing.some(({ why }) => why.some(({ code }) => code === rule)))
  if (first !== undefined) {
    const touched = failing.filter(({ why }) => why.some(({ code }) => code === first))
    const why = touched[0]!.why.find(({ code }) => code === first)!
    return { ok: false, why, columns: columnsOf(touched, first) }
  }

  const ends = values.map((value) => (value === null ? null : endsOf(value)))
  const blurred = between.filter(({ left, right }) => overlap(ends[left]!, ends[right]!))
  if (blurred.length > 0) {
    const columns = [...new Set(blurred.flatMap(({ left, right }) => [left, right]))].sort((a, b) => a - b)
    return { ok: false, why: { code: 'overlap', detail: { pairs: blurred.length } }, columns }
  }
  const places = ends.map((own) =>
    own === null ? null : 1 + ends.filter((other) => other !== null && other.low > own.high).length,
  )
  return { ok: true, value: { places } }
}

/** Both columns of a pair, but only the one at fault where a rule is about one side. */
function columnsOf(pairs: readonly ValuePairVerdict[], rule: string): readonly number[] {
  const columns = pairs.flatMap(({ left, right, why }) =>
    why
      .filter(({ code }) => code === rule)
      .flatMap(({ detail }) =>
        detail['side'] === 'left' ? [left] : detail['side'] === 'right' ? [right] : [left, right],
      ),
  )
  return [...new Set(columns)].sort((a, b) => a - b)
}

/** Intervals that touch overlap; two equal points are a tie and don't. */
function overlap(left: Ends, right: Ends): boolean {
  const samePoint = left.low === left.high && right.low === right.high && left.low === right.low
  return !samePoint && left.low <= right.high && right.low <= left.high
}
