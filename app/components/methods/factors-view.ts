/** What the factor page shows, in the reader's language; numbers are written out by the components. */
import type { Factor, FactorLicence, FactorTopic } from '#scoring/net-value/factors/factor.ts'

export type FactorClassChoice = '1' | '1b' | '2' | '3' | 'conversion' | 'parameter'

export interface FactorView extends Pick<
  Factor,
  | 'id' | 'topic' | 'kind' | 'unitFrom' | 'unitTo' | 'distribution' | 'currency' | 'priceYear' | 'geography' | 'sign'
  | 'source' | 'verified' | 'validFrom' | 'validTo' | 'presentValue' | 'priceOfLife' | 'carbonChoice'
> {
  readonly low: number | null
  readonly central: number | null
  readonly high: number | null
  readonly indicator: string
  readonly note: string
  readonly classChoice: FactorClassChoice
  readonly licence: FactorLicence
  readonly usedBy: readonly { readonly id: string; readonly slug: string; readonly title: string }[]
} // prettier-ignore

export interface FactorFilterView {
  readonly words: string
  readonly topic: FactorTopic | null
  readonly classChoice: FactorClassChoice | null
  readonly verified: boolean | null
  /** Names in the address that mean nothing here. */
  readonly leftOut: readonly string[]
}

export interface FactorsView {
  readonly filter: FactorFilterView
  /** How many factors each choice would leave, with the other conditions as they are. */
  readonly topics: readonly { readonly value: FactorTopic; readonly count: number }[]
  readonly classes: readonly { readonly value: FactorClassChoice; readonly count: number }[]
  readonly verifieds: readonly { readonly value: boolean; readonly count: number }[]
  readonly total: number
  readonly factors: readonly FactorView[]
  readonly notShipped: readonly { readonly id: string; readonly name: string; readonly reason: string }[]
}
