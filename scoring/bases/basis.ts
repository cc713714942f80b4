/** The bases on which a figure can be given, and what a figure on a basis is made of. */
import type { ObservationBasis } from '../facts.ts'
import type { Refusal } from '../result.ts'
import type { Unit } from '../units.ts'
import type { FundingScope, Qualifier } from '../vocabulary.ts'
import type { Ends } from './stated-ends.ts'

/** As a source gives it, divided by years, by the people it is for, or by the yuan invested. */
export const BASES = ['reported', 'per-year', 'per-beneficiary', 'per-yuan'] as const
export type Basis = (typeof BASES)[number]

/** A figure that can be put on a basis: the newest observation of an outcome, or an amount of money. */
export interface BaseFigure {
  /** Id of the outcome; `funding/0` for the first amount of money a case lists. */
  readonly id: string
  readonly value: number
  readonly unit: Unit
  readonly qualifier: Qualifier
  /** What it covers; null for an amount of money whose years no source gives. */
  readonly covers: ObservationBasis | null
  /** The part of the project it is of; absent where it is of the whole. */
  readonly component?: string | undefined
  readonly scope: FundingScope | null
}

/** What a figure was divided by. */
export type Divisor =
  | {
      readonly kind: 'time'
      /** First and last day as the source gives them, both counted. */
      readonly from: string
      readonly to: string
      readonly days: number
      /** `days` over the 365.2425 days of a mean year. */
      readonly years: number
      /** The same read as narrowly as the dates allow. */
      readonly fewestYears: number
    }
  | {
      readonly kind: 'beneficiaries'
      readonly outcome: string
      readonly value: number
      readonly unit: Unit
      readonly qualifier: Qualifier
      readonly covers: ObservationBasis
      /** Other counts of people that would have served as well. */
      readonly others: readonly string[]
    }
  | {
      readonly kind: 'investment'
      /** Sum of the items, each in yuan of 2023. */
      readonly amountCny2023: number
      /** The part of it that is of years which the figure covers from end to end. */
      readonly wholeYearsCny2023: number
      readonly qualifier: Qualifier
      readonly scope: FundingScope
      readonly items: readonly { readonly year: number; readonly amountCny: number; readonly amountCny2023: number }[]
    }

/** A figure on a basis, with everything that a reader needs to check it. */
export interface FigureOnBasis {
  readonly basis: Basis
  readonly value: number
  readonly unit: Unit
  /** What one of the divisor is: `year`, the unit people are counted in, `CNY` (of 2023); null as reported. */
  readonly per: Unit | null
  readonly qualifier: Qualifier
  /** True where the qualifier gives a direction and the value itself is only approximate: "at most about". */
  readonly approximate: boolean
  /** The ends between which the value lies, by the ends of what was divided by what. */
  readonly ends: Ends
  readonly dividend: BaseFigure
  /** Null where nothing was divided: as reported, or a year's count on the basis of a year. */
  readonly divisor: Divisor | null
  /** What a reader should know although the figure can be given. */
  readonly remarks: readonly Refusal[]
}
