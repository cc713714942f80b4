import { clampedBox, inSight } from './library-map-boxes.ts'
import type { Area } from './library-map-labels.ts'
import type { MapCase } from './library-map-layout.ts'
import type { Boxes } from './library-map-pick.ts'
import type { Place } from './library-map-pointer.ts'

/**
 * What zooming by button or key goes towards: the middle of a case in sight, so that a step never ends on empty ground.
 * The case pointed at comes first, then the chosen ones, then those with an amount; of several the one nearest to the
 * middle.
 * @returns null where no case is in sight
 */
export function zoomTarget(
  cases: readonly MapCase[],
  boxes: Boxes,
  sight: Area,
  focused: number | null,
  selected: ReadonlySet<string>,
): Place | null {
  const { priced, unpriced } = inSight(cases, boxes, sight)
  const seen = [...priced, ...unpriced]
  const wanted = [
    seen.filter((index) => index === focused),
    seen.filter((index) => selected.has(cases[index]!.id)),
    priced,
    unpriced,
  ].find((indices) => indices.length > 0)
  if (!wanted) return null
  const middle = middleOf(sight)
  return wanted
    .map((index) => middleOf(clampedBox(boxes, index, sight, 0)))
    .reduce((best, place) => (distance(place, middle) < distance(best, middle) ? place : best))
}

/**
 * The point about which the picture has to grow for a place to come into its middle, or as near as the edges of the
 * picture let it.
 * @param factor as the zoom plug-in takes it: 1.5 leaves half of what is in sight
 */
export function growAbout(target: Place, sight: Area, factor: number): Place {
  const along = (at: number, from: number, to: number) => {
    const share = ((at - from) / (to - from) - 1 + factor / 2) / (factor - 1)
    return from + Math.max(0, Math.min(1, share)) * (to - from)
  }
  return { x: along(target.x, sight.left, sight.right), y: along(target.y, sight.top, sight.bottom) }
}

const middleOf = ({ left, top, right, bottom }: Area): Place => ({ x: (left + right) / 2, y: (top + bottom) / 2 })

const distance = (one: Place, other: Place): number => Math.hypot(one.x - other.x, one.y - other.y)
