/** GIF (CompuServe 89a): a screen, then pictures and extensions in blocks of at most 255 bytes, then a trailer. */
import { latin } from './attachment-kind.ts'
import { joined, u16le, u8, type CleanPicture } from './picture.ts'

const [EXTENSION, IMAGE, TRAILER] = [0x21, 0x2c, 0x3b]
const [CONTROL, APPLICATION] = [0xf9, 0xff]

/**
 * Keeps pictures, their timing and how often they repeat; comments, texts and what programs noted go.
 * @returns undefined where the bytes are not a whole GIF
 */
export function cleanGif(bytes: Uint8Array): CleanPicture | undefined {
  const body = 13 + colourBytes(u8(bytes, 10))
  const parts = [bytes.subarray(0, body)]
  const left: Uint8Array[] = []
  let [width, height] = [u16le(bytes, 6), u16le(bytes, 8)]
  let frames = 0
  let at = body
  for (;;) {
    const kind = u8(bytes, at)
    if (kind === TRAILER) break
    let end: number | undefined
    let isKept = true
    if (kind === IMAGE) {
      // Some programs widen the screen where a picture stands out of it.
      width = Math.max(width, u16le(bytes, at + 1) + u16le(bytes, at + 5))
      height = Math.max(height, u16le(bytes, at + 3) + u16le(bytes, at + 7))
      end = endOfBlocks(bytes, at + 11 + colourBytes(u8(bytes, at + 9)))
      frames++
    } else if (kind === EXTENSION) {
      end = endOfBlocks(bytes, at + 2)
      const label = u8(bytes, at + 1)
      isKept = label === CONTROL || (label === APPLICATION && ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(latin(bytes, at + 3, at + 14))) // prettier-ignore
    }
    if (end === undefined) return undefined
    ;(isKept ? parts : left).push(bytes.subarray(at, end))
    at = end
  }
  if (frames === 0 || !(width >= 0)) return undefined
  if (at + 1 < bytes.length) left.push(bytes.subarray(at + 1))
  return { bytes: joined([...parts, Uint8Array.of(TRAILER)]), width, height, isTurned: false, left }
}

/** Bytes of the table of colours that a packed field announces. */
const colourBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0)

function endOfBlocks(bytes: Uint8Array, from: number): number | undefined {
  let at = from
  for (let length = u8(bytes, at); length !== 0; length = u8(bytes, at)) {
    if (Number.isNaN(length)) return undefined
    at += 1 + length
  }
  return at + 1
}
