/** Where names go on the map: beside or inside what they name, never over each other. All lengths in pixels. */

export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Label {
  /** What it names, as far as it is in sight. */
  readonly box: Area
  readonly width: number
  readonly height: number
}

export interface LabelPlace {
  readonly left: number
  readonly top: number
}

const PADDING = 5
/** On another's box a name could be taken for its own; with an edge running through it, it is hard to read as well. */
const ON_ANOTHER = 1
const CROSSED = 2
const WORST = 5

/**
 * A place for each label, first come first served; null where none is free. Tried in this order: inside the upper or
 * lower edge, right, left, above, below. Of the free places the one with least of other boxes in it is taken.
 * @param sight the part of the picture that labels may fill
 * @param kept what other words stand on already
 */
export function placeLabels(
  labels: readonly Label[],
  sight: Area,
  kept: readonly Area[] = [],
): readonly (LabelPlace | null)[] {
  const taken = [...kept]
  return labels.map((label, own) => {
    let best: { place: LabelPlace; area: Area; cost: number } | undefined
    for (const place of candidates(label)) {
      const area = { ...place, right: place.left + label.width, bottom: place.top + label.height }
      if (!contains(sight, area) || taken.some((other) => overlap(area, other))) continue
      const cost = labels.reduce((sum, { box }, other) => sum + (other === own ? 0 : costOn(box, area)), 0)
      if (cost <= WORST && (best === undefined || cost < best.cost)) best = { place, area, cost }
    }
    if (best === undefined) return null
    taken.push(best.area)
    return best.place
  })
}

function candidates({ box, width, height }: Label): readonly LabelPlace[] {
  const { left, top, right, bottom } = box
  const places: LabelPlace[] = []
  if (width + 2 * PADDING <= right - left && height + 2 * PADDING <= bottom - top) {
    places.push({ left: left + PADDING, top: top + PADDING }, { left: left + PADDING, top: bottom - height - PADDING })
    places.push({ left: right - width - PADDING, top: top + PADDING })
  }
  const middle = (top + bottom - height) / 2
  places.push(
    { left: right + PADDING, top },
    { left: right + PADDING, top: middle },
    { left: left - width - PADDING, top },
    { left: left - width - PADDING, top: middle },
    { left, top: top - height - PADDING },
    { left: right - width, top: top - height - PADDING },
    { left, top: bottom + PADDING },
    { left: right - width, top: bottom + PADDING },
  )
  return places
}

function contains(outer: Area, inner: Area): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  )
}

function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

function costOn(box: Area, area: Area): number {
  if (!overlap(box, area)) return 0
  return contains(box, area) ? ON_ANOTHER : CROSSED
}
