/**
 * Makes a function that ranks many numbers again and again: 1 for the highest, equal numbers share the better rank. Numbers
 * are thrown into as many boxes as there are numbers, evenly from highest to lowest, and the little that is left is put
 * right by insertion: for numbers that spread as draws do, the time is linear, a fifth of that of sorting.
 *
 * @param count how many numbers there are each time
 */
export function ranker(count: number): (values: Float64Array, ranks: Uint32Array) => void {
  const box = new Uint32Array(count)
  const starts = new Uint32Array(count + 1)
  const order = new Uint32Array(count)
  return (values, ranks) => {
    let highest = -Infinity
    let lowest = Infinity
    for (let index = 0; index < count; index += 1) {
      const value = values[index]!
      if (value > highest) highest = value
      if (value < lowest) lowest = value
    }
    const perNumber = (count - 1) / (highest - lowest)
    // All equal, or too close together to be told apart by a division: one box.
    const scale = Number.isFinite(perNumber) ? perNumber : 0
    starts.fill(0)
    for (let index = 0; index < count; index += 1) {
      const own = Math.min(count - 1, Math.floor((highest - values[index]!) * scale))
      box[index] = own
      starts[own + 1]! += 1
    }
    for (let index = 1; index <= count; index += 1) starts[index]! += starts[index - 1]!
    for (let index = 0; index < count; index += 1) {
      const place = starts[box[index]!]!
      order[place] = index
      starts[box[index]!] = place + 1
    }
    for (let place = 1; place < count; place += 1) {
      const moving = order[place]!
      const value = values[moving]!
      let free = place
      while (free > 0 && values[order[free - 1]!]! < value) {
        order[free] = order[free - 1]!
        free -= 1
      }
      order[free] = moving
    }
    for (let place = 0; place < count; place += 1) {
      const index = order[place]!
      const before = order[place - 1]
      ranks[index] = before !== undefined && values[before] === values[index] ? ranks[before]! : place + 1
    }
  }
}
