/** JPEG (ITU-T T.81): markers with segments, then entropy-coded data up to the end marker. */
import { latin } from './attachment-kind.ts'
import { isQuarterTurn, orientationOf, tiffWithOrientation } from './orientation.ts'
import { joined, u16be, u8, type CleanPicture } from './picture.ts'

const [START, END, SCAN] = [0xd8, 0xd9, 0xda]
/** Frames that browsers show: baseline, extended and progressive, Huffman coded. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
const EXIF = 'Exif\0\0'

/**
 * Keeps what pixels and colours need (tables, JFIF, colour profile, Adobe's transform). Camera notes, previews, comments
 * and whatever lies behind the end go; of the camera's notes the orientation is written anew, alone.
 * @returns undefined where the bytes are not a whole JPEG
 */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | undefined {
  const parts: Uint8Array[] = []
  const left: Uint8Array[] = []
  let orientation = 1
  let size: { readonly width: number; readonly height: number } | undefined
  let at = 2
  for (;;) {
    if (u8(bytes, at) !== 0xff) return undefined
    // Any number of fill bytes may stand before a marker.
    while (u8(bytes, at + 1) === 0xff) at++
    const marker = u8(bytes, at + 1)
    if (marker === END) break
    if (!(marker >= 0xc0) || (marker >= 0xd0 && marker <= START) || OTHER_FRAMES.has(marker)) return undefined
    let end = at + 2 + u16be(bytes, at + 2)
    if (!(end <= bytes.length) || end < at + 4) return undefined
    const segment = bytes.subarray(at, end)
    const data = segment.subarray(4)
    if (FRAMES.has(marker)) {
      if (size) return undefined
      size = { height: u16be(data, 1), width: u16be(data, 3) }
    }
    if (marker === SCAN) end = endOfScan(bytes, end)
    if (isKept(marker, data)) parts.push(bytes.subarray(at, end))
    else {
      if (marker === 0xe1 && latin(data, 0, 6) === EXIF && orientation === 1)
        orientation = orientationOf(data.subarray(6))
      left.push(data)
    }
    at = end
  }
  if (!size) return undefined
  if (at + 2 < bytes.length) left.push(bytes.subarray(at + 2))
  const jfif = parts.findIndex((part) => part[1] !== 0xe0)
  if (orientation > 1) parts.splice(jfif, 0, exifSegment(orientation))
  const whole = joined([Uint8Array.of(0xff, START), ...parts, Uint8Array.of(0xff, END)])
  return { bytes: whole, ...size, isTurned: isQuarterTurn(orientation), left }
}

function isKept(marker: number, data: Uint8Array): boolean {
  if (marker < 0xe0) return true
  if (marker === 0xe0) return latin(data, 0, 5) === 'JFIF\0'
  if (marker === 0xe2) return latin(data, 0, 12) === 'ICC_PROFILE\0'
  return marker === 0xee && latin(data, 0, 5) === 'Adobe'
}

/** Coded data goes on to the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
    at = bytes.indexOf(0xff, next === 0xff ? at + 1 : at + 2)
  }
  return bytes.length
}

function exifSegment(orientation: number): Uint8Array {
  const data = joined([Uint8Array.from(EXIF, (char) => char.charCodeAt(0)), tiffWithOrientation(orientation)])
  return joined([Uint8Array.of(0xff, 0xe1, 0, data.length + 2), data])
}
