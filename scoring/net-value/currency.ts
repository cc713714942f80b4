import { scored, unscorable, type Scored } from '../result.ts'
import { CONVERSION_ROWS, type ConversionRow, type ConversionSeries } from './conversion-data.ts'
import type { Currency } from './factors/factor.ts'

/** How one unit of a currency became yuan of another year: every number that was used, with the series it is from. */
export interface MoneyConversion {
  readonly from: { readonly currency: Currency; readonly priceYear: number }
  readonly targetYear: number
  /** Yuan per unit of the currency in the price year; 1 for yuan. */
  readonly cnyPerUnit: number
  /** China's consumer prices in the target year over those of the price year. */
  readonly priceRatio: number
  readonly multiplier: number
  readonly rows: readonly Omit<ConversionRow, 'source'>[]
}

/** Exchange rates and price indices by series and year. */
export type ConversionTable = ReadonlyMap<string, ConversionRow>

/** Makes a table that conversions can look into; of two rows for one series and year the last counts. */
export function conversionTable(rows: readonly ConversionRow[]): ConversionTable {
  return new Map(rows.map((row) => [`${row.series} ${row.year}`, row]))
}

/** The rates and indices that this library ships. */
export const SHIPPED_CONVERSIONS = conversionTable(CONVERSION_ROWS)

/**
 * Converts money of a currency and year into yuan of `targetYear`, in one fixed order: first into yuan at the exchange
 * rate of the price year (euro and pound through the dollar), then by China's consumer prices to the target year.
 * Inflating abroad first and exchanging afterwards would give another number.
 *
 * @param table the rates and indices to use; those shipped where left out
 * @returns the multiplier and what it is made of, or `no-exchange-rate` or `no-price-index` with the year missing
 * @example conversionToCny('USD', 2020, 2023) // multiplier 6.9007672694 × 132.2292 / 128.1094
 */
export function conversionToCny(
  currency: Currency,
  priceYear: number,
  targetYear: number,
  table: ConversionTable = SHIPPED_CONVERSIONS,
): Scored<MoneyConversion> {
  const rows: Omit<ConversionRow, 'source'>[] = []
  const look = (series: ConversionSeries, year: number): number | null => {
    const row = table.get(`${series} ${year}`)
    if (row === undefined) return null
    rows.push({ series: row.series, year: row.year, value: row.value })
    return row.value
  }

  let cnyPerUnit = 1
  if (currency !== 'CNY') {
    const cnyPerUsd = look('wb.fcrf.CNY_per_USD', priceYear)
    const unitsPerUsd = currency === 'USD' ? 1 : look(`wb.fcrf.${currency}_per_USD`, priceYear)
    if (cnyPerUsd === null || unitsPerUsd === null) {
      return unscorable('no-exchange-rate', { currency, year: priceYear })
    }
    cnyPerUnit = cnyPerUsd / unitsPerUsd
  }

  let priceRatio = 1
  if (priceYear !== targetYear) {
    const before = look('derived.cpi_index.China', priceYear)
    const after = look('derived.cpi_index.China', targetYear)
    if (before === null || after === null) {
      return unscorable('no-price-index', { year: before === null ? priceYear : targetYear })
    }
    priceRatio = after / before
  }
  return scored({
    from: { currency, priceYear },
    targetYear,
    cnyPerUnit,
    priceRatio,
    multiplier: cnyPerUnit * priceRatio,
    rows,
  })
}
