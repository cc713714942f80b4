/**
 * Exchange rates and prices by year: one series for each thing and for every factor, so that no difference between
 * two factors comes from two series. Yearly means of the World Bank; other publishers differ by up to 0.9 %.
 */

/** World Bank PA.NUS.FCRF (currency per US dollar), and an index of China's consumer prices, 2010 = 100. */
export type ConversionSeries =
  'wb.fcrf.CNY_per_USD' | 'wb.fcrf.EUR_per_USD' | 'wb.fcrf.GBP_per_USD' | 'derived.cpi_index.China'

export const CONVERSION_SOURCES = {
  'ddf-58828f5':
    'World Bank PA.NUS.FCRF, copied from open-numbers/ddf--world_bank--world_development_indicators at 58828f536cdd81a7cd855ac7892d54e12b5ecadf',
  'ddf-0cf74c7':
    'World Bank PA.NUS.FCRF, copied from open-numbers/ddf--world_bank--world_development_indicators at 0cf74c754ac1f8b7e9fb13586ec6dd629b1a8ae9',
  'worth-then':
    'World Bank PA.NUS.FCRF (updated 2026-07-01), copied from krifle/worth-then at 7878e6baa25a490aa11730fbf1df701c5632438b, data/exchange-rates.json',
  'later-copy':
    'World Bank PA.NUS.FCRF, from a later copy whose repository is not known; equal to the first copy to eight decimals in 2015-2022',
  chained:
    'Chained here from World Bank FP.CPI.TOTL.ZG (yearly change), copied from datasets/cpi at 1b9b760a9257fb5b5d863ff69134681bbe7a06ad, 2025-05-01',
} as const

export interface ConversionRow {
  readonly series: ConversionSeries
  readonly year: number
  readonly value: number
  readonly source: keyof typeof CONVERSION_SOURCES
}

export const CONVERSION_ROWS: readonly ConversionRow[] = [
  { series: 'wb.fcrf.CNY_per_USD', year: 2010, value: 6.7702690287, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2011, value: 6.4614613266, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2012, value: 6.3123328268, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2013, value: 6.1957583461, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2014, value: 6.1434340945, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2015, value: 6.227488673, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2016, value: 6.6444778294, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2017, value: 6.7587550863, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2018, value: 6.6159571774, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2019, value: 6.9083850099, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2020, value: 6.9007672694, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2021, value: 6.4489751802, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2022, value: 6.7371581124, source: 'ddf-58828f5' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2023, value: 7.08399842, source: 'later-copy' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2024, value: 7.19749111, source: 'later-copy' },
  { series: 'wb.fcrf.CNY_per_USD', year: 2025, value: 7.18984737, source: 'later-copy' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2010, value: 0.7543089901, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2011, value: 0.7184138987, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2012, value: 0.7783381204, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2013, value: 0.7529451227, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2014, value: 0.7527281969, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2015, value: 0.9012964234, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2016, value: 0.9034214363, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2017, value: 0.8852055083, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2018, value: 0.8467726671, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2019, value: 0.8932762571, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2020, value: 0.875506397, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2021, value: 0.8454941389, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2022, value: 0.9496237532, source: 'ddf-0cf74c7' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2023, value: 0.92484, source: 'worth-then' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2024, value: 0.92389, source: 'worth-then' },
  { series: 'wb.fcrf.EUR_per_USD', year: 2025, value: 0.884969, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2010, value: 0.647179, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2011, value: 0.624141, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2012, value: 0.633047, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2013, value: 0.639661, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2014, value: 0.60773, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2015, value: 0.654545, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2016, value: 0.740634, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2017, value: 0.776977, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2018, value: 0.749532, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2019, value: 0.783445, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2020, value: 0.78, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2021, value: 0.727065, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2022, value: 0.811302, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2023, value: 0.804539, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2024, value: 0.782415, source: 'worth-then' },
  { series: 'wb.fcrf.GBP_per_USD', year: 2025, value: 0.759474, source: 'worth-then' },
  { series: 'derived.cpi_index.China', year: 2010, value: 100, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2011, value: 105.5539, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2012, value: 108.3189, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2013, value: 111.158, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2014, value: 113.2941, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2015, value: 114.9221, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2016, value: 117.2206, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2017, value: 119.0881, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2018, value: 121.5589, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2019, value: 125.0832, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2020, value: 128.1094, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2021, value: 129.3662, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2022, value: 131.9194, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2023, value: 132.2292, source: 'chained' },
  { series: 'derived.cpi_index.China', year: 2024, value: 132.5176, source: 'chained' },
]
