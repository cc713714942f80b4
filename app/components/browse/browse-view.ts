/** What the browse page shows, in the reader's language; numbers are written out by the components. */
import type { CaseFacet } from '../../forms/case-filter.ts'

/** Facets that are browsed as lists; places have their tiles. */
export type BrowsedFacet = Exclude<CaseFacet, 'region' | 'priced'>

export interface BrowsedValue {
  readonly value: string
  /** Set where the value is a name; other values are words of the dictionary. */
  readonly name: string | null
  readonly count: number
  /** The list of the cases that have it. */
  readonly address: string
}

export interface BrowsedFacetView {
  readonly facet: BrowsedFacet
  /** Those that occur, most cases first. */
  readonly values: readonly BrowsedValue[]
  /** Values of a closed list that no case has yet. */
  readonly missing: readonly string[]
}

/** A province-level unit, or one of the places beyond them. */
export interface BrowsedPlace {
  /** Its code, `national` or `abroad`. */
  readonly region: string
  /** Cases that name it. */
  readonly count: number
  /** The list of these cases; where there is none, of those that work nationwide, and null where there are none either. */
  readonly address: string | null
}

export interface BrowseView {
  readonly cases: number
  readonly facets: readonly BrowsedFacetView[]
  /** All 34 province-level units, those without a case too. */
  readonly provinces: readonly BrowsedPlace[]
  /** Work in all of the country, and abroad. */
  readonly beyond: readonly BrowsedPlace[]
  /** Cases that name neither a province-level unit nor one of the two. */
  readonly withoutPlace: number
}
