import type { LocalText } from '../../facts.ts'
import type { Unit } from '../../units.ts'
import type { Sign } from '../../vocabulary.ts'

export const FACTOR_TOPICS = ['greenhouse-gas', 'waste-pollutants', 'resources', 'social'] as const
export type FactorTopic = (typeof FACTOR_TOPICS)[number]

/**
 * `conversion` turns one physical quantity into another (t of boxes -> tCO2e), `price` turns a quantity into money,
 * `parameter` is a rate or share that formulas use and that cannot stand in a chain.
 */
export const FACTOR_KINDS = ['conversion', 'price', 'parameter'] as const
export type FactorKind = (typeof FACTOR_KINDS)[number]

export const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP'] as const
export type Currency = (typeof CURRENCIES)[number]

/**
 * What a price means. `1`: damage avoided or benefit gained. `1b`: an administered or market price, a floor of class 1.
 * `2`: value added for a stakeholder. `3`: cost taken as value, which by construction can never show waste.
 */
export const METHOD_CLASSES = ['1', '1b', '2', '3'] as const
export type MethodClass = (typeof METHOD_CLASSES)[number]

/**
 * On what terms a figure stands here. `public-law`: text of a statute. `public-statistic`: an official statistic or a
 * market price made public. `cited-figure`: one figure cited from a protected work. `own-licence`: a user's own set.
 */
export const FACTOR_LICENCES = ['public-law', 'public-statistic', 'cited-figure', 'own-licence'] as const
export type FactorLicence = (typeof FACTOR_LICENCES)[number]

/** A factor without `central` has ends only, so a row that uses it has ends only. */
export interface FactorValue {
  readonly low?: number | undefined
  readonly central?: number | undefined
  readonly high?: number | undefined
}

export interface FactorSource {
  readonly title: string
  readonly publisher?: string | undefined
  readonly url?: string | undefined
  /** Table, article, commit or other place where there is no address to follow. */
  readonly locator?: string | undefined
}

/** One row of the factor library. Values are magnitudes; whether a row counts as benefit or harm is the case's `sign`. */
export interface Factor {
  readonly id: string
  readonly topic: FactorTopic
  readonly indicator: LocalText
  readonly kind: FactorKind
  /** The value is `unitTo` per one `unitFrom`; of a price `unitTo` is its currency. */
  readonly unitFrom: Unit
  readonly unitTo: Unit
  readonly value: FactorValue
  /** How values between the ends are drawn; `lognormal` reads low and high as the 5 % and 95 % points. */
  readonly distribution: 'triangular' | 'lognormal'
  /** Null for anything but a price. */
  readonly currency: Currency | null
  /**
   * Year whose money the price is in. `in-force`: a rate set in current money, so the year of the quantity. Null: the
   * source seen does not say, and conversion refuses.
   */
  readonly priceYear: number | 'in-force' | null
  /** `CN`, `CN-SD`, `world` (a damage to everybody), or a place abroad. */
  readonly geography: string
  /** The side of the account the source had in mind; `either` where a change can go both ways. */
  readonly sign: Sign | 'either'
  /** Null for anything but a price, and for a price of the reader's own. */
  readonly methodClass: MethodClass | null
  readonly source: FactorSource
  /** False where the figure was not seen at a citable source; a row that uses it is a scenario. */
  readonly verified: boolean
  readonly licence: FactorLicence
  /** `YYYY` or `YYYY-MM-DD`, null where open. */
  readonly validFrom: string | null
  readonly validTo: string | null
  /** One point of a carbon price: reached through the reader's choice only, never named in a chain. */
  readonly carbonChoice: boolean
  /** The price already is a discounted sum over years, so it is not discounted again. */
  readonly presentValue: boolean
  /** The price of a statistical life: warned about on a handful of persons. */
  readonly priceOfLife: boolean
  readonly origin: 'shipped' | 'own'
  readonly note: LocalText
}

type Defaulted =
  | 'distribution' | 'currency' | 'priceYear' | 'geography' | 'sign' | 'methodClass' | 'validFrom' | 'validTo'
  | 'carbonChoice' | 'presentValue' | 'priceOfLife' | 'origin' // prettier-ignore

/** What a shipped record has to say; everything left out takes the usual value of this library. */
export type FactorRecord = Omit<Factor, Defaulted> & Partial<Omit<Factor, 'origin'>>

/** Completes a shipped record: triangular, China, either sign, no money, valid without limit. */
export function shippedFactor(record: FactorRecord): Factor {
  return {
    distribution: 'triangular',
    currency: null,
    priceYear: null,
    geography: 'CN',
    sign: 'either',
    methodClass: null,
    validFrom: null,
    validTo: null,
    carbonChoice: false,
    presentValue: false,
    priceOfLife: false,
    ...record,
    origin: 'shipped',
  }
}
