import { fork } from '../../random.ts'
import { scored, unscorable, type Scored } from '../../result.ts'
import { drawShares, drawUniformShares } from '../../stats/dirichlet.ts'
import { tallyRanks } from '../../stats/tally-ranks.ts'
import { assertWeights } from './sheets.ts'
import { comparable } from './shared-ranks.ts'

export interface WeightAcceptability {
  readonly draws: number
  readonly seed: number
  /** Sorted by name. `shares[k]` is the share of draws in which the entry took place k + 1; ties share their places. */
  readonly entries: readonly { readonly entry: string; readonly shares: readonly number[]; readonly meanRank: number }[]
}

/**
 * How often each entry takes each place when the weights of the criteria are uncertain: uniform over all that sum to 1
 * (Dirichlet(1, …, 1), nobody's weights preferred), or around declared weights with a concentration: the share of
 * criterion c then has standard deviation √(w(1 − w)/(concentration + 1)). An exploration of the weights alone; the
 * scores stay as they are. Source: SMAA-2 (Lahdelma and Salminen, 2001).
 *
 * @param table by entry, the mean score on each criterion
 * @param options `draws` 1 or more, `seed` a safe integer, `concentration` above 0; else `RangeError`
 * @returns `no-scores`, or `criterion-missing` with entry and criterion: weights of other criteria can't stand in
 */
export function weightAcceptability(
  table: Readonly<Record<string, Readonly<Record<string, number>>>>,
  options: {
    readonly draws: number
    readonly seed: number
    readonly around?: { readonly weights: Readonly<Record<string, number>>; readonly concentration: number }
  },
): Scored<WeightAcceptability> {
  const { draws, seed, around } = options
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`Expected draws to be 1 or more but got ${draws}.`)
  if (around) {
    assertWeights(around.weights)
    if (!(around.concentration > 0 && Number.isFinite(around.concentration))) {
      throw new RangeError(`Expected a concentration above 0 but got ${around.concentration}.`)
    }
  }
  const entries = Object.keys(table).sort()
  const criteria = [
    ...new Set(around ? Object.keys(around.weights) : entries.flatMap((entry) => Object.keys(table[entry]!))),
  ].sort()
  if (entries.length === 0 || criteria.length === 0) return unscorable('no-scores')
  for (const entry of entries) {
    const missing = criteria.find((criterion) => !Object.hasOwn(table[entry]!, criterion))
    if (missing !== undefined) return unscorable('criterion-missing', { entry, criterion: missing })
  }
  const scores = entries.map((entry) => criteria.map((criterion) => table[entry]![criterion]!))
  const concentrations = criteria.map((criterion) => (around ? around.weights[criterion]! * around.concentration : 1))
  const random = fork(seed, 'weights')
  const tallies = entries.map(() => new Float64Array(entries.length))
  for (let draw = 0; draw < draws; draw += 1) {
    const shares = around ? drawShares(random, concentrations) : drawUniformShares(random, criteria.length)
    const totals = scores.map((row) => comparable(row.reduce((sum, score, index) => sum + score * shares[index]!, 0)))
    tallyRanks(totals, tallies)
  }
  return scored({
    draws,
    seed,
    entries: entries.map((entry, index) => {
      const shares = Array.from(tallies[index]!, (count) => count / draws)
      return { entry, shares, meanRank: shares.reduce((sum, share, place) => sum + share * (place + 1), 0) }
    }),
  })
}
