import type { RowStatus } from '#scoring/vocabulary.ts'
import { symlog } from './symlog.ts'

/** One case on the map: both measures as intervals, at one carbon price. */
export interface MapCase {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  /** Of the index, 0-100. */
  readonly lower: number
  readonly upper: number
  /** Share of the index known, in per cent. */
  readonly knownPercent: number
  /** False where too little is known for any rank. */
  readonly ranked: boolean
  /** The best that can be said of the net value. */
  readonly state: RowStatus
  /** Ends of the net value in yuan of 2023; null where nothing has a price. */
  readonly net: { readonly low: number; readonly high: number; readonly median: number | null } | null
  /** False where nobody has looked for harms: then the amount is of benefits alone and could lie lower. */
  readonly harmsKnown: boolean
}

/** How many cases of which kind: all that title, size and legend of a picture depend on. */
export interface MapSummary {
  readonly cases: number
  readonly counts: Readonly<Record<RowStatus, number>>
  readonly anyUnranked: boolean
  /** Some amount is of benefits alone. */
  readonly anyBenefitsOnly: boolean
}

/** Heights of the parts of the picture in pixels; only their proportions matter to the layout. */
export interface MapHeights {
  readonly net: number
  /** One lane of the strip of cases without a price. */
  readonly lane: number
  /** The whole strip at most; lanes get thinner than `lane` where they would not fit. */
  readonly stripAtMost: number
  /** The name of the strip, above its lanes. */
  readonly stripHead: number
  readonly gap: number
}

/** A case as a rectangle: the index across, the net value or a lane of the strip upwards. */
export interface PlacedCase {
  readonly lower: number
  readonly upper: number
  /** Ends on the signed logarithmic axis; null for a case without a price, which has no place there. */
  readonly net: { readonly low: number; readonly high: number; readonly median: number | null } | null
  /** Place in the strip from its top, the highest proven score first; null for a case with an amount. */
  readonly lane: number | null
}

export interface MapLayout {
  readonly places: readonly PlacedCase[]
  readonly lanes: number
  /** The part of the vertical axis that measures amounts. */
  readonly net: { readonly min: number; readonly max: number }
  /** The strip below it, in the same units of height, measuring nothing. Null where every case has an amount. */
  readonly strip: {
    readonly top: number
    readonly lanesTop: number
    readonly lane: number
    readonly bottom: number
  } | null
  readonly min: number
  readonly max: number
}

/** Room at the ends of the axis, in its steps; above, names and the name of the axis need more. */
const ROOM = { below: 0.35, above: 1.1 }
/** What the axis shows at least, so that a single small amount does not fill it. */
const SHOWN_AT_LEAST = { low: -20_000, high: 1_000_000 }

/** Counts the cases of a picture. */
export function summaryOf(cases: readonly MapCase[]): MapSummary {
  const counts = { priced: 0, bounded: 0, scenario: 0, notPriced: 0 }
  for (const { state } of cases) counts[state] += 1
  return {
    cases: cases.length,
    counts,
    anyUnranked: cases.some(({ ranked }) => !ranked),
    anyBenefitsOnly: cases.some(({ net, harmsKnown }) => net !== null && !harmsKnown),
  }
}

/** The height of a picture in pixels: it depends on how many cases have no price, and on nothing else. */
export function mapHeight(unpriced: number, { net, lane, stripAtMost, stripHead, gap }: MapHeights): number {
  return unpriced === 0 ? net : Math.round(net + gap + stripHead + Math.min(lane * unpriced, stripAtMost) + gap / 2)
}

/** Where every case stands. Cases without a price get lanes in a strip of their own and no amount at all. */
export function mapLayout(cases: readonly MapCase[], heights: MapHeights): MapLayout {
  const lanes = lanesOf(cases)
  const places = cases.map(({ lower, upper, net }, index): PlacedCase => {
    const lane = lanes.get(index) ?? null
    const placed = net && {
      low: symlog(net.low),
      high: symlog(net.high),
      median: net.median === null ? null : symlog(net.median),
    }
    return { lower, upper, net: placed, lane }
  })
  const min = Math.min(symlog(SHOWN_AT_LEAST.low), ...ends(places, 'low')) - ROOM.below
  const max = Math.max(symlog(SHOWN_AT_LEAST.high), ...ends(places, 'high')) + ROOM.above
  const stepsPerPixel = (max - min) / heights.net
  if (lanes.size === 0) {
    return { places, lanes: 0, net: { min, max }, strip: null, min, max }
  }
  const lanePx = Math.min(heights.lane, heights.stripAtMost / lanes.size)
  const top = min - heights.gap * stepsPerPixel
  const lanesTop = top - heights.stripHead * stepsPerPixel
  const lane = lanePx * stepsPerPixel
  const bottom = lanesTop - lanes.size * lane - (heights.gap / 2) * stepsPerPixel
  return {
    places,
    lanes: lanes.size,
    net: { min, max },
    strip: { top, lanesTop, lane, bottom },
    min: bottom,
    max,
  }
}

/** The lane of each case without an amount: by proven score, so that the strip reads as one shape. */
function lanesOf(cases: readonly MapCase[]): ReadonlyMap<number, number> {
  const unpriced = cases.flatMap(({ net }, index) => (net === null ? [index] : []))
  unpriced.sort((left, right) => {
    const [a, b] = [cases[left]!, cases[right]!]
    return b.lower - a.lower || b.upper - a.upper || (a.id < b.id ? -1 : 1)
  })
  return new Map(unpriced.map((index, lane) => [index, lane]))
}

const ends = (places: readonly PlacedCase[], end: 'low' | 'high'): number[] =>
  places.flatMap(({ net }) => (net === null ? [] : [net[end]]))

/** Cases in the order in which the eye meets them: amounts from the highest down, then the strip from its top. */
export function readingOrder({ places }: MapLayout): readonly number[] {
  const indices = places.map((_, index) => index)
  return indices.sort((left, right) => {
    const [a, b] = [places[left]!, places[right]!]
    if (a.net && b.net) return b.net.high - a.net.high || left - right
    if (a.net || b.net) return a.net ? -1 : 1
    return a.lane! - b.lane!
  })
}
