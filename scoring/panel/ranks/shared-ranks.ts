/** Scores are compared to 10 decimals: sums in another order differ in their last digits and are equal on paper. */
const DECIMALS = 1e10

/** A score to the 10 decimals at which scores are compared; a large one, which has no 10 decimals, to 14 digits. */
export function comparable(score: number): number {
  const scaled = score * DECIMALS
  return Math.abs(scaled) < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / DECIMALS : Number(score.toPrecision(14))
}

/**
 * Ranks, 1 for the highest score: equal scores share the better rank and the next rank is left out (1, 2, 2, 4;
 * "competition" ranking, `method = min`). Scores are equal if they are to 10 decimals, or 14 digits.
 *
 * @param scores finite, else `RangeError`
 * @returns in the order given
 */
export function sharedRanks(scores: readonly number[]): readonly number[] {
  const rounded = scores.map((score) => {
    if (!Number.isFinite(score)) throw new RangeError(`Expected finite scores but got ${score}.`)
    return comparable(score)
  })
  const ranks = new Map<number, number>()
  rounded
    .toSorted((first, second) => second - first)
    .forEach((score, index) => {
      if (!ranks.has(score)) ranks.set(score, index + 1)
    })
  return rounded.map((score) => ranks.get(score)!)
}

export interface RankedEntry {
  readonly entry: string
  readonly score: number
  readonly rank: number
}

/** A ranking by scores, best first; entries that share a rank by name. */
export function rankEntries(scores: ReadonlyMap<string, number>): readonly RankedEntry[] {
  const ranks = sharedRanks([...scores.values()])
  return [...scores]
    .map(([entry, score], index) => ({ entry, score, rank: ranks[index]! }))
    .sort((first, second) => first.rank - second.rank || (first.entry < second.entry ? -1 : 1))
}
