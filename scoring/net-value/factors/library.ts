import { scored, unscorable, type Scored } from '../../result.ts'
import { isUnit } from '../../units.ts'
import { OWN_CARBON_PRICE_ID } from '../own-carbon-price.ts'
import {
  CURRENCIES, FACTOR_KINDS, FACTOR_LICENCES, FACTOR_TOPICS, METHOD_CLASSES, type Factor,
} from './factor.ts' // prettier-ignore
import { GREENHOUSE_GAS_FACTORS } from './greenhouse-gas.ts'
import { RESOURCE_FACTORS } from './resources.ts'
import { SOCIAL_FACTORS } from './social.ts'
import { WASTE_POLLUTANT_FACTORS } from './waste-pollutants.ts'

/** The id a chain uses for the carbon price that the reader chooses. */
export const CARBON_PRICE_ID = 'carbon-price'

/** Every factor this library ships, in reading order. */
export const FACTORS: readonly Factor[] = [
  ...GREENHOUSE_GAS_FACTORS,
  ...WASTE_POLLUTANT_FACTORS,
  ...RESOURCE_FACTORS,
  ...SOCIAL_FACTORS,
]

/** Finds a factor by id; undefined where `factors` has none of that name. */
export function factorById(id: string, factors: readonly Factor[] = FACTORS): Factor | undefined {
  return factors.find((factor) => factor.id === id)
}

/**
 * The import slot: adds a user's own set, for instance one under a licence that forbids passing it on.
 *
 * @param own records as read from the user's file; nothing about them is trusted
 * @returns both sets, the user's marked `origin: 'own'`; or `bad-factor` with the position and field of the first
 *   record that cannot be used, or `duplicate-factor` for an id that is taken: an own figure never replaces another
 *   silently
 */
export function mergeFactors(shipped: readonly Factor[], own: readonly unknown[]): Scored<readonly Factor[]> {
  const taken = new Set([CARBON_PRICE_ID, OWN_CARBON_PRICE_ID, ...shipped.map((factor) => factor.id)])
  const added: Factor[] = []
  for (const [index, candidate] of own.entries()) {
    const field = problemWith(candidate)
    if (field !== null) return unscorable('bad-factor', { index, field })
    const factor = { ...(candidate as Factor), origin: 'own' as const }
    if (taken.has(factor.id)) return unscorable('duplicate-factor', { index, id: factor.id })
    taken.add(factor.id)
    added.push(factor)
  }
  return scored([...shipped, ...added])
}

/** Name of the first field that is missing or wrong, or null. */
function problemWith(candidate: unknown): string | null {
  if (typeof candidate !== 'object' || candidate === null) return 'record'
  const record = candidate as Readonly<Record<string, unknown>>
  const within = (list: readonly string[], value: unknown) => typeof value === 'string' && list.includes(value)
  const tests: readonly (readonly [string, boolean])[] = [
    ['id', typeof record['id'] === 'string' && /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/.test(record['id'])],
    ['topic', within(FACTOR_TOPICS, record['topic'])],
    ['indicator', isLocalText(record['indicator'])],
    ['kind', within(FACTOR_KINDS, record['kind'])],
    ['unitFrom', typeof record['unitFrom'] === 'string' && isUnit(record['unitFrom'])],
    ['unitTo', typeof record['unitTo'] === 'string' && isUnit(record['unitTo'])],
    ['value', isOrderedValue(record['value'])],
    ['distribution', isDrawable(record['distribution'], record['value'])],
    ['currency', record['kind'] === 'price' ? record['currency'] === record['unitTo'] && within(CURRENCIES, record['currency']) : record['currency'] === null],
    ['priceYear', record['priceYear'] === null || record['priceYear'] === 'in-force' || Number.isInteger(record['priceYear'])],
    ['geography', typeof record['geography'] === 'string' && record['geography'] !== ''],
    ['sign', within(['benefit', 'harm', 'either'], record['sign'])],
    ['methodClass', record['kind'] === 'price' ? within(METHOD_CLASSES, record['methodClass']) : record['methodClass'] === null],
    ['source', isSource(record['source'])],
    ['verified', typeof record['verified'] === 'boolean'],
    ['licence', within(FACTOR_LICENCES, record['licence'])],
    ['validFrom', record['validFrom'] === null || typeof record['validFrom'] === 'string'],
    ['validTo', record['validTo'] === null || typeof record['validTo'] === 'string'],
    // The carbon price stays one choice for every reader, so a set of one's own cannot add points to it.
    ['carbonChoice', record['carbonChoice'] === false],
    ['presentValue', typeof record['presentValue'] === 'boolean'],
    ['priceOfLife', typeof record['priceOfLife'] === 'boolean'],
    ['note', isLocalText(record['note'])],
  ] // prettier-ignore
  return tests.find(([, right]) => !right)?.[0] ?? null
}

function isLocalText(value: unknown): boolean {
  const text = value as Readonly<Record<string, unknown>> | null
  return (
    typeof text === 'object' && text !== null && typeof text['zh-CN'] === 'string' && typeof text['en'] === 'string'
  )
}

function isSource(value: unknown): boolean {
  const source = value as Readonly<Record<string, unknown>> | null
  return typeof source === 'object' && source !== null && typeof source['title'] === 'string' && source['title'] !== ''
}

/** At least a centre or both ends, each finite and not negative, in order. */
function isOrderedValue(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { low, central, high } = value as Readonly<Record<string, unknown>>
  const given = [low, central, high].filter((part) => part !== undefined)
  if (given.some((part) => typeof part !== 'number' || !Number.isFinite(part) || part < 0)) return false
  if (central === undefined && (low === undefined || high === undefined)) return false
  return given.every((part, index) => index === 0 || Number(given[index - 1]) <= Number(part))
}

/** A lognormal is fixed by its two ends, which have to lie above zero and apart. */
function isDrawable(distribution: unknown, value: unknown): boolean {
  if (distribution === 'triangular') return true
  if (distribution !== 'lognormal') return false
  const { low, high } = (value ?? {}) as Readonly<Record<string, unknown>>
  return typeof low === 'number' && typeof high === 'number' && low > 0 && low < high
}
