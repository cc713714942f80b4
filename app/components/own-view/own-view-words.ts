import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { isOwnCarbonPrice, type CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { Scored } from '#scoring/result.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { SwapWeight } from '#scoring/social-value/swap-weight.ts'
import { DIMENSIONS } from '#scoring/vocabulary.ts'
import type { OwnViewQuery } from '../../forms/own-view-query.ts'
import type { WeightPercents } from '../../forms/own-view-state.ts'
import { formatCny, formatCnyRange, formatExact, formatRate, formatShare } from '../../i18n/format.ts'
import type { Speech } from '../../i18n/translate.ts'
import { rankText } from '../rank-text.ts'
import type { Standing } from './standings.ts'

/** Mission 40%, execution 20% … */
export function weightsText(percents: WeightPercents, { t, language }: Speech): string {
  return DIMENSIONS.map((dimension) =>
    t('own.weight', {
      dimension: t(`dimension.${dimension}`),
      share: formatShare(language, percents[dimension] / 100),
    }),
  ).join(t('common.list'))
}

/** A carbon price of the reader's choice, with its unit or its name. */
export function carbonPriceText(choice: CarbonPriceChoice, speech: Speech): string {
  return isOwnCarbonPrice(choice) ? yuanPerTonneText(choice.cny2023PerTco2e, speech) : speech.t(`carbon.${choice}`)
}

export function yuanPerTonneText(cny2023PerTco2e: number, { t, language }: Speech): string {
  return t('own.price.yuan', { yuan: formatExact(language, cny2023PerTco2e) })
}

/** What of the address was left out, a sentence each. */
export function ignoredSentences({ ignored }: OwnViewQuery, { t }: Speech): readonly string[] {
  return ignored.map(({ name, why, value }) => t(`own.ignored.${why}`, { name, value }))
}

/** How weights that did not sum to 100 were read; nothing where they did. */
export function scaledSentences({ scaledFrom, weights }: OwnViewQuery, speech: Speech): readonly string[] {
  if (!scaledFrom || !weights) return []
  const given = scaledFrom.map((part) => formatExact(speech.language, part)).join(speech.t('common.list'))
  return [speech.t('own.scaled', { given, weights: weightsText(weights, speech) })]
}

/** Both ranks of a case in words; the reason alone where there is neither. */
export function rankLines(
  { rankAmongCompared, rankInLibrary }: Standing,
  { compared, library }: { readonly compared: number; readonly library: number },
  speech: Speech,
): readonly string[] {
  const { t } = speech
  if (!rankAmongCompared.ok) return [placeText(rankAmongCompared, compared, speech)]
  const among = t('own.rank.compared', { rank: placeText(rankAmongCompared, compared, speech) })
  if (rankInLibrary === null) return [among]
  return [among, t('own.rank.library', { rank: placeText(rankInLibrary, library, speech) })]
}

function placeText(rank: Scored<RankInterval>, cases: number, speech: Speech): string {
  if (!rank.ok || rank.value.best !== rank.value.worst) return rankText(rank, cases, speech)
  return speech.t('own.rank.exact', { rank: rank.value.best, n: cases })
}

/** Where two cases change places along one dimension, or why they don't. */
export function swapText(swap: Scored<SwapWeight>, level: boolean, { t, language }: Speech): string {
  if (!swap.ok) {
    if (swap.why.code === 'always-tied') return t('own.swap.always')
    return t(swap.why.code === 'no-other-weight' ? 'own.swap.noOther' : 'own.swap.never')
  }
  const { from, to } = swap.value
  const share = formatRate(language, to)
  if (level) return t('own.swap.now')
  // Beyond the edge there is no share left at which the other case would lead.
  if (to === 0 || to === 1) return t('own.swap.edge', { share })
  return t(to > from ? 'own.swap.above' : 'own.swap.below', { share })
}

export interface AmountLine {
  readonly status: 'priced' | 'bounded' | 'scenario'
  readonly amount: string
}

/** The amounts of a net value, a line for each kind, never added up; no line where there is no amount. */
export function amountLines(amounts: NetAmounts, { t, language }: Speech): readonly AmountLine[] {
  const cny = (amount: number) => formatCny(language, amount)
  const spread = ({ median, p05, p95 }: NonNullable<NetAmounts['scenario']>) =>
    p05 === p95 ? cny(median) : t('case.net.headline.net', { value: cny(median), low: cny(p05), high: cny(p95) })
  const ends = ({ low, high }: NonNullable<NetAmounts['bounds']>) => {
    if (low === high) return cny(low)
    return low === 0 ? t('common.atMost', { value: cny(high) }) : formatCnyRange(language, low, high)
  }
  const { median, p05, p95, bounds, scenario, scenarioBounds } = amounts
  const priced = median === null || p05 === null || p95 === null ? null : { median, p05, p95 }
  return [
    ...(priced ? [{ status: 'priced', amount: spread(priced) } as const] : []),
    ...(bounds ? [{ status: 'bounded', amount: ends(bounds) } as const] : []),
    ...(scenario ? [{ status: 'scenario', amount: spread(scenario) } as const] : []),
    ...(scenarioBounds ? [{ status: 'scenario', amount: ends(scenarioBounds) } as const] : []),
  ]
}
