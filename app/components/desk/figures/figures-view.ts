import type { FigureKind, BasisKind, LastFigure } from '#cases/yearly/figure-rows.ts'
import type { Unit } from '#scoring/units.ts'
import type { FiguresFilter } from '../../../forms/desk/figures.ts'
import type { Ends, NetFigures } from '../editor/preview.ts'

export interface FiguresRow {
  readonly kind: FigureKind
  readonly id: string
  readonly label: string
  readonly unit: Unit
  readonly last: {
    readonly value: number
    readonly qualifier: LastFigure['qualifier']
    readonly asOf: string | null
    readonly basis: { readonly kind: BasisKind; readonly end: string } | null
  } | null
  /** For a yearly figure the next year. */
  readonly nextYear: string | null
  readonly hasParts: boolean
  /** Whether it wants a new figure. */
  readonly isDue: boolean
}

export interface FiguresCase {
  readonly id: string
  readonly title: string
  readonly organisation: { readonly 'zh-CN': string; readonly en: string }
  readonly asOf: string
  readonly evidence: readonly { readonly id: string; readonly words: string }[]
  readonly rows: readonly FiguresRow[]
  readonly due: number
  /** Figures of the case that these conditions leave out. */
  readonly leftOut: number
  /** The latest date for which any of its figures speaks; null where none does. */
  readonly newest: string | null
}

export interface FiguresView {
  /** Whose table it is: a device keeps what each person entered apart. */
  readonly personId: string
  readonly filter: FiguresFilter
  readonly organisations: readonly { readonly key: string; readonly name: string; readonly cases: number }[]
  /** Cases in which something was entered already, whatever the conditions. */
  readonly begun: readonly FiguresCase[]
  /** The others of this page. */
  readonly cases: readonly FiguresCase[]
  readonly rowCount: number
  readonly caseCount: number
  readonly pages: number
  /** What was saved a moment ago. */
  readonly saved: readonly {
    readonly id: string
    /** What stands in its address. */
    readonly slug: string
    readonly title: string
    readonly number: number
  }[]
  /** The day that stands as the one on which a new source was read. */
  readonly today: string
}

/** The table after something was sent, with what would change where that was asked for. */
export interface FiguresShown {
  readonly view: FiguresView
  readonly preview: FiguresPreview | null
}

/** What would change, before anything is saved. */
export interface FiguresPreview {
  readonly cases: readonly {
    readonly id: string
    readonly title: string
    readonly figures: number
    readonly index: { readonly before: Ends; readonly after: Ends } | null
    readonly net: { readonly before: NetFigures; readonly after: NetFigures } | null
  }[]
}
