import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { isOwnCarbonPrice, type CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { Failure } from '#scoring/comparability/rules.ts'
import type { Scored } from '#scoring/result.ts'
import type { RankInterval } from '#scoring/social-value/rank.ts'
import type { SwapWeight } from '#scoring/social-value/swap-weight.ts'
import { DIMENSIONS } from '#scoring/vocabulary.ts'
import type { OwnViewQuery } from '../../forms/own-view-query.ts'
import type { OwnViewState, WeightPercents } from '../../forms/own-view-state.ts'
import { formatCny, formatCnyRange, formatExact, formatRate, formatShare } from '../../i18n/format.ts'
import type { Speech } from '../../i18n/translate.ts'
import { ruleWords } from '../compare/rule-values.ts'
import { rankText } from '../rank-text.ts'
import type { PairApart } from './own-view-data.ts'
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

/** What a reader has set, for the head of the page; null where all of it is official. */
export function ownSettingsText({ weights, carbonPrice }: OwnViewState, speech: Speech): string | null {
  const settings = [
    ...(weights === null ? [] : [weightsText(weights, speech)]),
    ...(carbonPrice === null ? [] : [carbonPriceText(carbonPrice, speech)]),
  ]
  return settings.length === 0 ? null : speech.t('own.top', { settings: settings.join(speech.t('compare.and')) })
}

/** Both ranks of the case in this place in words; the reason alone where there is neither. */
export function rankLines(
  { rankAmongCompared, rankInLibrary, apart }: Standing,
  place: number,
  titles: readonly string[],
  casesInLibrary: number,
  speech: Speech,
): readonly string[] {
  const { t } = speech
  if (!rankAmongCompared.ok && rankAmongCompared.why.code === 'not-comparable') {
    const against = apart.flatMap(({ left, right, why }) =>
      reasons(why, speech).map(({ sides, reason }) => {
        const columns = sides.length > 0 ? sides.map((side) => (side === 'left' ? left : right)) : [left === place ? right : left] // prettier-ignore
        return ofTitles(columns, titles, reason, speech)
      }),
    )
    return [t('own.rank.apart'), ...new Set(against)]
  }
  if (!rankAmongCompared.ok) return [placeText(rankAmongCompared, titles.length, speech)]
  const among = t('own.rank.compared', { rank: placeText(rankAmongCompared, titles.length, speech) })
  if (rankInLibrary === null) return [among]
  return [among, t('own.rank.library', { rank: placeText(rankInLibrary, casesInLibrary, speech) })]
}

/** Why two cases may not be put in order, a line for each rule; a rule about one of them says about which. */
export function apartLines(
  { left, right, why }: PairApart,
  titles: readonly string[],
  speech: Speech,
): readonly string[] {
  return reasons(why, speech).map(({ sides, reason }) => {
    const columns = sides.map((side) => (side === 'left' ? left : right))
    return columns.length === 0 ? reason : ofTitles(columns, titles, reason, speech)
  })
}

/** Each rule that fails once, with the sides it is about; none where it stands between the two. */
function reasons(why: readonly Failure[], speech: Speech) {
  return [...new Set(why.map(({ code }) => code))].map((code) => {
    const failures = why.filter((failure) => failure.code === code)
    const sides = (['left', 'right'] as const).filter((side) => failures.some(({ detail }) => detail['side'] === side))
    return { sides, reason: ruleWords(code, failures, speech) }
  })
}

function ofTitles(columns: readonly number[], titles: readonly string[], reason: string, { t }: Speech): string {
  const quoted = columns.map((column) => t('compare.quoted', { title: titles[column]! }))
  return t('compare.pairs.of', { titles: quoted.join(t('common.list')), reason })
}

function placeText(rank: Scored<RankInterval>, cases: number, speech: Speech): string {
  if (!rank.ok || rank.value.best !== rank.value.worst) return rankText(rank, cases, speech)
  return speech.t('own.rank.exact', { rank: rank.value.best, n: cases })
}

/** At which weight of a dimension the second of two cases passes the first, or why it doesn't. */
export function swapText(swap: Scored<SwapWeight>, level: boolean, second: string, { t, language }: Speech): string {
  if (!swap.ok) {
    if (swap.why.code === 'always-tied') return t('own.swap.always')
    return t(swap.why.code === 'no-other-weight' ? 'own.swap.noOther' : 'own.swap.never')
  }
  const { from, to } = swap.value
  const share = formatRate(language, to)
  if (level) return t('own.swap.levelAt', { share })
  // Beyond the edge there is no share left at which the other case would lead.
  if (to === 0 || to === 1) return t('own.swap.edge', { share })
  return t(to > from ? 'own.swap.above' : 'own.swap.below', { second, share })
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
