import { crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive, sound unless it says otherwise. */
export interface ZipPart {
  readonly name: string | Uint8Array
  readonly bytes?: Uint8Array | string
  /** What the archive says about itself, true or not. */
  readonly saysSize?: number
  readonly isEncrypted?: true
  /** Of Unix, e.g. 0o120777 for a link. */
  readonly mode?: number
}

/** An archive written byte by byte, so that it can also be what no program writes. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes = '', saysSize, isEncrypted, mode = 0o100644 } of parts) {
    const raw = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes)
    const packed = deflateRawSync(raw)
    const called = Buffer.from(name as string)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(raw), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(saysSize ?? raw.length, 18)
    common.writeUInt16LE(called.length, 22)
    files.push(Buffer.from('PK\u0003\u0004'), common, called, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE((mode << 16) >>> 0, 6)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, rest, called)
    at += 4 + common.length + called.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, listed, Buffer.from('PK\u0005\u0006'), end])
}
