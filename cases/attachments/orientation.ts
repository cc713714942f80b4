/** Which way up a picture is to be shown (TIFF 6.0, tag 274): the one thing of a camera's notes that is kept. */
import { latin } from './attachment-kind.ts'
import { u16be, u16le, u32be, u32le } from './picture.ts'

const ORIENTATION_TAG = 0x0112
const SHORT = 3
/** As much as the first directory of any camera holds, and far less than a loop would notice. */
const MOST_ENTRIES = 1000

/**
 * The orientation in a block of EXIF data.
 * @param tiff from its byte order mark on
 * @returns 1 (upright) to 8; 1 where nothing or nothing valid is said
 */
export function orientationOf(tiff: Uint8Array): number {
  const order = latin(tiff, 0, 2)
  if (order !== 'II' && order !== 'MM') return 1
  const [u16, u32] = order === 'II' ? [u16le, u32le] : [u16be, u32be]
  const start = u32(tiff, 4)
  const entries = u16(tiff, start)
  if (!(entries <= MOST_ENTRIES)) return 1
  for (let entry = 0; entry < entries; entry++) {
    const at = start + 2 + entry * 12
    if (u16(tiff, at) !== ORIENTATION_TAG) continue
    const value = u16(tiff, at + 8)
    return u16(tiff, at + 2) === SHORT && value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** Whether a picture with this orientation is shown turned by a quarter. */
export const isQuarterTurn = (orientation: number): boolean => orientation >= 5

/** A block of EXIF data that says the orientation and nothing else. */
export function tiffWithOrientation(orientation: number): Uint8Array {
  const [order, magic, directory] = [
    [0x4d, 0x4d],
    [0, 42],
    [0, 0, 0, 8],
  ]
  const entry = [ORIENTATION_TAG >> 8, ORIENTATION_TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0]
  return Uint8Array.from([...order, ...magic, ...directory, 0, 1, ...entry, 0, 0, 0, 0])
}
