/** The rules of comparison by name, what a failing one leads to, and how failures add up to a verdict. */
import type { Refusal } from '../result.ts'

/**
 * `comparable`: may be ranked. `care`: may be read side by side with the difference in mind, never ranked. `not`: must
 * not be held against each other.
 */
export const COMPARABILITY_LEVELS = ['comparable', 'care', 'not'] as const
export type Comparability = (typeof COMPARABILITY_LEVELS)[number]

/** Every rule in the order in which a failing one is named first, and the level that its failure leads to. */
export const RULES = {
  /** One side has no value. */
  'no-value': 'not',
  /** Less is known than a rank needs. */
  coverage: 'not',
  /** Scored by different versions of a method. */
  method: 'not',
  /** Different things are measured. */
  unit: 'not',
  /** Divided by different things. */
  per: 'not',
  /** Output, outcome, reach or transfer. */
  kind: 'not',
  /** Money of a project beside money of a programme. */
  scope: 'not',
  /** A priced result, bounds or a scenario. */
  status: 'not',
  /** Nobody has looked for harms, on one side or on both. */
  harms: 'not',
  /** A total, a year's count or a stock. */
  basis: 'not',
  /** No day in common. */
  period: 'not',
  /** A start is unknown, and with it whether there is a day in common. */
  'period-unknown': 'not',
  /** Yuan of different years. */
  'price-year': 'not',
  /** Some listed harm is not in the amount, on one side or on both. */
  'harms-partly': 'care',
  /** Days in common, but fewer than the share that makes two periods one. */
  'period-partly': 'care',
  /** A day in common for certain; how many is unknown because a start is. */
  'period-extent': 'care',
  /** Divided by a count of people that covers a part of the same time only. */
  'divisor-period': 'care',
  /** One measure, but other people or things: pupils beside volunteers. */
  population: 'care',
  /** One measure, but of changes in different social issues. */
  subject: 'care',
  /** What would have happened anyway is known in different ways. */
  counterfactual: 'care',
} as const satisfies Readonly<Record<string, Comparability>>
export type Rule = keyof typeof RULES

const RULE_ORDER = Object.keys(RULES) as Rule[]

/** A rule that fails; `detail` has what stands on either side as `left` and `right`. */
export interface Failure extends Refusal {
  readonly code: Rule
}

/** What the rules say of one kind of value. */
export interface ComparisonRules<T> {
  /** What stands against a value by itself. */
  readonly own: (value: T) => readonly Failure[]
  /** What stands between two values; the same for both orders but for `left` and `right`. */
  readonly between: (left: T, right: T) => readonly Failure[]
}

/** The level that failures lead to: the worst of them, `comparable` where there is none. */
export function levelOf(failures: readonly Failure[]): Comparability {
  const worst = Math.max(0, ...failures.map(({ code }) => COMPARABILITY_LEVELS.indexOf(RULES[code])))
  return COMPARABILITY_LEVELS[worst]!
}

/** Failures in the order of the rules, the gravest kind first. */
export function inRuleOrder(failures: readonly Failure[]): readonly Failure[] {
  return failures.toSorted((left, right) => RULE_ORDER.indexOf(left.code) - RULE_ORDER.indexOf(right.code))
}

/**
 * Every rule that fails between two values of one kind, in the order of the rules: what stands against either alone
 * (`side` in the detail) and what stands between them. Null is a value nobody has.
 */
export function pairFailures<T>(left: T | null, right: T | null, rules: ComparisonRules<T>): readonly Failure[] {
  if (left === null || right === null) {
    const side = left !== null ? 'right' : right !== null ? 'left' : 'both'
    return [{ code: 'no-value', detail: { side } }]
  }
  const alone = (value: T, side: 'left' | 'right') =>
    rules.own(value).map(({ code, detail }): Failure => ({ code, detail: { ...detail, side } }))
  return inRuleOrder([...alone(left, 'left'), ...alone(right, 'right'), ...rules.between(left, right)])
}

/** The failure of a rule that asks for the same on both sides; none where it is the same. */
export function sameOrFailure(code: Rule, left: string | number, right: string | number): readonly Failure[] {
  return left === right ? [] : [{ code, detail: { left, right } }]
}
