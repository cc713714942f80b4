/** A picture without what it says of who took it, where and with what; its pixels are the bytes they were. */
export interface CleanPicture {
  readonly bytes: Uint8Array
  /** As stored; turned by a quarter they change places. */
  readonly width: number
  readonly height: number
  /** Shown turned by a quarter. */
  readonly isTurned: boolean
  /** What was left out, part by part. */
  readonly left: readonly Uint8Array[]
}

/** As many pixels as a picture takes when it is shown. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** Puts parts behind each other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Numbers in bytes; reading beyond the end gives NaN, which no comparison lets through. */
export const u8 = (bytes: Uint8Array, at: number): number => bytes[at] ?? Number.NaN
export const u16be = (bytes: Uint8Array, at: number): number => u8(bytes, at) * 0x100 + u8(bytes, at + 1)
export const u16le = (bytes: Uint8Array, at: number): number => u8(bytes, at) + u8(bytes, at + 1) * 0x100
export const u32be = (bytes: Uint8Array, at: number): number => u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2)
export const u32le = (bytes: Uint8Array, at: number): number => u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000
