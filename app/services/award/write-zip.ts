/** A file of an archive. */
export interface FileOfZip {
  readonly name: string
  readonly text: string
}

/** 1980-01-01, the first day an archive knows: what is packed again has the same bytes. */
const NO_DAY = 0x21
const VERSION = 20
const NAMES_ARE_UTF8 = 0x800

/**
 * An archive of texts, stored as they are: the same files give the same bytes on every machine and with every version of
 * a compressor.
 */
export function writeZip(files: readonly FileOfZip[]): Uint8Array {
  const parts: Uint8Array[] = []
  const listed: Uint8Array[] = []
  let at = 0
  for (const { name, text } of files) {
    const [called, bytes] = [Buffer.from(name), Buffer.from(text)]
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(VERSION, 0)
    facts.writeUInt16LE(NAMES_ARE_UTF8, 2)
    facts.writeUInt16LE(NO_DAY, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(bytes.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(called.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const part = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, called, bytes])
    parts.push(part)
    listed.push(Buffer.from('PK\u0001\u0002'), Buffer.from([VERSION, 0]), facts, place, called)
    at += part.length
  }
  const directory = Buffer.concat(listed)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...parts, directory, Buffer.from('PK\u0005\u0006'), end])
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})

function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = CRC_TABLE[(rest ^ byte) & 0xff]! ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}
