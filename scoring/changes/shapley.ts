import { scored, unscorable, type Scored } from '../result.ts'

/** A change of a number, and what each part adds to it: the parts add up to the change. */
export interface ShapleySplit<Part extends string> {
  readonly before: number
  readonly after: number
  /** `after` − `before`, in the unit of the number. */
  readonly change: number
  readonly parts: Readonly<Record<Part, number>>
}

/** More parts than that would ask for more than 4,096 values. */
export const MOST_PARTS = 12

/**
 * Splits the change of a number exactly among named parts, each of which is either old or new: a part gets what turning
 * it new adds, averaged over every order in which the parts can be turned (Shapley, 1953). Which part is looked at first
 * therefore decides nothing; what two parts do only together is shared between them; a part that never matters gets 0;
 * the split of a sum is the sum of the splits.
 *
 * The average over the n! orders is taken over the 2^n sets instead: a set of s parts stands before a given part in
 * s!(n − s − 1)! of the orders.
 *
 * @param parts names, each once; a repeated name throws `RangeError`
 * @param value the number when just these parts are new; null where there is none. Asked once for each of the 2^n sets
 * @returns the split, whose parts add up to the change within 1e-9 of the largest number met (of 1 where all are
 *   smaller); or `too-many-parts` beyond 12, `no-number-between` where some set has no number (it is named: a split
 *   would have to make one up)
 * @throws RangeError for a value that is NaN or infinite
 * @example
 * // a product: 2 × 5 becomes 3 × 7
 * shapleySplit(['price', 'quantity'], (news) => (news.has('price') ? 3 : 2) * (news.has('quantity') ? 7 : 5))
 * // change 11: price 6, quantity 5
 */
export function shapleySplit<Part extends string>(
  parts: readonly Part[],
  value: (news: ReadonlySet<Part>) => number | null,
): Scored<ShapleySplit<Part>> {
  if (new Set(parts).size !== parts.length) throw new RangeError(`Expected each part once but got ${parts.join(', ')}.`)
  if (parts.length > MOST_PARTS) return unscorable('too-many-parts', { parts: parts.length, limit: MOST_PARTS })
  const values: number[] = []
  for (let set = 0; set < 2 ** parts.length; set += 1) {
    const news = parts.filter((_, index) => set & (1 << index))
    const found = value(new Set(news))
    if (found === null) return unscorable('no-number-between', { new: news.join(' ') })
    if (!Number.isFinite(found)) throw new RangeError(`Expected a finite number but got ${found}.`)
    values.push(found)
  }
  const weights = orderShares(parts.length)
  const before = values[0]!
  const after = values.at(-1)!
  const shares = parts.map((part, index) => [part, contribution(1 << index, values, weights)] as const)
  return scored({
    before,
    after,
    change: after - before,
    parts: Object.fromEntries(shares) as Readonly<Record<Part, number>>,
  })
}

/** Share of the orders of n parts in which a given set of s others comes before a given part: s!(n − s − 1)! / n!. */
function orderShares(parts: number): readonly number[] {
  let choices = 1
  return Array.from({ length: parts }, (_, size) => {
    if (size > 0) choices = (choices * (parts - size)) / size
    return 1 / (parts * choices)
  })
}

/** Sum with the lost low digits carried along (Neumaier, 1974): amounts of trillions keep their fen. */
function contribution(part: number, values: readonly number[], weights: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (let set = 0; set < values.length; set += 1) {
    if (set & part) continue
    const term = weights[bitsIn(set)]! * (values[set | part]! - values[set]!)
    const next = sum + term
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum
    sum = next
  }
  return sum + lost
}

function bitsIn(set: number): number {
  let bits = 0
  for (let rest = set; rest > 0; rest &= rest - 1) bits += 1
  return bits
}
