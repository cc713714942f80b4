import { seededRandom } from '../../random.ts'
import { backwardInPlace } from './cholesky.ts'
import type { Elimination } from './elimination.ts'
import { fillNormal } from './normal-draws.ts'
import type { PanelDesign } from './panel-design.ts'
import { ranker } from './ranks-of-draw.ts'

export interface RankChance {
  readonly name: string
  /** Share of draws in which the entry is first, and in which it is among the first `top`. */
  readonly first: number
  readonly top: number
  /** Ranks between which it lies in the asked share of draws, 1 the best; the rest is cut off evenly at both ends. */
  readonly rankLow: number
  readonly rankHigh: number
  readonly expectedRank: number
}

export interface RankChances {
  readonly draws: number
  readonly seed: number
  readonly top: number
  readonly entries: readonly RankChance[]
}

/**
 * Draws the true effects of all entries together from their joint distribution given the scores and the estimated
 * variances, and counts ranks. A draw costs a back substitution in the dense block and one line an entry: the covariance
 * of the entries is never formed.
 *
 * The variances are taken as known, so with few judges the chances are a little too sure.
 *
 * @param deviation residual standard deviation
 */
export function rankChances(
  design: PanelDesign,
  elimination: Elimination,
  deviation: number,
  asked: { readonly draws: number; readonly seed: number; readonly top: number; readonly level: number },
): RankChances {
  const { draws, seed, top, level } = asked
  const count = design.entries.length
  const ranks = new Uint32Array(count * draws)
  const effects = new Float64Array(count)
  const ranked = new Uint32Array(count)
  const rankInto = ranker(count)
  const draw = effectDraws(design, elimination, deviation, seed)
  const first = new Float64Array(count)
  const inTop = new Float64Array(count)
  const rankSum = new Float64Array(count)
  for (let round = 0; round < draws; round += 1) {
    draw(effects)
    rankInto(effects, ranked)
    for (let entry = 0; entry < count; entry += 1) {
      const rank = ranked[entry]!
      if (rank === 1) first[entry]! += 1
      if (rank <= top) inTop[entry]! += 1
      rankSum[entry]! += rank
      ranks[entry * draws + round] = rank
    }
  }
  const cut = Math.min(Math.floor(((1 - level) / 2) * draws), (draws - 1) >> 1)
  const counts = new Uint32Array(count)
  return {
    draws,
    seed,
    top,
    entries: design.entries.map((name, entry) => {
      const [rankLow, rankHigh] = rankEnds(ranks.subarray(entry * draws, (entry + 1) * draws), counts, cut)
      return {
        name,
        first: first[entry]! / draws,
        top: inTop[entry]! / draws,
        rankLow,
        rankHigh,
        expectedRank: rankSum[entry]! / draws,
      }
    }),
  }
}

/**
 * Makes a function that fills in one joint draw of the entries' effects, in the order of the design.
 *
 * @param deviation residual standard deviation
 */
export function effectDraws(
  design: PanelDesign,
  elimination: Elimination,
  deviation: number,
  seed: number,
): (effects: Float64Array) => void {
  const { size, pivot, link, scales, factor, denseSolution, longSolution } = elimination
  const { linkStart, linkIndex } = design
  const random = seededRandom(seed)
  const dense = new Float64Array(size)
  const own = new Float64Array(design.entriesAreLong ? pivot.length : 0)
  const roots = pivot.map(Math.sqrt)
  return (effects: Float64Array): void => {
    fillNormal(dense, random)
    backwardInPlace(factor, size, dense)
    if (!design.entriesAreLong) {
      for (let entry = 0; entry < effects.length; entry += 1) {
        effects[entry] = scales.dense[entry]! * (denseSolution[entry]! + deviation * dense[entry]!)
      }
      return
    }
    fillNormal(own, random)
    for (let entry = 0; entry < effects.length; entry += 1) {
      let sum = own[entry]! * roots[entry]!
      for (let place = linkStart[entry]!; place < linkStart[entry + 1]!; place += 1) {
        sum -= link[place]! * dense[linkIndex[place]!]!
      }
      effects[entry] = scales.long * (longSolution[entry]! + (deviation * sum) / pivot[entry]!)
    }
  }
}

/** Lowest and highest rank once `cut` draws are taken off at each end. */
function rankEnds(ranks: Uint32Array, counts: Uint32Array, cut: number): [number, number] {
  counts.fill(0)
  for (const rank of ranks) counts[rank - 1]! += 1
  let low = 0
  for (let below = counts[0]!; below <= cut; below += counts[low]!) low += 1
  let high = counts.length - 1
  for (let above = counts[high]!; above <= cut; above += counts[high]!) high -= 1
  return [low + 1, high + 1]
}
