import { importProblem, refusedFile, taken, type Taken } from '#cases/import/import-problem.ts'

const ENCODINGS = ['utf-8', 'gb18030'] as const

/**
 * The text of a file that a person has sent, whichever program wrote it: UTF-8, UTF-16 with its mark, else GB18030, as
 * spreadsheets in Chinese write. Says which where it is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): Taken<string> {
  if (bytes.length === 0) return refusedFile('empty')
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined // prettier-ignore
  for (const encoding of marked ? [marked] : ENCODINGS) {
    const text = decodedAs(encoding, bytes)
    if (text === undefined) continue
    // A NUL is sound UTF-8 and no text.
    if (text.includes('\0')) return refusedFile('nul')
    return taken(text, encoding === 'utf-8' ? [] : [importProblem('encoding', { encoding: encoding.toUpperCase() })])
  }
  return refusedFile('unknown-encoding')
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
