import type { NetValueStatus } from '#scoring/net-value/amounts.ts'
import type { CarbonPrice, RowStatus } from '#scoring/vocabulary.ts'
import { formatCny } from '../i18n/format.ts'
import type { MessageKey, Speech } from '../i18n/translate.ts'

/** What lists and comparisons say of a net value. */
export interface NetSummary {
  readonly status: NetValueStatus
  /** The best that can be said: an amount with an interval, bounds, a scenario, or none. */
  readonly best: RowStatus
  readonly counts: Readonly<Record<RowStatus, number>>
  /** One where no row uses the carbon price, else the two headline choices. */
  readonly choices: readonly {
    readonly carbonPrice: CarbonPrice
    readonly median: number | null
    readonly p05: number | null
    readonly p95: number | null
    readonly bounds: { readonly low: number; readonly high: number } | null
    readonly scenario: { readonly low: number; readonly high: number } | null
  }[]
}

/** The net value in words: an amount for each carbon price where it matters, or how much was counted without a price. */
export function netWords(net: NetSummary, speech: Speech): string {
  return netLines(net, speech).join(speech.t('netWords.or'))
}

/** The same, a line for each carbon price. */
export function netLines(net: NetSummary, speech: Speech): readonly string[] {
  const { t } = speech
  if (net.best === 'notPriced') {
    const n = net.counts.notPriced
    if (n === 0) return [t('netWords.nothingCounted')]
    return [t(n === 1 ? 'netWords.notPriced.one' : 'netWords.notPriced.other', { n })]
  }
  const amounts = net.choices.map((choice) => amountWords(choice, speech))
  if (new Set(amounts).size === 1) return amounts.slice(0, 1)
  return net.choices.map(({ carbonPrice }, index) =>
    t('netWords.atPrice', { value: amounts[index]!, price: t(`carbon.short.${carbonPrice}` as MessageKey) }),
  )
}

/** How many changes stand under each status, those with none left out. */
export function countWords({ counts }: NetSummary, { t }: Speech): string {
  return (['priced', 'bounded', 'scenario', 'notPriced'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => t('netWords.count', { n: counts[status], status: t(`status.${status}`) }))
    .join(t('common.list'))
}

function amountWords({ median, p05, p95, bounds, scenario }: NetSummary['choices'][number], speech: Speech): string {
  const { t, language } = speech
  const cny = (amount: number) => formatCny(language, amount)
  if (median !== null && p05 !== null && p95 !== null) {
    return t('case.net.headline.net', { value: cny(median), low: cny(p05), high: cny(p95) })
  }
  const ends = bounds ?? scenario
  if (!ends) return t('case.net.headline.none')
  // The lowest end of benefits is nothing, and then the upper end is all there is to say.
  if (ends.low === 0) return t('common.atMost', { value: cny(ends.high) })
  return t('case.net.bounds', { low: cny(ends.low), high: cny(ends.high) })
}
