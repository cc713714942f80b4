import type { CaseFile } from '#db/repositories/revision.ts'

/** The two texts of a case that are written at the desk; its other files are attachments. */
export interface CaseTexts {
  /** `case.md`. */
  readonly text: string
  /** `en.md`, where there is one. */
  readonly english: string | undefined
}

export const TEXT_FILES = ['case.md', 'en.md'] as const
export const isText = (path: string): boolean => TEXT_FILES.some((name) => name === path)

/** Both texts as they stand in a revision; an empty `case.md` where there is none. */
export function textsOf(files: readonly CaseFile[]): CaseTexts {
  const of = (name: string) => {
    const file = files.find(({ path }) => path === name)
    // A mark at the beginning stays: it is a byte of the file.
    return file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)
  }
  return { text: of('case.md') ?? '', english: of('en.md') }
}

/** Both texts as the files they are. */
export function textFiles({ text, english }: CaseTexts): CaseFile[] {
  const bytes = (content: string) => new TextEncoder().encode(content)
  return [
    { path: 'case.md', bytes: bytes(text) },
    ...(english === undefined ? [] : [{ path: 'en.md', bytes: bytes(english) }]),
  ]
}

export const sameTexts = (a: CaseTexts, b: CaseTexts): boolean => a.text === b.text && a.english === b.english

/** A NUL means nothing in a text, and one of the databases takes none. */
export const storable = ({ text, english }: CaseTexts): CaseTexts => ({
  text: text.replaceAll('\0', '\uFFFD'),
  english: english?.replaceAll('\0', '\uFFFD'),
})
