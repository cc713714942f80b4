/** PNG (W3C, third edition): a signature, then chunks of length, type, data and checksum. */
import { latin } from './attachment-kind.ts'
import { crc32 } from './crc32.ts'
import { isQuarterTurn, orientationOf, tiffWithOrientation } from './orientation.ts'
import { joined, u32be, type CleanPicture } from './picture.ts'

/** What pixels, colours and animation need. Texts, times, camera notes and what programs keep for themselves go. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'hIST', 'pHYs', 'acTL', 'fcTL', 'fdAT']) // prettier-ignore
const SIGNATURE_BYTES = 8

/** @returns undefined where the bytes are not a whole PNG */
export function cleanPng(bytes: Uint8Array): CleanPicture | undefined {
  const parts = [bytes.subarray(0, SIGNATURE_BYTES)]
  const left: Uint8Array[] = []
  let at = SIGNATURE_BYTES
  let size: { readonly width: number; readonly height: number } | undefined
  let hasPixels = false
  let isTurned = false
  for (;;) {
    const end = at + 12 + u32be(bytes, at)
    if (!(end <= bytes.length)) return undefined
    const type = latin(bytes, at + 4, at + 8)
    const data = bytes.subarray(at + 8, end - 4)
    if (crc32(bytes.subarray(at + 4, end - 4)) !== u32be(bytes, end - 4)) return undefined
    if ((type === 'IHDR') !== (size === undefined)) return undefined
    if (type === 'IHDR') {
      if (data.length !== 13) return undefined
      size = { width: u32be(data, 0), height: u32be(data, 4) }
    }
    hasPixels ||= type === 'IDAT'
    if (KEPT.has(type)) parts.push(bytes.subarray(at, end))
    else if (type === 'eXIf' && orientationOf(data) > 1) {
      isTurned = isQuarterTurn(orientationOf(data))
      parts.push(chunk('eXIf', tiffWithOrientation(orientationOf(data))))
      left.push(data)
    } else left.push(data)
    at = end
    if (type === 'IEND') break
  }
  if (!size || !hasPixels) return undefined
  if (at < bytes.length) left.push(bytes.subarray(at))
  return { bytes: joined(parts), ...size, isTurned, left }
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data])
  return joined([bigEndian(data.length), body, bigEndian(crc32(body))])
}

function bigEndian(number: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}
