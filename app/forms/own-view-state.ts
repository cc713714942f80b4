import { isOwnCarbonPrice, type CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import { DIMENSIONS, type Dimension } from '#scoring/vocabulary.ts'

/** Whole per cent of each dimension, 100 together. */
export type WeightPercents = Readonly<Record<Dimension, number>>

/** What a reader has set for themselves; null where the official value stands. */
export interface OwnViewState {
  readonly weights: WeightPercents | null
  readonly carbonPrice: CarbonPriceChoice | null
}

export const OFFICIAL_PERCENTS: WeightPercents = { mission: 25, execution: 25, finance: 25, communication: 25 }

/** Names of the parameters: `w=40~20~20~20` and `p=600` or `p=epa-2.0`. */
export const OWN_VIEW_PARAMETERS = ['w', 'p'] as const

/** Fields of the form that works without scripts; `p-yuan-before` is the price that the form was sent with. */
export const OWN_VIEW_FIELDS = {
  weight: (dimension: Dimension) => `w-${dimension}`,
  choice: 'p-choice',
  yuan: 'p-yuan',
  yuanBefore: 'p-yuan-before',
} as const

/**
 * Shares a whole number out in proportion: rounded down, and what is left over goes to the largest fractions, of equal
 * ones to the first.
 * @param parts none negative, not all 0
 * @returns whole numbers that sum to `total`
 */
export function shareOut(parts: readonly number[], total: number): readonly number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  const exact = parts.map((part) => (part * total) / sum)
  const whole = exact.map(Math.floor)
  const byFraction = exact
    .map((value, index) => ({ index, fraction: value - whole[index]! }))
    .sort((left, right) => right.fraction - left.fraction)
  const rest = total - whole.reduce((all, value) => all + value, 0)
  for (const { index } of byFraction.slice(0, rest)) whole[index]! += 1
  return whole
}

/** Four numbers, in the order of the dimensions, as whole per cent in the same proportions; null where all are 0. */
export function wholePercents(parts: readonly number[]): WeightPercents | null {
  if (!parts.some((part) => part > 0)) return null
  const whole = shareOut(parts, 100)
  return Object.fromEntries(DIMENSIONS.map((dimension, index) => [dimension, whole[index]!])) as WeightPercents
}

/** True for the weights of the official index, which are no weights of one's own. */
export function areOfficial(weights: WeightPercents): boolean {
  return DIMENSIONS.every((dimension) => weights[dimension] === OFFICIAL_PERCENTS[dimension])
}

/** The state as an address holds it; nothing for what is official. */
export function ownViewParameters({ weights, carbonPrice }: OwnViewState): readonly (readonly ['w' | 'p', string])[] {
  const price = carbonPrice === null || !isOwnCarbonPrice(carbonPrice) ? carbonPrice : carbonPrice.cny2023PerTco2e
  return [
    ...(weights === null || areOfficial(weights)
      ? []
      : [['w', DIMENSIONS.map((dimension) => weights[dimension]).join('~')] as const]),
    ...(price === null ? [] : [['p', String(price)] as const]),
  ]
}

/**
 * The same address with this state and everything else as it was.
 * @param search of an address, with or without its question mark
 * @example searchWithOwnView('?c=a~b&w=1~1~1~1', { weights: null, carbonPrice: 'cn-ets' }) // => '?c=a~b&p=cn-ets'
 */
export function searchWithOwnView(search: string, state: OwnViewState): string {
  const own: readonly string[] = OWN_VIEW_PARAMETERS
  const others = [...new URLSearchParams(search)].filter(([name]) => !own.includes(name))
  return searchOf([...others, ...ownViewParameters(state)])
}

/** True for two addresses of one page that differ in nothing but the reader's own weights and price. */
export function onlyOwnViewDiffers(left: URL, right: URL): boolean {
  const official = { weights: null, carbonPrice: null }
  const [before, after] = [left, right].map(({ pathname, search }) => pathname + searchWithOwnView(search, official))
  return before === after && left.search !== right.search
}

/** A query of these parameters. The tilde between names stays as it is, which `URLSearchParams` would encode. */
export function searchOf(parameters: readonly (readonly [string, string])[]): string {
  const query = parameters.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  return query.length === 0 ? '' : `?${query.join('&')}`
}
