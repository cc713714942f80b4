/** Where a text shows a picture or links to a document that lies beside it. */
export interface FileReference {
  readonly path: string
  /** What stands between the brackets: of a picture what it shows, for who cannot see it. */
  readonly words: string
  readonly isPicture: boolean
  /** Where it begins in the text. */
  readonly at: number
}

/** A link or a picture with a name that could lie beside the text: no scheme, no way up, an ending. */
const REFERENCE = /(?<mark>!?)\[(?<words>(?:\\.|[^\]\\\n]){0,500})\]\(\s*<?(?<path>[\p{L}\p{N}_-][\p{L}\p{N}._/-]*\.[\p{L}\p{N}]+)>?(?:\s+"[^"\n]*")?\s*\)/gu // prettier-ignore
const CODE = /```[^]*?(?:```|$)|~~~[^]*?(?:~~~|$)|`[^`\n]*`/g

/** All references of a text to files beside it, in their order. */
export function fileReferences(body: string): FileReference[] {
  // Of the same length, so that places stay.
  const prose = body.replace(CODE, (code) => code.replace(/[^\n]/g, ' '))
  return [...prose.matchAll(REFERENCE)].map(({ groups, index }) => ({
    path: groups!['path']!,
    words: groups!['words']!.trim(),
    isPicture: groups!['mark'] === '!',
    at: index,
  }))
}

/** What texts and the files beside them have to do with each other. */
export interface FileUse {
  /** Named in a text, and not there. */
  readonly missing: readonly string[]
  /** There, and named in no text. */
  readonly unused: readonly string[]
  /** Pictures without words, there or not. */
  readonly wordless: readonly string[]
}

/** @param paths of the files beside the texts */
export function fileUse(texts: readonly string[], paths: readonly string[]): FileUse {
  const references = texts.flatMap(fileReferences)
  const named = new Set(references.map(({ path }) => path))
  const there = new Set(paths)
  return {
    missing: [...named].filter((path) => !there.has(path)),
    unused: paths.filter((path) => !named.has(path)),
    wordless: [...new Set(references.flatMap(({ path, words, isPicture }) => (isPicture && words === '' ? [path] : [])))], // prettier-ignore
  }
}
