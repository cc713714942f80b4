import { scored, type Scored } from '../../result.ts'
import { tieSizes } from '../../stats/average-ranks.ts'
import { normalTwoSided } from '../../stats/tail-probabilities.ts'
import { whyNoCorrelation } from './paired-scores.ts'

export interface KendallTauB {
  readonly tau: number
  readonly pairs: number
  /** Pairs of pairs that both sides put in the same order, and in opposite orders. */
  readonly concordant: number
  readonly discordant: number
  /** (concordant − discordant) over its standard deviation under independence, corrected for ties. */
  readonly z: number
  /** Two-sided: exact without ties and below 50 pairs, otherwise from z without continuity correction. */
  readonly p: number
  readonly method: 'exact' | 'normal'
}

/**
 * Kendall's tau-b, (C − D) / √((N − T₁)(N − T₂)) with the N pairs of things and those tied on either side. Variance with ties:
 * Kendall and Gibbons (1990). The exact p-value counts permutations by their inversions.
 *
 * @param first scores of the same things as in `second`, in the same order; unequal lengths and NaN throw `RangeError`
 * @returns `too-few-pairs` below 2, `no-variation` where a side gives everything the same
 * @example kendallTauB([1, 2, 3, 4], [1, 3, 2, 4]) // => tau 2/3
 */
export function kendallTauB(first: readonly number[], second: readonly number[]): Scored<KendallTauB> {
  const refusal = whyNoCorrelation(first, second, 2)
  if (refusal !== null) return refusal
  const pairs = first.length
  let concordant = 0
  let discordant = 0
  for (let i = 0; i < pairs; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const sign = Math.sign(first[i]! - first[j]!) * Math.sign(second[i]! - second[j]!)
      if (sign > 0) concordant += 1
      if (sign < 0) discordant += 1
    }
  }
  const [ties1, ties2] = [tieSizes(first), tieSizes(second)]
  const all = (pairs * (pairs - 1)) / 2
  const [tied1, tied2] = [tiedPairs(ties1), tiedPairs(ties2)]
  const lead = concordant - discordant
  const tau = lead / Math.sqrt((all - tied1) * (all - tied2))
  const z = lead / Math.sqrt(nullVariance(pairs, ties1, ties2))
  const exact = ties1.length === 0 && ties2.length === 0 && pairs < 50
  return scored({
    tau,
    pairs,
    concordant,
    discordant,
    z,
    p: exact ? exactTwoSided(pairs, Math.min(concordant, discordant)) : normalTwoSided(z),
    method: exact ? 'exact' : 'normal',
  })
}

const total = (sizes: readonly number[], of: (size: number) => number) => sizes.reduce((sum, t) => sum + of(t), 0)
const tiedPairs = (sizes: readonly number[]) => total(sizes, (t) => t * (t - 1)) / 2

function nullVariance(n: number, ties1: readonly number[], ties2: readonly number[]): number {
  const spread = (t: number) => t * (t - 1) * (2 * t + 5)
  const triples = (t: number) => t * (t - 1) * (t - 2)
  const untied = (spread(n) - total(ties1, spread) - total(ties2, spread)) / 18
  const twos = (2 * tiedPairs(ties1) * tiedPairs(ties2)) / (n * (n - 1))
  const threes = n < 3 ? 0 : (total(ties1, triples) * total(ties2, triples)) / (9 * triples(n))
  return untied + twos + threes
}

/** Twice the chance that a random permutation has no more than so many inversions, at most 1. */
function exactTwoSided(n: number, inversions: number): number {
  // chance[k]: of k inversions among the items so far; the next item adds 0 to `item` of them, each as likely.
  let chance = [1]
  for (let item = 1; item < n; item += 1) {
    const next = new Array<number>(chance.length + item).fill(0)
    chance.forEach((share, count) => {
      for (let more = 0; more <= item; more += 1) next[count + more]! += share / (item + 1)
    })
    chance = next
  }
  return Math.min(1, 2 * chance.slice(0, inversions + 1).reduce((sum, share) => sum + share, 0))
}
