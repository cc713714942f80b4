/** Error-correction level M of ISO/IEC 18004, versions 1 to 10: codewords of correction in a block, and data in each. */
const BLOCKS: readonly (readonly [number, readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
]
const ALIGNMENT = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]]
const MASKS: readonly ((y: number, x: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_y, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
]
const FORMAT_MASK = 0b101010000010010
const BYTES = 0b0100

/**
 * Reads a clean QR code as the standard has it, for a test that wants to know what a camera would find.
 * @param rows true for dark, without the quiet border
 */
export function readQr(rows: readonly (readonly boolean[])[]): string {
  const size = rows.length
  const version = (size - 17) / 4
  const [correction, lengths] = BLOCKS[version - 1]!
  const dark = (y: number, x: number) => rows[y]![x]!
  const formatPlaces = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => [8, x] as const)
  const format = [...formatPlaces, ...[7, 5, 4, 3, 2, 1, 0].map((y) => [y, 8] as const)]
    .map(([y, x]) => (dark(y, x) ? 1 : 0))
    .reduce((sum: number, bit) => sum * 2 + bit, 0)
  const level = (format ^ FORMAT_MASK) >> 13
  if (level !== 0) throw new Error(`level M was expected, not ${level}`)
  const mask = MASKS[((format ^ FORMAT_MASK) >> 10) & 7]!

  const bits: number[] = []
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right -= 1
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (!isFixed(y, x, size, version)) bits.push(dark(y, x) !== mask(y, x) ? 1 : 0)
      }
    }
  }
  const codewords = Array.from({ length: Math.floor(bits.length / 8) }, (_, index) => number(bits, index * 8, 8))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (codewords.length !== total + correction * lengths.length)
    throw new Error('not as many codewords as there must be')
  const blocks = lengths.map((): number[] => [])
  let next = 0
  for (let index = 0; index < Math.max(...lengths); index += 1) {
    for (const [block, length] of lengths.entries()) if (index < length) blocks[block]!.push(codewords[next++]!)
  }
  const data = blocks.flat().flatMap((byte) => Array.from({ length: 8 }, (_, bit) => (byte >> (7 - bit)) & 1))
  if (number(data, 0, 4) !== BYTES) throw new Error('bytes were expected')
  const lengthBits = version < 10 ? 8 : 16
  const length = number(data, 4, lengthBits)
  const bytes = Array.from({ length }, (_, index) => number(data, 4 + lengthBits + index * 8, 8))
  return Buffer.from(bytes).toString('utf8')
}

const number = (bits: readonly number[], start: number, length: number): number =>
  bits.slice(start, start + length).reduce((sum, bit) => sum * 2 + bit, 0)

/** Whether a module belongs to the patterns by which a code is found, and not to what it says. */
function isFixed(y: number, x: number, size: number, version: number): boolean {
  if ((y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9)) return true
  if (y === 6 || x === 6) return true
  if (version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11))) return true
  const centres = ALIGNMENT[version - 1]!
  const last = size - 7
  const isCorner = (a: number, b: number) => (a === 6 && b === 6) || (a === 6 && b === last) || (a === last && b === 6)
  return centres.some((a) => centres.some((b) => !isCorner(a, b) && Math.abs(a - y) <= 2 && Math.abs(b - x) <= 2))
}

/** The modules of a path of squares, as the pages draw it. */
export function modulesOfPath(path: string, size: number, border: number): boolean[][] {
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(width))
  }
  return rows.slice(border, size - border).map((row) => row.slice(border, size - border))
}
