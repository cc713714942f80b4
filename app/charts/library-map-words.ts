import type { CarbonPrice } from '#scoring/vocabulary.ts'
import { formatCny, formatCnyRange, formatExact } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'
import type { MapCase, MapSummary } from './library-map-layout.ts'

/** What the map says in words, the same on the page, on the canvas and in the image. */

/** The finding: how many of the cases have an amount at all. */
export function mapTitle({ cases: n, counts }: MapSummary, { t, language }: Speech): string {
  const priced = n - counts.notPriced
  if (n === 1) return t(priced === 0 ? 'map.finding.one.none' : 'map.finding.one.all')
  const written = { n: formatExact(language, n), priced: formatExact(language, priced) }
  if (priced === 0) return t('map.finding.none', written)
  return t(priced === n ? 'map.finding.all' : 'map.finding.some', written)
}

export function mapAxisTitle(carbonPrice: CarbonPrice, { t }: Speech): string {
  return t('map.axis', { price: t(`carbon.short.${carbonPrice}`) })
}

/** The ends of the net value, or that there is no price. */
export function netEnds({ net }: MapCase, { t, language }: Speech): string {
  if (net === null) return t('status.notPriced')
  // The lowest end of benefits is nothing, and then the upper end is all there is to say.
  return net.low === 0
    ? t('common.atMost', { value: formatCny(language, net.high) })
    : formatCnyRange(language, net.low, net.high)
}

/** Ends and kind of an amount in one line. */
export function netLine(entry: MapCase, speech: Speech): string {
  const { t } = speech
  const kind = t(`status.${entry.state}`)
  if (entry.net === null) return kind
  return [netEnds(entry, speech), kind, ...(entry.harmsKnown ? [] : [t('map.benefitsOnly')])].join(' · ')
}
