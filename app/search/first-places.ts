/**
 * A stretch of the places in the order of their keys, without putting all of them in order: a page of twenty out of
 * sixty thousand takes one look at each.
 * @param keyOf the smaller, the further up; no two places share a key
 */
export function placesInOrder(
  places: Uint32Array,
  keyOf: (place: number) => number,
  offset: number,
  limit: number,
): readonly number[] {
  const keys = new Float64Array(places.length)
  for (let at = 0; at < places.length; at += 1) keys[at] = keyOf(places[at]!) * SHIFT + places[at]!
  const end = Math.min(offset + limit, keys.length)
  if (end < keys.length) moveSmallestFirst(keys, end)
  const first = keys.subarray(0, end).sort()
  return Array.from(first.subarray(Math.min(offset, end)), (key) => key % SHIFT)
}

/** Key and place share a number that is exact up to 2^53. */
const SHIFT = 2 ** 24

/** Hoare's selection: afterwards the `count` smallest stand in front, in no order. */
function moveSmallestFirst(keys: Float64Array, count: number): void {
  let left = 0
  let right = keys.length - 1
  while (left < right) {
    const pivot = keys[(left + right) >>> 1]!
    let low = left
    let high = right
    while (low <= high) {
      while (keys[low]! < pivot) low += 1
      while (keys[high]! > pivot) high -= 1
      if (low > high) break
      const kept = keys[low]!
      keys[low] = keys[high]!
      keys[high] = kept
      low += 1
      high -= 1
    }
    if (count - 1 <= high) right = high
    else if (count - 1 >= low) left = low
    else return
  }
}
