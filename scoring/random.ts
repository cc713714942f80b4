import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** Draws a number, uniform in [0, 1), and moves on. */
export type Random = () => number

/** Odd multipliers of the four state words (golden ratio, and the multipliers of MurmurHash3 and xxHash32). */
const MULTIPLIERS = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f] as const

/**
 * Makes a reproducible stream: the same seed gives the same numbers on every machine.
 *
 * @param seed a safe integer; anything else throws `RangeError`
 * @returns uniform numbers in [0, 1) with 53 random bits each, from xoroshiro128+ (Blackman and Vigna)
 * @example seededRandom(7)() === seededRandom(7)() // => true
 */
export function seededRandom(seed: number): Random {
  return fork(seed, '')
}

/**
 * Makes the stream that belongs to a name. Each thing that is drawn gets a stream of its own, so that adding, leaving
 * out or reordering one of them never shifts the numbers of another.
 *
 * @param seed a safe integer; anything else throws `RangeError`
 * @param label what is drawn, e.g. a factor's id; the empty name is the stream of `seededRandom(seed)`
 * @example fork(7, 'factor/scc') // the same numbers, whatever else is drawn
 */
export function fork(seed: number, label: string): Random {
  const generator = xoroshiro128plusFromState(stateFor(seed, label))
  return () => uniform(generator)
}

/**
 * A column of numbers of the stream that belongs to a name: what `fork` gives one by one, in two thirds of the time.
 *
 * @param seed a safe integer; anything else throws `RangeError`
 */
export function drawUniform(seed: number, label: string, count: number): Float64Array {
  const generator = xoroshiro128plusFromState(stateFor(seed, label))
  const column = new Float64Array(count)
  for (let index = 0; index < count; index += 1) column[index] = uniform(generator)
  return column
}

function uniform(generator: { next(): number }): number {
  // The lowest bits of xoroshiro128+ are its weakest: 27 + 26 high bits of two words make the 53.
  const high = generator.next() >>> 5
  const low = generator.next() >>> 6
  return (high * 0x4000000 + low) * 2 ** -53
}

/**
 * Spreads seed and name over the 128 bits of state. The package's own seeding copies the seed into the state, which
 * makes the first numbers of neighbouring seeds neighbours too.
 */
function stateFor(seed: number, label: string): number[] {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Expected seed to be a safe integer but got ${seed}.`)
  const words = MULTIPLIERS.map((multiplier) => {
    let word = multiplier ^ label.length
    word = absorb(word, seed | 0, multiplier)
    word = absorb(word, Math.floor(seed / 0x100000000), multiplier)
    for (let index = 0; index < label.length; index += 1) word = absorb(word, label.charCodeAt(index), multiplier)
    return word
  })
  const sum = words.reduce((total, word) => (total + word) | 0, 0)
  return words.map((word, index) => finish(word ^ Math.imul(sum, MULTIPLIERS[index] ?? 1)))
}

function absorb(word: number, part: number, multiplier: number): number {
  const mixed = Math.imul(word ^ finish(part), multiplier)
  return (mixed << 13) | (mixed >>> 19)
}

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function finish(word: number): number {
  let mixed = word ^ (word >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
