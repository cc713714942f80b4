import { inflateSync } from 'node:zlib'

/** What can be told of a PDF from its bytes alone: pages, faces that are in it, and the characters it can give back. */
export interface ReadPdf {
  readonly pages: number
  /** Of faces that are embedded, without the mark of a part of a face. */
  readonly faces: readonly string[]
  /** Every character that copying text out of it can give. */
  readonly characters: ReadonlySet<string>
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const text = Buffer.from(bytes).toString('latin1')
  if (!text.startsWith('%PDF-')) throw new Error('no PDF')
  const embedded = (text.match(/\/FontFile[23]?\s/g) ?? []).length
  const faces = new Set([...text.matchAll(/\/BaseFont\s*\/[A-Z]{6}\+(\S+)/g)].map((match) => match[1]!))
  if (embedded < faces.size) throw new Error(`${faces.size} faces and ${embedded} of them embedded`)
  const characters = [...text.matchAll(/stream\r?\n/g)].flatMap((start) => {
    const end = text.indexOf('endstream', start.index)
    return charactersOf(Buffer.from(text.slice(start.index + start[0].length, end), 'latin1'))
  })
  return { pages: (text.match(/\/Type\s*\/Page\b/g) ?? []).length, faces: [...faces], characters: new Set(characters) }
}

/** From a table of glyphs and what they stand for (ToUnicode, PDF 32000-1, 9.10.3). */
function charactersOf(stream: Buffer): string[] {
  let map: string
  try {
    map = inflateSync(stream).toString('latin1')
  } catch {
    return []
  }
  const single = [...map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)].flatMap((part) =>
    [...part[1]!.matchAll(/<\w+> <(\w+)>/g)].map((pair) => fromHex(pair[1]!)),
  )
  const ranges = [...map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)].flatMap((part) =>
    [...part[1]!.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)].flatMap(([, from, to, first]) =>
      Array.from({ length: parseInt(to!, 16) - parseInt(from!, 16) + 1 }, (_, step) =>
        String.fromCodePoint(parseInt(first!, 16) + step),
      ),
    ),
  )
  return [...single, ...ranges]
}

const fromHex = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16)))
