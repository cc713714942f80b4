/** Where in the facts somebody is writing: by the lines above, so that it also works while the YAML is broken. */
import type { Path } from '#cases/problem.ts'

export interface WritingPlace {
  /** Keys and places around what is being written; in a list every place is 0, for the schema has one for all. */
  readonly path: Path
  /** A key of the map at the path, a value at the path, or either: an entry just begun. */
  readonly want: 'key' | 'value' | 'either'
  /** How many characters of it stand before the cursor. */
  readonly begun: number
}

interface Step {
  readonly column: number
  readonly step: string | 0
}

interface Line {
  readonly steps: readonly Step[]
  /** What follows the last key or dash. */
  readonly rest: string
}

const KEY = /^(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_][\w.-]*))\s*:(?=\s|$)/

function readLine(text: string): Line {
  const steps: Step[] = []
  let column = /^ */.exec(text)![0].length
  let rest = text.slice(column)
  while (/^-(?: |$)/.test(rest)) {
    steps.push({ column, step: 0 })
    const skip = /^- */.exec(rest)![0].length
    column += skip
    rest = rest.slice(skip)
  }
  const key = KEY.exec(rest)
  if (!key) return { steps, rest }
  steps.push({ column, step: key[1] ?? key[2] ?? key[3]! })
  return { steps, rest: rest.slice(key[0].length) }
}

/**
 * @param before the YAML up to the cursor
 */
export function writingPlace(before: string): WritingPlace | undefined {
  const lines = before.split('\n')
  const current = lines.pop()!
  if (/^\s*#/.test(current)) return undefined
  const { steps, rest } = readLine(current)
  const first = steps[0]?.column ?? /^ */.exec(current)![0].length
  const path: (string | 0)[] = [...around(lines, first, steps[0]?.step === 0), ...steps.map(({ step }) => step)]
  const inFlow = /^\s*[{[]/.test(rest) ? flowPlace(rest.trimStart(), path) : undefined
  if (inFlow) return inFlow
  const begun = rest.trimStart()
  if (/^["'|>]/.test(begun)) return undefined
  const last = steps.at(-1)
  if (last && typeof last.step === 'string') return rest === '' ? undefined : { path, want: 'value', begun: begun.length } // prettier-ignore
  return { path, want: last ? 'either' : 'key', begun: begun.length }
}

/** The steps of the lines above that a line at a column stands in. */
function around(lines: readonly string[], column: number, isDash: boolean): (string | 0)[] {
  const path: (string | 0)[] = []
  let limit = column
  // The dashes of a list may stand as far left as its key.
  let keyLimit = isDash ? column + 1 : column
  for (let index = lines.length - 1; index >= 0 && (limit > 0 || keyLimit > 0); index--) {
    const line = lines[index]!
    if (/^\s*(?:#|$)/.test(line)) continue
    for (const { column: at, step } of readLine(line).steps.toReversed()) {
      if (at >= (step === 0 ? limit : keyLimit)) continue
      path.unshift(step)
      limit = at
      keyLimit = step === 0 ? at + 1 : at
    }
  }
  return path
}

/** The same inside brackets that begin on the line. */
function flowPlace(text: string, outer: readonly (string | 0)[]): WritingPlace | undefined {
  const open: { kind: 'map' | 'list'; key: string | undefined }[] = []
  let token = ''
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '"' || character === "'") {
      const end = text.indexOf(character, at + 1)
      if (end === -1) return undefined
      token += text.slice(at, end + 1)
      at = end
    } else if (character === '{' || character === '[') {
      open.push({ kind: character === '{' ? 'map' : 'list', key: undefined })
      token = ''
    } else if (character === '}' || character === ']') {
      open.pop()
      token = ''
      if (open.length === 0) return undefined
    } else if (character === ',') {
      const inner = open.at(-1)!
      inner.key = undefined
      token = ''
    } else if (character === ':' && open.at(-1)?.kind === 'map' && /^(?:\s|$)/.test(text.slice(at + 1))) {
      open.at(-1)!.key = token.trim().replaceAll(/^["']|["']$/g, '')
      token = ''
    } else token += character
  }
  const inner = open.at(-1)
  if (!inner) return undefined
  const steps = open.flatMap(({ kind, key }): (string | 0)[] => (kind === 'list' ? [0] : key === undefined ? [] : [key])) // prettier-ignore
  const begun = token.trimStart().length
  const want = inner.kind === 'list' ? 'either' : inner.key === undefined ? 'key' : 'value'
  return { path: [...outer, ...steps], want, begun }
}
