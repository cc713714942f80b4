import type { LevelRange } from '../facts.ts'
import { fork, type Random } from '../random.ts'
import { drawUniformShares } from '../stats/dirichlet.ts'
import { tallyRanks } from '../stats/tally-ranks.ts'
import { DIMENSIONS } from '../vocabulary.ts'
import type { LevelRanges } from './aggregate.ts'
import { INDEX_METHOD } from './social-value-index.ts'
import { indicatorsOf } from './weights.ts'

export interface RankAcceptability {
  readonly method: typeof INDEX_METHOD
  readonly draws: number
  readonly seed: number
  /** In the order given. `shares[k]` is the share of draws in which the case took rank k + 1; shares sum to 1. */
  readonly cases: readonly { readonly id: string; readonly shares: readonly number[]; readonly meanRank: number }[]
}

/**
 * How often each case takes each rank when nobody's weights are preferred: weights of the four dimensions uniform over
 * all that sum to 1 (Dirichlet(1,1,1,1)), equal inside; every unknown level uniform over its range and independent.
 * An exploration, to be labelled so: it says what follows from not knowing, not what is likely. Ties share their ranks.
 *
 * Every case draws its completions from a stream of its own, so the order of cases does not matter and a case added
 * later leaves the completions of the others as they were. Source: rank acceptability of SMAA-2 (Lahdelma and
 * Salminen, 2001).
 * @param cases with the level ranges that count; ids given twice throw `RangeError`. Memory grows with n².
 * @param options `draws` a positive whole number, `seed` a safe integer; else `RangeError`
 */
export function rankAcceptability(
  cases: readonly { readonly id: string; readonly levels: LevelRanges }[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): RankAcceptability {
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`Expected draws to be 1 or more but got ${draws}.`)
  if (new Set(cases.map((entry) => entry.id)).size !== cases.length) throw new RangeError('Expected each case once.')
  const weights = fork(seed, 'weights')
  const samplers = cases.map((entry) => dimensionSampler(entry.levels, fork(seed, `levels/${entry.id}`)))
  const tallies = cases.map(() => new Float64Array(cases.length))
  for (let draw = 0; draw < draws; draw += 1) {
    const shares = drawUniformShares(weights, DIMENSIONS.length)
    const scores = samplers.map((sample) => sample(shares))
    tallyRanks(scores, tallies)
  }
  return {
    method: INDEX_METHOD,
    draws,
    seed,
    cases: cases.map((entry, index) => {
      const shares = Array.from(tallies[index]!, (count) => count / draws)
      const meanRank = shares.reduce((sum, share, position) => sum + share * (position + 1), 0)
      return { id: entry.id, shares, meanRank }
    }),
  }
}

/** Completes the unknown levels of one case anew at each call and scores it, between 0 and 1, with the shares given. */
function dimensionSampler(levels: LevelRanges, random: Random): (shares: readonly number[]) => number {
  const groups = DIMENSIONS.map((dimension) => indicatorsOf(dimension).map((indicator) => levels[indicator]))
  return (shares) =>
    groups.reduce((score, ranges, index) => {
      // Whole levels are added before dividing, so cases that tie on paper tie exactly.
      const sum = ranges.reduce((total, range) => total + complete(range, random), 0)
      return score + (shares[index]! * sum) / (3 * ranges.length)
    }, 0)
}

function complete({ min, max }: LevelRange, random: Random): number {
  return min === max ? min : min + Math.floor(random() * (max - min + 1))
}
