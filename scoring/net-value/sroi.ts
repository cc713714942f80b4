import type { InvestmentFact, Register } from '../facts.ts'
import { scored, unscorable, type Scored } from '../result.ts'
import { conversionToCny, type ConversionTable } from './currency.ts'
import type { Spread } from './simulation.ts'

export interface SocialReturn {
  readonly investmentCny2023: number
  /** Present value over investment. */
  readonly ratio: Spread
  /** (Present value − investment) / investment; null while harms are unknown, because then there is no net. */
  readonly net: Spread | null
}

/**
 * Social return on investment: what the priced rows are worth over what the project cost. Only money for the project
 * itself counts, each year's in yuan of `priceYear`.
 *
 * @param value the priced rows' result, null where nothing is priced
 * @param conversions price indices; those shipped where left out
 * @returns `not-known` where investments are unknown or none was found, never 0 or infinity; `no-project-investment`,
 *   `investment-without-evidence`, `investment-is-zero`, `no-price-index`, `nothing-priced`
 */
export function socialReturn(
  investments: Register<InvestmentFact>,
  value: Spread | null,
  harmsKnown: boolean,
  priceYear: number,
  conversions?: ConversionTable,
): Scored<SocialReturn> {
  if (investments.state !== 'listed') return unscorable('not-known')
  const own = investments.items.filter((item) => item.scope === 'project')
  if (own.length === 0) return unscorable('no-project-investment', { listed: investments.items.length })
  if (own.some((item) => item.evidence.length === 0)) return unscorable('investment-without-evidence')
  let investmentCny2023 = 0
  for (const item of own) {
    const converted = conversionToCny('CNY', Number(item.year.slice(0, 4)), priceYear, conversions)
    if (!converted.ok) return converted
    investmentCny2023 += item.amountCny * converted.value.multiplier
  }
  if (!(investmentCny2023 > 0)) return unscorable('investment-is-zero')
  if (value === null) return unscorable('nothing-priced')
  const over = (change: (amount: number) => number): Spread => ({
    median: change(value.median),
    p05: change(value.p05),
    p95: change(value.p95),
  })
  return scored({
    investmentCny2023,
    ratio: over((amount) => amount / investmentCny2023),
    net: harmsKnown ? over((amount) => (amount - investmentCny2023) / investmentCny2023) : null,
  })
}
