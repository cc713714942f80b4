import type { Random } from '../../random.ts'

/** Fills an array with independent standard normal numbers (polar method; Marsaglia and Bray, 1964). */
export function fillNormal(values: Float64Array, random: Random): void {
  for (let index = 0; index < values.length; index += 2) {
    let first = 0
    let second = 0
    let square = 0
    do {
      first = 2 * random() - 1
      second = 2 * random() - 1
      square = first * first + second * second
    } while (square >= 1 || square === 0)
    const stretch = Math.sqrt((-2 * Math.log(square)) / square)
    values[index] = first * stretch
    if (index + 1 < values.length) values[index + 1] = second * stretch
  }
}
