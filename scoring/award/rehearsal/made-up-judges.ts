import { fork } from '../../random.ts'
import { normalQuantile } from '../../stats/normal-quantile.ts'

/** How a made-up judge scores. `conflicted` has a tie to an entry and takes no part in it. */
export const TEMPERAMENTS = ['severe', 'lenient', 'careless', 'conflicted', 'even'] as const
export type Temperament = (typeof TEMPERAMENTS)[number]

export interface MadeUpJudge {
  readonly judge: string
  readonly group: string
  readonly temperament: Temperament
  /** Added to what the judge sees, as a share of the scale. */
  readonly shift: number
  /** How much of the worth of an entry the judge sees: 0 nothing, 1 all. */
  readonly slope: number
  /** Standard deviation of what is neither, as a share of the scale. */
  readonly noise: number
}

/** So many judges make a round in which each temperament but `even` occurs once. */
const ROUND = 8

/**
 * Gives judges a temperament, drawn by the seed: in each eight one severe, one lenient, one careless and one with a
 * conflict, the others even. Sorted by id.
 */
export function madeUpJudges(
  judges: readonly { readonly judge: string; readonly group: string }[],
  seed: number,
): readonly MadeUpJudge[] {
  const order = judges
    .map((each) => ({ ...each, luck: fork(seed, `temperament ${each.judge}`)() }))
    .sort((first, second) => first.luck - second.luck || (first.judge < second.judge ? -1 : 1))
  return order
    .map(({ judge, group }, place): MadeUpJudge => {
      const temperament = TEMPERAMENTS[place % ROUND] ?? 'even'
      const own = normalOf(fork(seed, `severity ${judge}`)) * 0.04
      const shift = temperament === 'severe' ? -0.16 : temperament === 'lenient' ? 0.12 : own
      const isCareless = temperament === 'careless'
      return { judge, group, temperament, shift, slope: isCareless ? 0.1 : 1, noise: isCareless ? 0.2 : 0.07 }
    })
    .sort((first, second) => (first.judge < second.judge ? -1 : 1))
}

/** One number of the standard normal distribution. */
export function normalOf(random: () => number): number {
  // Away from 0, whose quantile is not finite.
  return normalQuantile((random() * 0xffff_ffff + 0.5) / 0x1_0000_0000)
}
