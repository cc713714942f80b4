import type { MapCase, MapLayout } from './library-map-layout.ts'
import type { Boxes } from './library-map-pick.ts'
import type { Palette } from './palette.ts'

/** Everything a drawing of the map needs, whichever canvas it is for. */
export interface MapScene {
  readonly cases: readonly MapCase[]
  readonly layout: MapLayout
  readonly palette: Palette
  readonly font: string
  /** Filled by each drawing: where every case stands in pixels, for finding the one under a point. */
  readonly boxes: Boxes
  /** Names stand above their bars in the strip, where bars are too short to hold them. */
  readonly narrow: boolean
  readonly words: {
    readonly valueAxis: string
    readonly stripHead: string
    /** Said in the middle of the upper part where no case has an amount. */
    readonly nothingPriced: string
    /** The second line of a name: what kind of amount, and its ends. */
    readonly amount: (entry: MapCase) => string
  }
}

/** With more cases than this in sight fillings and names would hide each other. */
export const MOST_IN_DETAIL = 60
