/** WebP (RFC 9649): a RIFF container of chunks, each padded to an even length. */
import { latin } from './attachment-kind.ts'
import { isQuarterTurn, orientationOf, tiffWithOrientation } from './orientation.ts'
import { joined, u16le, u32le, u8, type CleanPicture } from './picture.ts'

const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const HEADER_BYTES = 12
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

/** @returns undefined where the bytes are not a whole WebP */
export function cleanWebp(bytes: Uint8Array): CleanPicture | undefined {
  const whole = 8 + u32le(bytes, 4)
  if (!(whole <= bytes.length)) return undefined
  const parts: Uint8Array[] = []
  const left: Uint8Array[] = []
  let orientation = 1
  let size: Size | undefined
  let hasPixels = false
  for (let at = HEADER_BYTES; at < whole;) {
    const length = u32le(bytes, at + 4)
    const end = at + 8 + length + (length % 2)
    if (!(end <= whole)) return undefined
    const type = latin(bytes, at, at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    size = largest(size, sizeIn(type, data))
    hasPixels ||= type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end))
    else {
      if (type === 'EXIF') orientation = orientationOf(latin(data, 0, 6) === 'Exif\0\0' ? data.subarray(6) : data)
      left.push(data)
    }
    at = end
  }
  if (!size || !hasPixels) return undefined
  if (whole < bytes.length) left.push(bytes.subarray(whole))
  const [first] = parts
  const isExtended = first !== undefined && latin(first, 0, 4) === 'VP8X'
  const turned = isExtended && orientation > 1
  if (isExtended) {
    const extended = first.slice()
    extended[8] = (extended[8]! & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0)
    parts[0] = extended
  }
  if (turned) parts.push(chunk('EXIF', tiffWithOrientation(orientation)))
  const body = joined(parts)
  return {
    bytes: joined([text('RIFF'), littleEndian(4 + body.length), text('WEBP'), body]),
    ...size,
    isTurned: turned && isQuarterTurn(orientation),
    left,
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The size that a chunk gives; undefined for one that gives none. */
function sizeIn(type: string, data: Uint8Array): Size | undefined {
  if (type === 'VP8X') return { width: u24le(data, 4) + 1, height: u24le(data, 7) + 1 }
  if (type === 'VP8 ') return { width: u16le(data, 6) & 0x3fff, height: u16le(data, 8) & 0x3fff }
  if (type !== 'VP8L') return undefined
  const bits = u32le(data, 1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

const largest = (a: Size | undefined, b: Size | undefined): Size | undefined =>
  a && b ? { width: Math.max(a.width, b.width), height: Math.max(a.height, b.height) } : (a ?? b)

const u24le = (bytes: Uint8Array, at: number): number => u16le(bytes, at) + u8(bytes, at + 2) * 0x10000
const text = (name: string): Uint8Array => new TextEncoder().encode(name)

/** Only for data of even length. */
const chunk = (type: string, data: Uint8Array): Uint8Array => joined([text(type), littleEndian(data.length), data])

function littleEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number, true)
  return bytes
}
