import { scored, type Scored } from '../result.ts'
import type { ScoreSide } from './method.ts'
import { mixFacts } from './mix-facts.ts'
import { shapleySplit } from './shapley.ts'

/**
 * What can change a score. `data`: facts, figures and levels. `evidence`: the state of indicators, the links and grades
 * of evidence, everything that decides what counts. `method`: rules and weights. `factors`: monetisation factors,
 * exchange rates and price indices.
 */
export const CHANGE_PARTS = ['data', 'evidence', 'method', 'factors'] as const
export type ChangePart = (typeof CHANGE_PARTS)[number]

export interface Pair<T> {
  readonly before: T
  readonly after: T
}

/** In the unit of the number; the four add up to its change. */
export type PartShares = Readonly<Record<ChangePart, number>>

/**
 * How one number changed. A number that only one side has is `newly-scored` or `no-longer-scored`: there is no
 * difference then, least of all one from 0. `parts` is a refusal (`no-number-between`, with the parts that were new) where
 * both sides have the number but some mix of them has none, so that nobody can say which part did what.
 */
export type NumberChange =
  | { readonly kind: 'unscored' }
  | { readonly kind: 'newly-scored'; readonly after: number }
  | { readonly kind: 'no-longer-scored'; readonly before: number }
  | {
      readonly kind: 'scored'
      readonly before: number
      readonly after: number
      readonly change: number
      readonly parts: Scored<PartShares>
    }

/** Results of every mix of two sides, each computed when it is first asked for. */
export interface Mixes<Result> {
  /** The parts that may differ between the sides; the others add nothing to any change. */
  readonly parts: readonly ChangePart[]
  readonly at: (news: ReadonlySet<ChangePart>) => Result
  readonly before: Result
  readonly after: Result
}

/** `data` and `evidence`, or the one of them that differs. */
export type FactParts = readonly ['data', 'evidence'] | readonly ['data'] | readonly ['evidence']

/**
 * Prepares the mixes of two sides. Rules and tables that are one object on both sides are no part.
 * @param factParts which of `data` and `evidence` differ in what the result is computed from; where only one of them does,
 *   the facts are taken whole
 * @param compute the result of a side; asked at most once for each mix
 */
export function mixesOf<Result>(
  before: ScoreSide,
  after: ScoreSide,
  factParts: FactParts,
  compute: (side: ScoreSide) => Result,
): Mixes<Result> {
  const known = new Map<string, Result>()
  const sideOf = (part: ChangePart, news: ReadonlySet<ChangePart>) => (news.has(part) ? after : before)
  const [first, second] = factParts
  const at = (news: ReadonlySet<ChangePart>): Result => {
    const key = CHANGE_PARTS.filter((part) => news.has(part)).join(' ')
    if (known.has(key)) return known.get(key)!
    const result = compute({
      facts: mixFacts(sideOf(first, news).facts, sideOf(second ?? first, news).facts),
      method: sideOf('method', news).method,
      factors: sideOf('factors', news).factors,
    })
    known.set(key, result)
    return result
  }
  const parts: readonly ChangePart[] = [
    ...factParts,
    ...(before.method === after.method ? [] : (['method'] as const)),
    ...(before.factors === after.factors ? [] : (['factors'] as const)),
  ]
  return { parts, at, before: at(new Set()), after: at(new Set(parts)) }
}

/**
 * Reads one number off the results of two sides and splits its change.
 * @param pick the number, or null where the result has none
 */
export function numberChange<Result>(mixes: Mixes<Result>, pick: (result: Result) => number | null): NumberChange {
  const before = pick(mixes.before)
  const after = pick(mixes.after)
  if (before === null) return after === null ? { kind: 'unscored' } : { kind: 'newly-scored', after }
  if (after === null) return { kind: 'no-longer-scored', before }
  const split = shapleySplit(mixes.parts, (news) => pick(mixes.at(news)))
  const parts = split.ok ? scored({ ...NOTHING, ...split.value.parts }) : split
  return { kind: 'scored', before, after, change: after - before, parts }
}

const NOTHING: PartShares = { data: 0, evidence: 0, method: 0, factors: 0 }

/**
 * Which way an interval went. `narrower`: no end went outwards, so more is known; `wider`: no end went inwards; `up` and
 * `down`: both ends did; `none`: neither moved.
 */
export type Direction = 'none' | 'up' | 'down' | 'narrower' | 'wider'

/** Where two ends that moved by so much went; movements of rounding size are none. */
export function directionOf(lowMoved: number, highMoved: number, size: number): Direction {
  const tiny = 1e-9 * Math.max(1, Math.abs(size))
  const low = Math.abs(lowMoved) <= tiny ? 0 : Math.sign(lowMoved)
  const high = Math.abs(highMoved) <= tiny ? 0 : Math.sign(highMoved)
  if (low === 0 && high === 0) return 'none'
  if (low >= 0 && high <= 0) return 'narrower'
  if (low <= 0 && high >= 0) return 'wider'
  return low > 0 ? 'up' : 'down'
}

/** The direction in which one part moved an interval; null where its ends can't be split. */
export function directionBy(part: ChangePart, low: NumberChange, high: NumberChange): Direction | null {
  if (low.kind !== 'scored' || high.kind !== 'scored' || !low.parts.ok || !high.parts.ok) return null
  const size = Math.max(Math.abs(low.before), Math.abs(low.after), Math.abs(high.before), Math.abs(high.after))
  return directionOf(low.parts.value[part], high.parts.value[part], size)
}
