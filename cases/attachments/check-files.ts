import { problem, type Place, type Problem } from '../problem.ts'
import { fileReferences } from './references.ts'

/** A text with the files beside it: `case.md`, or `en.md`. */
export interface TextWithFiles {
  /** Name to report problems under. */
  readonly file: string
  readonly body: string
  /** Line of the file on which `body` begins. */
  readonly bodyLine: number
}

/**
 * Pictures without words, references to what is not there, and files that no text uses.
 * @param texts `case.md` first
 * @param paths of all files beside them
 */
export function checkFiles(texts: readonly TextWithFiles[], paths: readonly string[]): Problem[] {
  const there = new Set(paths)
  const named = new Set<string>()
  const problems = texts.flatMap((text) =>
    fileReferences(text.body).flatMap(({ path, words, isPicture, at }) => {
      named.add(path)
      const report = (code: 'picture-without-words' | 'file-not-there') =>
        problem(code, text.file, placeOf(text, at), 'body', { name: path })
      return [
        ...(there.has(path) ? [] : [report('file-not-there')]),
        ...(isPicture && words === '' ? [report('picture-without-words')] : []),
      ]
    }),
  )
  const unused = paths.filter((path) => !named.has(path))
  const [first] = texts
  return [
    ...problems,
    ...(first
      ? unused.map((name) => problem('file-unused', first.file, { line: first.bodyLine, column: 1 }, 'body', { name }))
      : []),
  ]
}

function placeOf({ body, bodyLine }: TextWithFiles, at: number): Place {
  const before = body.slice(0, at).split('\n')
  return { line: bodyLine + before.length - 1, column: before.at(-1)!.length + 1 }
}
