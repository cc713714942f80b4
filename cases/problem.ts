/** What is wrong with a case file, where exactly, and in words a writer can act on, in both languages. */
import type { LocalText } from '#scoring/facts.ts'
import { MESSAGES, type ProblemCode } from './messages.ts'

export type Severity = 'error' | 'warning'
export type Path = readonly (string | number)[]
/** Figures, names and lists a message prints; a `LocalText` prints in the message's own language. */
export type Detail = Readonly<Record<string, string | number | LocalText>>

/** A place in a file: line and column count from 1, columns in UTF-16 units as editors count them. */
export interface Place {
  readonly line: number
  readonly column: number
}

export interface Problem {
  readonly severity: Severity
  readonly code: ProblemCode
  readonly file: string
  readonly line: number
  readonly column: number
  /** Dotted, e.g. `outcomes[2].observations[0].value`; `body` for the text, empty for the file as a whole. */
  readonly path: string
  readonly message: LocalText
}

/** `['outcomes', 2, 'value']` as `outcomes[2].value`. */
export function dottedPath(path: Path): string {
  let dotted = ''
  for (const step of path) {
    if (typeof step === 'number') dotted += `[${step}]`
    else dotted += dotted === '' ? step : `.${step}`
  }
  return dotted
}

/** The steps of a dotted path: `outcomes[2].value` as `['outcomes', 2, 'value']`. */
export function stepsOf(dotted: string): Path {
  return [...dotted.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([step, index]) =>
    index === undefined ? step : Number(index),
  )
}

export const fill = (template: string, detail: Detail, language: 'zh-CN' | 'en'): string =>
  template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = detail[name]
    if (value === undefined) throw new RangeError(`message needs a value for {${name}}`)
    return typeof value === 'object' ? value[language] : String(value)
  })

/** Builds a problem; its severity and words come from the table of its code. */
export function problem(code: ProblemCode, file: string, place: Place, path: string, detail: Detail = {}): Problem {
  const entry = MESSAGES[code]
  return {
    severity: entry.severity,
    code,
    file,
    line: place.line,
    column: place.column,
    path,
    message: { 'zh-CN': fill(entry['zh-CN'], detail, 'zh-CN'), en: fill(entry.en, detail, 'en') },
  }
}

/** Reading order: by line, then column; the order of finding decides between equals. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
}
