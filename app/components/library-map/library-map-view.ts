/** What the page of the whole library shows, in the reader's language; numbers are written out by the components. */
import type { MapCase, MapSummary } from '../../charts/library-map-layout.ts'
import type { CaseFacet } from '../../forms/case-filter.ts'
import type { LeftOutOfMap, LibraryMapQuery } from '../../forms/library-map-query.ts'
import type { PackedCases } from './packed-cases.ts'

export const MAP_ROWS_PER_PAGE = 50

/** A row of the table: the same case as on the canvas, and who it is of. */
export interface MapRowView extends MapCase {
  readonly organisation: string
}

/** A value of a facet, named where it is a name; other values are words of the dictionary. */
export interface MapChoiceView {
  readonly value: string
  readonly name: string | null
  readonly count: number
  readonly chosen: boolean
}

export interface LibraryMapView {
  readonly casesInLibrary: number
  /** Its page is one that exists, and its chosen cases are cases of the library. */
  readonly query: LibraryMapQuery
  readonly facets: readonly { readonly facet: CaseFacet; readonly choices: readonly MapChoiceView[] }[]
  readonly conditions: readonly {
    readonly condition: 'q' | CaseFacet
    readonly value: string
    readonly name: string | null
  }[]
  readonly leftOut: readonly LeftOutOfMap[]
  /** Of the cases found. */
  readonly summary: MapSummary
  /** Cases found whose amount depends on the carbon price. */
  readonly moved: number
  /** Cases found, in the order of the table. */
  readonly cases: PackedCases
  /** Of the cases found, those of this page of the table. */
  readonly rows: readonly MapRowView[]
  readonly pages: number
  /** Titles of the chosen cases, for those that the conditions leave out. */
  readonly chosen: readonly { readonly id: string; readonly title: string }[]
  /** For an empty result: each condition with how many cases there are without it. */
  readonly removals: readonly {
    readonly condition: 'q' | CaseFacet
    readonly values: readonly { readonly value: string; readonly name: string | null }[]
    readonly count: number
  }[]
}
