import type { Coding } from '../facts.ts'
import { unscorable, type Scored } from '../result.ts'
import { weightedKappa, type WeightedKappa } from '../stats/weighted-kappa.ts'
import { INDICATORS, LEVELS, type Indicator } from '../vocabulary.ts'

/** An indicator's agreement is given once this many cases carry two people's codings of it. */
export const DOUBLE_CODED_CASES = 20

/** Quadratic-weighted kappa of each indicator, or why there is none. */
export type Reliability = Readonly<Record<Indicator, Scored<WeightedKappa>>>

interface CodedCase {
  readonly indicators: Readonly<Record<Indicator, { readonly codings: readonly Coding[] }>>
}

/**
 * How far two people who code the same case agree, for each indicator over all cases. The earliest exact coding of each
 * person counts; of more than two people, the earliest two. Codings that leave the level open are left out, for kappa
 * needs a level. The two are ordered by name, which keeps a fixed pair of coders apart; several pairs are pooled.
 *
 * @returns `one-coder` with the number of cases coded twice and the number needed, below 20; `no-variation` where all
 * codings name one level
 */
export function indicatorReliability(cases: readonly CodedCase[]): Reliability {
  return Object.fromEntries(
    INDICATORS.map((indicator) => {
      const pairs = cases.flatMap((entry) => firstTwo(entry.indicators[indicator].codings))
      return [indicator, agreementOf(pairs)]
    }),
  ) as unknown as Reliability
}

function agreementOf(pairs: readonly (readonly [number, number])[]): Scored<WeightedKappa> {
  if (pairs.length < DOUBLE_CODED_CASES) {
    return unscorable('one-coder', { doubleCoded: pairs.length, needed: DOUBLE_CODED_CASES })
  }
  return weightedKappa(pairs, LEVELS.length)
}

/** The two levels as a list of one pair, or an empty list where fewer than two people coded exactly. */
function firstTwo(codings: readonly Coding[]): (readonly [number, number])[] {
  const earliest = codings
    .filter((coding) => coding.level.min === coding.level.max)
    .toSorted((first, second) => compare(first.date, second.date) || compare(first.coder, second.coder))
  const byCoder = new Map<string, Coding>()
  for (const coding of earliest) if (!byCoder.has(coding.coder)) byCoder.set(coding.coder, coding)
  const [first, second] = [...byCoder.values()].slice(0, 2).toSorted((one, other) => compare(one.coder, other.coder))
  return first === undefined || second === undefined ? [] : [[first.level.min, second.level.min]]
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0
}
