import type { OutcomeFact } from '../facts.ts'
import { CARBON_PRICES, type CarbonPrice } from '../vocabulary.ts'
import { usesCarbonPrice } from './amounts.ts'
import type { EvaluatedRow } from './row.ts'

/** How far the answer moves with the carbon price alone: the published prices, also beside a reader's own. */
export interface CarbonChoices {
  readonly choices: readonly {
    readonly carbonPrice: CarbonPrice
    /** Gross value of the rows that every choice can price (upper end where there is no centre). */
    readonly grossCny2023: number | null
  }[]
  /** Largest over smallest; null where fewer than two choices give a value. */
  readonly ratio: number | null
  /** Rows that some choice has no price for: they would make the ratio one of different things. */
  readonly leftOut: readonly string[]
}

/**
 * The gross value of a case under every published carbon price, over the rows that all of them can price.
 * @param evaluatedAt the rows of the case under a price; not asked where no outcome uses one
 */
export function carbonChoicesOf(
  outcomes: readonly OutcomeFact[],
  evaluatedAt: (carbonPrice: CarbonPrice) => readonly EvaluatedRow[],
): CarbonChoices {
  const anyCarbon = outcomes.some(usesCarbonPrice)
  const amountsAt = CARBON_PRICES.map((carbonPrice) => {
    const rows = anyCarbon ? evaluatedAt(carbonPrice).map(({ row }) => row) : []
    return new Map(
      rows.flatMap(({ id, usesCarbonPrice: used, grossCny2023 }) =>
        used && grossCny2023 ? [[id, grossCny2023.central ?? grossCny2023.high] as const] : [],
      ),
    )
  })
  const ids = [...new Set(amountsAt.flatMap((amounts) => [...amounts.keys()]))]
  const covered = ids.filter((id) => amountsAt.every((amounts) => amounts.has(id)))
  const choices = CARBON_PRICES.map((carbonPrice, index) => ({
    carbonPrice,
    grossCny2023: covered.length === 0 ? null : covered.reduce((sum, id) => sum + amountsAt[index]!.get(id)!, 0),
  }))
  const sums = choices.flatMap(({ grossCny2023 }) => (grossCny2023 !== null && grossCny2023 > 0 ? [grossCny2023] : []))
  return {
    choices,
    ratio: sums.length < 2 ? null : Math.max(...sums) / Math.min(...sums),
    leftOut: ids.filter((id) => !covered.includes(id)),
  }
}
