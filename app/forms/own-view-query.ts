import { z } from 'zod'
import { MOST_OWN_CARBON_PRICE_CNY_2023 } from '#scoring/net-value/own-carbon-price.ts'
import { CARBON_PRICES, DIMENSIONS } from '#scoring/vocabulary.ts'
import {
  areOfficial, OFFICIAL_PERCENTS, OWN_VIEW_FIELDS, OWN_VIEW_PARAMETERS, searchOf, wholePercents, type OwnViewState,
} from './own-view-state.ts' // prettier-ignore
import { shortened } from './shortened.ts'

const LONGEST_SHOWN = 40

/** Something in the address that is no weight or price: it was left out, and the page says so. */
export interface IgnoredOwnView {
  readonly name: (typeof OWN_VIEW_PARAMETERS)[number]
  readonly why: 'weights' | 'price'
  /** Cut short for showing. */
  readonly value: string
}

export interface OwnViewQuery extends OwnViewState {
  /** The weights as given, where they had to be scaled to sum to 100. */
  readonly scaledFrom: readonly number[] | null
  readonly ignored: readonly IgnoredOwnView[]
}

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(?:\.\d{1,4})?%?$/)
  .transform((text) => Number(text.replace('%', '')))
const weights = z
  .string()
  .transform((text) => text.split('~'))
  .pipe(z.array(amount).length(DIMENSIONS.length))
  .refine((parts) => parts.some((part) => part > 0))
const price = z.union([
  z.enum(CARBON_PRICES),
  z
    .string()
    .regex(/^\d{1,6}(?:\.\d{1,2})?$/)
    .transform(Number)
    .pipe(z.number().max(MOST_OWN_CARBON_PRICE_CNY_2023))
    .transform((cny2023PerTco2e) => ({ cny2023PerTco2e })),
])

/**
 * Reads a reader's own weights and carbon price from an address, whatever else it holds: `w` four numbers in the order
 * mission~execution~finance~communication, `p` yuan of 2023 a tonne CO2e or the name of a published price. Weights that
 * do not sum to 100 are scaled to it (`wholePercents`). What can't be read is told in `ignored`, and the official value
 * stands; of a parameter given twice the first counts, which the reader of the whole address tells.
 */
export function readOwnView(query: URLSearchParams): OwnViewQuery {
  const ownWeights = given(query, 'w')
  const ownPrice = given(query, 'p')
  const parts = ownWeights === undefined ? undefined : weights.safeParse(ownWeights)
  const carbonPrice = ownPrice === undefined ? undefined : price.safeParse(ownPrice)
  const percents = parts?.success ? wholePercents(parts.data) : null
  const scaled = percents !== null && DIMENSIONS.some((name, index) => percents[name] !== parts!.data![index])
  const ignored: IgnoredOwnView[] = [
    ...(parts?.success === false ? [{ name: 'w', why: 'weights', value: ownWeights! } as const] : []),
    ...(carbonPrice?.success === false ? [{ name: 'p', why: 'price', value: ownPrice! } as const] : []),
  ]
  return {
    weights: percents === null || areOfficial(percents) ? null : percents,
    carbonPrice: carbonPrice?.success ? carbonPrice.data : null,
    scaledFrom: scaled && !areOfficial(percents) ? parts!.data! : null,
    ignored: ignored.map((part) => ({ ...part, value: shortened(part.value, LONGEST_SHOWN) })),
  }
}

/**
 * The address that a sent form stands for, so that one view has one address; null where nothing was sent. Weights and
 * price have a form each, and what the other holds stays. A price that was typed counts also where its choice was not
 * ticked; one that was left over from before does not. Nothing is checked here: what can't be read stays in the
 * address, and the page tells it.
 * @returns the query of the address, with its question mark where there is one
 */
export function ownViewFormSearch(query: URLSearchParams): string | null {
  const weightFields: readonly string[] = DIMENSIONS.map(OWN_VIEW_FIELDS.weight)
  const priceFields: readonly string[] = [OWN_VIEW_FIELDS.choice, OWN_VIEW_FIELDS.yuan, OWN_VIEW_FIELDS.yuanBefore]
  const hasWeights = weightFields.some((name) => query.has(name))
  const hasPrice = priceFields.some((name) => query.has(name))
  if (!hasWeights && !hasPrice) return null
  const own = [
    ['w', hasWeights ? sentWeights(query) : (query.get('w') ?? '')],
    ['p', hasPrice ? sentPrice(query) : (query.get('p') ?? '')],
  ] as const
  const taken = [...weightFields, ...priceFields, ...OWN_VIEW_PARAMETERS]
  const others = [...query].filter(([name]) => !taken.includes(name))
  return searchOf([...others, ...own.filter(([, value]) => value !== '')])
}

function sentWeights(query: URLSearchParams): string {
  const parts = DIMENSIONS.map((dimension) => query.get(OWN_VIEW_FIELDS.weight(dimension))?.trim() ?? '')
  const untouched = DIMENSIONS.every((dimension, index) => parts[index] === String(OFFICIAL_PERCENTS[dimension]))
  return untouched || parts.every((part) => part === '') ? '' : parts.join('~')
}

function sentPrice(query: URLSearchParams): string {
  const field = (name: string) => query.get(name)?.trim() ?? ''
  const [choice, yuan] = [field(OWN_VIEW_FIELDS.choice), field(OWN_VIEW_FIELDS.yuan)]
  const typed = yuan !== '' && yuan !== field(OWN_VIEW_FIELDS.yuanBefore)
  if (typed) return yuan
  if (choice === 'own') return yuan === '' ? choice : yuan
  return choice === 'official' ? '' : choice
}

/** Full-width digits are digits; a parameter without a value is none. */
function given(query: URLSearchParams, name: string): string | undefined {
  return query
    .getAll(name)
    .map((value) => value.normalize('NFKC').trim())
    .find((value) => value !== '')
}
