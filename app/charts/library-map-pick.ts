/** Rectangles of all cases in one row of numbers: left, top, right, bottom of the first, then of the second … */
export type Boxes = Float64Array

export interface Picked {
  readonly index: number
  /** How many more cases lie under the same point. */
  readonly others: number
}

const NEAR_EDGE_PX = 5

/** A finger covers more than a point: half of what a thumb hides. */
export const FINGER_PX = 18

/**
 * The case under a point, or else the nearest within reach of it. Where many overlap, the one whose edge is nearest, so that each can be had somewhere; away
 * from all edges the smallest. A pass over the numbers takes microseconds for thousands of cases, less than keeping an
 * index in step with the zoom would.
 */
export function pickCase(boxes: Boxes, x: number, y: number, reach = NEAR_EDGE_PX): Picked | null {
  let found = -1
  let count = 0
  let nearest = NEAR_EDGE_PX
  let smallest = Infinity
  for (let index = 0; index < boxes.length / 4; index += 1) {
    const left = boxes[4 * index]!
    const top = boxes[4 * index + 1]!
    const right = boxes[4 * index + 2]!
    const bottom = boxes[4 * index + 3]!
    const outside = Math.max(left - x, x - right, top - y, y - bottom)
    if (outside > NEAR_EDGE_PX) continue
    const edge = Math.abs(outside)
    if (outside <= 0) count += 1
    const area = (right - left) * (bottom - top)
    if (edge < nearest || (edge === nearest && area < smallest)) {
      nearest = edge
      smallest = area
      found = index
    } else if (nearest === NEAR_EDGE_PX && outside <= 0 && area < smallest) {
      smallest = area
      found = index
    }
  }
  if (found === -1) return reach > NEAR_EDGE_PX ? nearestCase(boxes, x, y, reach) : null
  const isInside = x >= boxes[4 * found]! && x <= boxes[4 * found + 2]! && y >= boxes[4 * found + 1]! && y <= boxes[4 * found + 3]! // prettier-ignore
  return { index: found, others: count - (isInside ? 1 : 0) }
}

function nearestCase(boxes: Boxes, x: number, y: number, reach: number): Picked | null {
  let found = -1
  let nearest = reach
  for (let index = 0; index < boxes.length / 4; index += 1) {
    const left = boxes[4 * index]!
    const top = boxes[4 * index + 1]!
    const outside = Math.max(left - x, x - boxes[4 * index + 2]!, top - y, y - boxes[4 * index + 3]!)
    if (outside > nearest) continue
    nearest = outside
    found = index
  }
  return found === -1 ? null : { index: found, others: 0 }
}
