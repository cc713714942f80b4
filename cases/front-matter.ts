/**
 * Takes a case file apart: the YAML between two lines of `---`, and the text after them. Own code and not a library
 * that would run `---js`. Nothing is normalised: every part is a slice of the file as it is.
 */
import { problem, type Problem } from './problem.ts'
import { BLOCK_LIMIT, oversize, TEXT_LIMIT } from './text-limits.ts'

/** Far above any real case, small enough that the worst input is refused before work starts. */
export const FILE_BYTE_LIMIT = 2 * 1024 * 1024
/** A case of 100,000 characters of facts is already unreadable; malformed YAML costs seconds per megabyte. */
export const FRONT_MATTER_LIMIT = 256 * 1024

export interface CaseParts {
  readonly yaml: string
  /** Line of the file on which `yaml` begins. */
  readonly yamlLine: number
  readonly body: string
  readonly bodyLine: number
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

const refuse = (...problems: Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } => ({
  ok: false,
  problems,
})

const START = { line: 1, column: 1 }
// The allowed control characters are tab, line feed and carriage return.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Surrogate}/u

/** Text of a file as it is (a byte order mark stays), or why it is no text. */
export function decodeCase(bytes: Uint8Array | string, file: string): Outcome<string> {
  const size = bytes.length
  if (size > FILE_BYTE_LIMIT)
    return refuse(problem('file-too-large', file, START, '', { size, limit: FILE_BYTE_LIMIT }))
  let text: string
  if (typeof bytes === 'string') text = bytes
  else {
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return refuse(notUtf8(bytes, file))
    }
  }
  const forbidden = FORBIDDEN.exec(text)
  if (forbidden) {
    const code = forbidden[0].charCodeAt(0)
    const character = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    return refuse(problem('control-character', file, placeAt(text, forbidden.index), '', { character }))
  }
  return { ok: true, value: text }
}

/** Bytes are decoded in halves until the first bad one is found: at most 22 steps for the largest file. */
function notUtf8(bytes: Uint8Array, file: string): Problem {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    // `stream` lets a character that is merely cut at the end pass.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, good))
  return problem('not-utf8', file, placeAt(before, before.length), '', { offset: good })
}

/** Line and column of an offset. Scans from the start: for the one place an unreadable file is reported at. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    lineStart = at + 1
  }
  return { line, column: offset - lineStart + 1 }
}

function tooLong(over: { size: number; blockAt?: number }, body: string, bodyLine: number, file: string): Problem {
  if (over.blockAt === undefined)
    return problem('text-too-large', file, { line: bodyLine, column: 1 }, 'body', {
      size: over.size,
      limit: TEXT_LIMIT,
    })
  const { line } = placeAt(body, over.blockAt)
  const place = { line: bodyLine + line - 1, column: 1 }
  return problem('block-too-long', file, place, 'body', { size: over.size, limit: BLOCK_LIMIT })
}

const isFence = (line: string): boolean => line.startsWith('---') && line.slice(3).trim() === ''

/** Where the two fences leave the YAML and the text of a file. */
export interface Fences {
  readonly yamlStart: number
  readonly yamlEnd: number
  readonly bodyStart: number
  /** Line of the file on which the body begins. */
  readonly bodyLine: number
}

/** Finds the two fences of a file; the YAML between them always begins on line 2. */
export function findFences(text: string, file: string): Outcome<Fences> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const firstEnd = text.indexOf('\n', start)
  const firstLine = text.slice(start, firstEnd === -1 ? undefined : firstEnd)
  const tag = /^---+[ \t]*([A-Za-z{!%&*].*)$/.exec(firstLine.trimEnd())
  if (tag) {
    const shown = tag[1]!.trim().slice(0, 40)
    return refuse(problem('front-matter-language', file, { line: 1, column: 4 }, '', { tag: shown }))
  }
  if (!isFence(firstLine)) return refuse(problem('front-matter-missing', file, START, ''))
  if (firstEnd === -1) return refuse(problem('front-matter-unclosed', file, START, ''))

  const yamlStart = firstEnd + 1
  let lineStart = yamlStart
  let line = 2
  while (lineStart < text.length) {
    const lineEnd = text.indexOf('\n', lineStart)
    if (text.startsWith('---', lineStart) && isFence(text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd))) {
      const size = lineStart - yamlStart
      if (size > FRONT_MATTER_LIMIT)
        return refuse(problem('front-matter-too-large', file, START, '', { size, limit: FRONT_MATTER_LIMIT }))
      const bodyStart = lineEnd === -1 ? text.length : lineEnd + 1
      return { ok: true, value: { yamlStart, yamlEnd: lineStart, bodyStart, bodyLine: line + 1 } }
    }
    if (lineEnd === -1) break
    lineStart = lineEnd + 1
    line++
  }
  return refuse(problem('front-matter-unclosed', file, START, ''))
}

/** Splits a file at its two fences. */
export function splitFrontMatter(text: string, file: string): Outcome<CaseParts> {
  const fences = findFences(text, file)
  if (!fences.ok) return fences
  const { yamlStart, yamlEnd, bodyStart, bodyLine } = fences.value
  const body = text.slice(bodyStart)
  const over = oversize(body)
  if (over) return refuse(tooLong(over, body, bodyLine, file))
  return { ok: true, value: { yaml: text.slice(yamlStart, yamlEnd), yamlLine: 2, body, bodyLine } }
}
